import type { SiteContext } from './types.ts';

interface StoryToolsProps {
  site: SiteContext;
  /** The story's absolute address. */
  address: string;
  headline: string;
  /** Path of the story's recording, where it has one. */
  recording: string | null;
}

/**
 * What a reader may do with a story. The links work without a script; what needs one is hidden until `page/tools.js`
 * has come, and it hands sharing to the device where that can do it.
 */
export function StoryTools({ site, address, headline, recording }: StoryToolsProps) {
  const { tools } = site.words;
  return (
    <div className="tools-of-story">
      <details className="share">
        <summary>{tools.share}</summary>
        <ul>
          {targets(address, headline).map(({ name, href }) => (
            <li key={name}>
              <a href={href} rel="noopener nofollow" target="_blank">
                {tools.shareBy[name]}
              </a>
            </li>
          ))}
          <li hidden>
            <button type="button" data-copy={address} data-done={tools.copied}>
              {tools.copy}
            </button>
          </li>
        </ul>
      </details>
      {recording && (
        <a href={recording} download="">
          {tools.listenLater}
        </a>
      )}
      <button type="button" data-text="1" hidden>
        {tools.larger}
      </button>
      <button type="button" data-text="-1" hidden>
        {tools.smaller}
      </button>
      <button type="button" data-print="" hidden>
        {tools.print}
      </button>
    </div>
  );
}

/** Addresses that networks have for sharing: a link, and nothing of theirs on our page. */
function targets(address: string, headline: string) {
  const url = encodeURIComponent(address);
  const text = encodeURIComponent(headline);
  return [
    { name: 'whatsapp', href: `https://wa.me/?text=${text}%20${url}` },
    { name: 'telegram', href: `https://t.me/share/url?url=${url}&text=${text}` },
    { name: 'facebook', href: `https://www.facebook.com/sharer/sharer.php?u=${url}` },
    { name: 'x', href: `https://x.com/intent/post?text=${text}&url=${url}` },
    { name: 'mail', href: `mailto:?subject=${text}&body=${url}` },
  ] as const;
}
