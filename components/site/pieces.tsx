import { Fragment } from 'react';
import type { Piece } from './types.ts';

/** Text with the words that were looked for marked. */
export function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ text, hit }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice, and nothing here moves
    return hit ? <mark key={index}>{text}</mark> : <Fragment key={index}>{text}</Fragment>;
  });
}
