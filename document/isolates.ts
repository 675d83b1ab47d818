import { findIsolates, type Run } from '#arabic/runs.ts';
import { escapeHtml } from './escape.ts';

/**
 * What has to be isolated in a right-to-left line that is written in several pieces, one for each change of marks. A run
 * across two of them is left to the bidi algorithm: isolated in two, its halves would change places.
 */
export function isolatesAmong(pieces: readonly string[]): Run[] {
  const borders = new Set<number>();
  let length = 0;
  for (const piece of pieces) {
    length += piece.length;
    borders.add(length);
  }
  return findIsolates(pieces.join('')).filter(({ start, end }) => {
    for (const border of borders) if (border > start && border < end) return false;
    return true;
  });
}

/** The text between two places of a line as HTML, its isolated runs in `<bdi>`. */
export function isolatedHtml(text: string, at: number, runs: readonly Run[]): string {
  let html = '';
  let from = 0;
  for (const { start, end } of runs) {
    if (start < at || end > at + text.length) continue;
    html += `${escapeHtml(text.slice(from, start - at))}<bdi dir="ltr">${escapeHtml(text.slice(start - at, end - at))}</bdi>`;
    from = end - at;
  }
  return html + escapeHtml(text.slice(from));
}
