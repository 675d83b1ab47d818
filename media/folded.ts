import { fold } from '#arabic/fold.ts';

/** All that a stored file is found by, in one folded text. */
export function foldWords(row: {
  caption: string;
  credit: string;
  alt: string;
  agency?: string;
  place?: string;
  fileName?: string;
  tags?: string[];
}): string {
  const { caption, credit, alt, agency = '', place = '', fileName = '', tags = [] } = row;
  return fold(
    [caption, credit, alt, agency, place, fileName, ...tags].filter(Boolean).join(' \n '),
  ).toLowerCase();
}
