import { mediaPath } from '#document/address.ts';
import { placeholderHtml } from '#document/picture-html.ts';
import { focusClass } from './focus-class.ts';
import type { CardPicture } from './types.ts';

interface PictureProps {
  picture: CardPicture;
  /** The `sizes` of the place it stands in. */
  sizes: string;
  /** The page's largest picture is fetched first; the others when they come near. */
  first?: boolean;
}

const typeOf = { avif: 'image/avif', webp: 'image/webp' } as const;

/** A card's picture, cut around its focus. The headline beside it says what it is, so it has no text of its own. */
export function Picture({ picture, sizes, first }: PictureProps) {
  const widths = [...picture.widths].sort((a, b) => a - b);
  const fallback = widths.find((width) => width >= 900) ?? widths.at(-1);
  if (fallback === undefined) return null;
  const format = picture.formats.includes('jpg') ? 'jpg' : 'webp';
  const set = (kind: 'avif' | 'webp' | 'jpg') =>
    widths.map((width) => `${mediaPath(picture.id, width, kind)} ${width}w`).join(', ');
  const better = (['avif', 'webp'] as const).filter(
    (kind) => kind !== format && picture.formats.includes(kind),
  );
  const colours = placeholderHtml(picture.placeholder);
  const image = (
    // biome-ignore lint/performance/noImgElement: next/image's optimizer stays closed, and this page has no Next
    <img
      src={mediaPath(picture.id, fallback, format)}
      srcSet={set(format)}
      sizes={sizes}
      width={picture.width}
      height={picture.height}
      alt=""
      loading={first ? undefined : 'lazy'}
      fetchPriority={first ? 'high' : undefined}
      decoding="async"
    />
  );
  return (
    <span className={['frame', focusClass(picture)].filter(Boolean).join(' ')}>
      {colours && (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: twelve checked colours (document/picture-html.ts)
        <span className="tint" dangerouslySetInnerHTML={{ __html: colours }} />
      )}
      <picture>
        {better.map((kind) => (
          <source key={kind} type={typeOf[kind]} srcSet={set(kind)} sizes={sizes} />
        ))}
        {image}
      </picture>
    </span>
  );
}
