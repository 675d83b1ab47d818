/** An embed as HTML: the card that says everything by itself, and the place of the player that a click loads. */
import { dirOf } from '#arabic/bidi.ts';
import { findProvider } from '#media/embeds/list.ts';
import { dirOfBlock, stringOf } from './attributes.ts';
import { findAddresses } from './embed-address.ts';
import { isPlayed, kindOf, type Player, playerFor } from './embed-player.ts';
import { escapeHtml, htmlAttributes } from './escape.ts';
import type { EmbedPage, HtmlWriter } from './spec.ts';
import type { DocNode } from './types.ts';

export function embedHtml(node: DocNode, write: HtmlWriter): string {
  const { embeds } = write.context;
  const text = stringOf(node, 'text');
  const title = stringOf(node, 'title');
  const player = embeds ? playerFor(node, embeds.frameHosts) : null;
  const goneAt = embeds?.goneAt(stringOf(node, 'url')) ?? null;
  // What plays has its still as a cover; a post's frame would only repeat the card, and stands below it.
  const isCover = player !== null && !goneAt && isPlayed(node);
  const opening = htmlAttributes({
    class: 'embed',
    'data-provider': stringOf(node, 'provider'),
    'data-handle': stringOf(node, 'handle') || null,
    ...(embeds ? {} : luggage(node, write)),
    dir: dirOfBlock(node),
  });
  const still = stillHtml(node, write);
  const frame =
    embeds && player && !goneAt
      ? isCover
        ? playerHtml(node, player, embeds, still)
        : sourceHtml(node, player, embeds)
      : '';
  const heading =
    title && `<p${htmlAttributes({ class: 'title', dir: dirOf(title) })}>${escapeHtml(title)}</p>`;
  const post =
    text && `<blockquote${htmlAttributes({ dir: dirOf(text) })}><p>${postHtml(text)}</p></blockquote>`;
  const gone = embeds && goneAt ? goneHtml(embeds, goneAt, write) : '';
  const caption = `<figcaption>${gone}${captionHtml(node, write)}</figcaption>`;
  // A caption stands first or last in its figure, by the rules of HTML.
  const parts = isCover ? [frame, heading, post, caption] : [still, heading, post, frame, caption];
  return `<figure${opening}>${parts.join('')}</figure>`;
}

/** What others' frames may do: everything but reach our page, ask for windows of ours or send forms. */
const sandbox =
  'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation';

/** What a reader doesn't need, and whoever takes the card back does. */
function luggage(node: DocNode, write: HtmlWriter): Record<string, string | null> {
  const ratio = node.attrs?.ratio;
  const picture = stringOf(node, 'picture');
  return {
    'data-title': stringOf(node, 'title') || null,
    'data-picture': picture && !write.context.isWithdrawn?.(picture) ? picture : null,
    'data-ratio': typeof ratio === 'number' ? String(ratio) : null,
    'data-fetched-at': stringOf(node, 'fetchedAt') || null,
    'data-hash': stringOf(node, 'hash') || null,
  };
}

function stillHtml(node: DocNode, write: HtmlWriter): string {
  const id = stringOf(node, 'picture');
  const picture = id ? write.context.picture(id) : null;
  if (!picture) return '';
  return `<img${htmlAttributes({
    class: 'still',
    src: picture.src,
    srcset: picture.srcset,
    sizes: picture.srcset ? picture.sizes : null,
    width: picture.width,
    height: picture.height,
    // The card's own words say what it is of.
    alt: '',
    loading: 'lazy',
    decoding: 'async',
  })}>`;
}

/** Without script it is a link to the original; `components/site/player.ts` makes a player of it. */
function playerHtml(node: DocNode, player: Player, page: EmbedPage, still: string): string {
  const provider = stringOf(node, 'provider');
  const url = stringOf(node, 'url');
  const kind = kindOf(provider, url);
  const name = nameOf(provider, url);
  const words = (text: string) => text.replace('{name}', name);
  const { shape } = player;
  const opening = htmlAttributes({
    'data-src': player.src,
    'data-provider': provider === 'iframe' ? name : provider,
    'data-title': stringOf(node, 'title') || words(page.words.link[kind]),
    'data-allow': player.allow,
    'data-remember': words(page.words.remember),
  });
  // A picture of nothing that has the frame's shape: no script and no style is needed to keep its place.
  const spacer =
    'height' in shape
      ? htmlAttributes({ width: 1, height: shape.height })
      : htmlAttributes({
          viewBox: `0 0 ${shape.ratio[0]} ${shape.ratio[1]}`,
          class: shape.ratio[0] < shape.ratio[1] ? 'tall' : null,
        });
  return (
    `<embed-player${opening}><span class="place"><svg${spacer} aria-hidden="true"></svg>${still}` +
    `<a${htmlAttributes({ class: 'play', href: url, rel: 'noopener nofollow' })}>${escapeHtml(words(page.words.play[kind]))}</a></span>` +
    `<small>${escapeHtml(words(page.words.note))}</small></embed-player>`
  );
}

/**
 * A post as its provider shows it, for who wants that: the link loads it into the named frame below, which needs no
 * script, so that a page whose embeds are all posts stays without one.
 */
function sourceHtml(node: DocNode, player: Player, page: EmbedPage): string {
  const provider = stringOf(node, 'provider');
  const url = stringOf(node, 'url');
  const name = nameOf(provider, url);
  const words = (text: string) => escapeHtml(text.replace('{name}', name));
  const target = url.replace(/[^A-Za-z0-9]+/g, '-');
  // No `noopener`: it would open another window instead of the frame.
  const link = htmlAttributes({
    class: 'play',
    href: player.src,
    target,
    rel: 'nofollow',
    referrerpolicy: 'strict-origin',
  });
  const frame = htmlAttributes({
    name: target,
    title: page.words.link.post.replace('{name}', name),
    sandbox,
    height: 'height' in player.shape ? player.shape.height : 560,
    referrerpolicy: 'strict-origin',
  });
  return (
    `<details class="source"><summary>${words(page.words.play.post)}</summary>` +
    `<p><small>${words(page.words.note)}</small> <a${link}>${words(page.words.load)}</a></p><iframe${frame}></iframe></details>`
  );
}

function goneHtml(page: EmbedPage, goneAt: string, write: HtmlWriter): string {
  const time = `<time${htmlAttributes({ datetime: goneAt })}>${escapeHtml(write.context.date(goneAt))}</time>`;
  return `<span class="gone"><strong>${escapeHtml(page.words.gone)}</strong> ${escapeHtml(page.words.goneNote)} ${time}</span> `;
}

/** The post's own words: line breaks kept, addresses made links and set apart from the text around them. */
function postHtml(text: string): string {
  let html = '';
  let at = 0;
  for (const { start, end, url } of findAddresses(text)) {
    const opening = htmlAttributes({ href: url, dir: 'ltr', rel: 'noopener nofollow' });
    html += `${linesHtml(text.slice(at, start))}<a${opening}>${escapeHtml(text.slice(start, end))}</a>`;
    at = end;
  }
  return html + linesHtml(text.slice(at));
}

function linesHtml(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

function captionHtml(node: DocNode, write: HtmlWriter): string {
  const { words, date } = write.context;
  const provider = stringOf(node, 'provider');
  const author = stringOf(node, 'author');
  const handle = atHandle(stringOf(node, 'handle'));
  const url = stringOf(node, 'url');
  const postedAt = stringOf(node, 'postedAt');
  const time =
    postedAt && `<time${htmlAttributes({ datetime: postedAt })}>${escapeHtml(date(postedAt))}</time>`;
  const label = escapeHtml(words.embeds.link[kindOf(provider, url)].replace('{name}', nameOf(provider, url)));
  const parts = [
    author && `<bdi class="author">${escapeHtml(author)}</bdi>`,
    handle && `<bdi class="handle" dir="ltr">${escapeHtml(handle)}</bdi>`,
    url &&
      `<a${htmlAttributes({ href: url, rel: 'noopener nofollow' })}>${[label, time].filter(Boolean).join(' ')}</a>`,
    url ? '' : time,
  ];
  return parts.filter(Boolean).join(' ');
}

/** A provider as its readers call it, else the host. */
export function nameOf(provider: string, url: string, language: 'ar' | 'en' = 'ar'): string {
  return findProvider(provider)?.names[language] || (URL.parse(url)?.hostname.replace(/^www\./, '') ?? '');
}

export function atHandle(handle: string): string {
  return handle && !handle.startsWith('@') ? `@${handle}` : handle;
}
