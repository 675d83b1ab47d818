import type { ComponentProps } from 'react';

/** A stored picture at the desk. */
export function Thumb({ alt, ...rest }: ComponentProps<'img'> & { alt: string }) {
  // biome-ignore lint/performance/noImgElement: renditions are made at upload; next/image stays closed
  return <img {...rest} alt={alt} />;
}
