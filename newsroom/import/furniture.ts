import { fold } from '#arabic/fold.ts';
import {
  agoWords,
  countedLabels,
  dateLabels,
  dateWords,
  furnitureLabels,
  furnitureLeads,
} from './furniture-words.ts';
import { countLineWords, type Line } from './lines.ts';
import { type ImportWarning, quote, warn } from './warnings.ts';

/** The line's words alone: folded, without numbers (1,204 · 1.2K · (0)), marks, brackets and emoji. */
function bareWords(line: string): string[] {
  return fold(line)
    .replace(/[0-9]+(?:[.,:/-][0-9]+)*\s?[km]?(?![\p{L}])/gu, ' ')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '');
}

const asKey = (label: string) => bareWords(label).join(' ');
const labels = new Set(furnitureLabels.map(asKey));
const counted = new Set([...labels, ...countedLabels.map(asKey)]);
const longestLabel = Math.max(...[...counted].map((label) => label.split(' ').length));
const leads = furnitureLeads.map(asKey);
const dateLabelSet = new Set(dateLabels.map(asKey));
const dates = new Set(dateWords.map(asKey));
const agos = new Set(agoWords.map(asKey));

/** Whether the words are nothing but labels, one after the other: «شارك فيسبوك تويتر». */
function areLabels(words: string[], known: Set<string>): boolean {
  // reachable[i]: the first i words can be read as labels
  const reachable = [true];
  for (let end = 1; end <= words.length; end += 1) {
    reachable[end] = false;
    for (let size = 1; size <= Math.min(longestLabel, end); size += 1) {
      if (reachable[end - size] && known.has(words.slice(end - size, end).join(' '))) reachable[end] = true;
    }
  }
  return words.length > 0 && reachable[words.length] === true;
}

/**
 * Whether a line is page furniture and nothing else. A line that ends in a full stop is somebody's sentence,
 * whatever its words, and numbers alone are kept: a figure on a line of its own may be meant.
 */
export function isFurniture(line: string): boolean {
  if (/[.۔]\s*$/.test(line) || countLineWords(line) > 12) return false;
  // «#عاجل», «@…» are a post's own words.
  if (/[#@]/.test(line)) return false;
  if (areLabels(bareWords(line), /\p{N}/u.test(line) ? counted : labels)) return true;
  const [head, ...rest] = line.split(/[:：|]/);
  return (
    head !== undefined && rest.join('').trim() !== '' && leads.includes(asKey(head)) && areNotProse(rest)
  );
}

function areNotProse(parts: string[]): boolean {
  return countLineWords(parts.join(' ')) <= 25;
}

/** Whether the line is the page's own date or time, with or without «آخر تحديث». */
export function isDateLine(line: string): 'labelled' | 'bare' | null {
  const text = fold(line);
  const words = bareWords(line);
  if (!/[0-9]/.test(text) && !/^(?:منذ|قبل)/.test(text)) return null;
  for (let size = Math.min(4, words.length); size >= 1; size -= 1) {
    const rest = words.slice(size);
    if (dateLabelSet.has(words.slice(0, size).join(' ')) && rest.every((word) => dates.has(word)))
      return 'labelled';
  }
  if (countLineWords(line) > 14) return null;
  const ago = /^(?:منذ|قبل)/.test(text) && words.every((word) => agos.has(word));
  const date =
    words.every((word) => dates.has(word)) &&
    (/[0-9]{1,4}\s*[/.-]\s*[0-9]{1,2}\s*[/.-]\s*[0-9]{1,4}/.test(text) ||
      (words.length > 0 && /(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])/.test(text)) ||
      /^[0-9]{1,2}:[0-9]{2}/.test(text));
  return ago || date ? 'bare' : null;
}

/**
 * Takes the furniture out. Dates without a label go only above `firstParagraph` (the index of the first line
 * that reads as prose): further down a date can be a heading. Each thing taken out is named in the warning.
 */
export function removeFurniture(
  lines: Line[],
  firstParagraph: number,
): { lines: Line[]; warnings: ImportWarning[] } {
  const kept: Line[] = [];
  const removed: string[] = [];
  let gap = 0;
  lines.forEach((line, index) => {
    const dateLine = isDateLine(line.text);
    if (
      isFurniture(line.text) ||
      dateLine === 'labelled' ||
      (dateLine === 'bare' && index < firstParagraph)
    ) {
      removed.push(line.text);
      gap += line.gap + 1;
      return;
    }
    kept.push({ text: line.text, gap: line.gap + gap });
    gap = 0;
  });
  const warnings = removed.map((text) =>
    warn('furniture_removed', `Taken for page furniture: ${quote(text)}`),
  );
  return { lines: kept, warnings };
}
