import { mediaPath } from '#document/address.ts';
import type { CardPicture } from './types.ts';

interface PictureProps {
  picture: CardPicture;
  /** The `sizes` of the place it stands in. */
  sizes: string;
  /** The page's largest picture is fetched first; the others when they come near. */
  first?: boolean;
}

/** A card's picture. The headline beside it says what it is, so it has no text of its own. */
export function Picture({ picture, sizes, first }: PictureProps) {
  const widths = [...picture.widths].sort((a, b) => a - b);
  const fallback = widths.find((width) => width >= 900) ?? widths.at(-1);
  if (fallback === undefined) return null;
  return (
    // biome-ignore lint/performance/noImgElement: next/image's optimizer stays closed, and this page has no Next
    <img
      src={mediaPath(picture.id, fallback)}
      srcSet={widths.map((width) => `${mediaPath(picture.id, width)} ${width}w`).join(', ')}
      sizes={sizes}
      width={picture.width}
      height={picture.height}
      alt=""
      loading={first ? undefined : 'lazy'}
      fetchPriority={first ? 'high' : undefined}
      decoding="async"
    />
  );
}
