import { fold } from '#arabic/fold.ts';
import {
  agoWords,
  countedLabels,
  dateLabels,
  dateWords,
  furnitureLabels,
  furnitureLeads,
  invitationChannels,
  invitations,
  kickers,
  relatedLabels,
  tagLabels,
} from './furniture-words.ts';
import { countLineWords, findLastSentence, type Line } from './lines.ts';
import { findRelated } from './related.ts';
import { type ImportWarning, quote, warn } from './warnings.ts';

/** The line's words alone: folded, without numbers (1,204 · 1.2K · (0)), marks, brackets and emoji. */
function bareWords(line: string): string[] {
  return fold(line)
    .replace(/[0-9]+(?:[.,:/-][0-9]+)*\s?[km]?(?![\p{L}])/gu, ' ')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '');
}

const asKey = (label: string) => bareWords(label).join(' ');
const labels = new Set([...furnitureLabels, ...relatedLabels, ...tagLabels].map(asKey));
const counted = new Set([...labels, ...countedLabels.map(asKey)]);
const longestLabel = Math.max(...[...counted].map((label) => label.split(' ').length));
const leads = furnitureLeads.map(asKey);
const kickerSet = new Set(kickers.map(asKey));
const relatedSet = new Set(relatedLabels.map(asKey));
const invited = invitations.map(asKey);
const channels = invitationChannels.map(asKey);
const moreOf = ` ${asKey('المزيد من')} `;
const tagSet = new Set(tagLabels.map(asKey));
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
  if (isCopyright(line)) return true;
  const [head, rest] = splitAtLabel(line);
  if (rest !== '' && leads.includes(head) && areNotProse([rest])) {
    // «اقرأ أيضا: …» has nothing of a sentence, even where the title after it is closed like one.
    if (!/[.۔]\s*$/.test(line) || /^[^.،,]{2,24}[:：|]/.test(line)) return true;
  }
  if (/[.۔]\s*$/.test(line)) return false;
  // «#عاجل», «@…» are a post's own words.
  if (/[#@]/.test(line) || countLineWords(line) > 12) return false;
  return areLabels(bareWords(line), /\p{N}/u.test(line) ? counted : labels);
}

/** What stands before the first colon, bar, arrow or dash, as a label is compared; and what stands behind it. */
function splitAtLabel(line: string): [string, string] {
  const mark = /[:：|»›←]|\.{2,}|…|\s[-–—]\s/u.exec(line);
  if (mark) return [asKey(line.slice(0, mark.index)), line.slice(mark.index + mark[0].length).trim()];
  // «اقرأ أيضا عنوان خبر آخر», without a mark between.
  const words = line.split(' ');
  return [asKey(words.slice(0, 2).join(' ')), words.length > 5 ? words.slice(2).join(' ') : ''];
}

/** «© 2022 جميع الحقوق محفوظة لصحيفة …»: the line must begin so, or somebody speaks of rights. */
function isCopyright(line: string): boolean {
  return (
    countLineWords(line) <= 20 &&
    /^(?:©|\(c\)|copyright|حقوق (?:النشر|الطبع|الملكيه)|(?:جميع|كافه|كل) (?:حقوق|الحقوق))/iu.test(
      fold(line),
    ) &&
    /(?:©|\(c\)|copyright|محفوظه|reserved)/iu.test(fold(line))
  );
}

/** «فيديو», «خاص – اسم الموقع»: what kind of piece it is, and whose. A person's name after it is a byline. */
function isKicker(line: string): boolean {
  if (kickerSet.has(bareWords(line).join(' '))) return true;
  return /^(?:خاص|حصري|حصريا)\s*[-–—|/:：]\s*\S/u.test(fold(line)) && countLineWords(line) <= 4;
}

/** Below the story's last sentence only: a lone «تعليقات», «اشترك في قناتنا», «المزيد من محليات». */
function isFooting(line: string): boolean {
  if (/[.۔:：]\s*$|[#@]/.test(line) || countLineWords(line) > 12) return false;
  const words = ` ${bareWords(line).join(' ')} `;
  if (areLabels(bareWords(line), counted) || words.startsWith(moreOf)) return true;
  const asks = invited.some((start) => words.startsWith(` ${start} `));
  return asks && channels.some((channel) => words.includes(` ${channel} `));
}

/** What the lines below a label of this kind are: other stories' titles, tags, or nothing to do with it. */
function labelKind(line: string): 'titles' | 'tags' | null {
  const alone = bareWords(line).join(' ');
  const [head] = splitAtLabel(line);
  if (relatedSet.has(alone) || (relatedSet.has(head) && isFurniture(line))) return 'titles';
  return tagSet.has(alone) ? 'tags' : null;
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
 * Takes the furniture out. Dates without a label and kickers («فيديو», «خاص») go only above `firstParagraph` (the
 * index of the first line that reads as prose): further down they can be a heading. Each thing taken out, or kept
 * in doubt, is named in a warning.
 */
export function removeFurniture(
  lines: Line[],
  firstParagraph: number,
): { lines: Line[]; warnings: ImportWarning[] } {
  const isHead = (index: number) => index < firstParagraph;
  const lastSentence = findLastSentence(lines);
  const bottom = lastSentence < 0 ? lines.length : lastSentence;
  const isOut = lines.map(({ text }, index) => {
    const dateLine = isDateLine(text);
    return (
      isFurniture(text) ||
      dateLine === 'labelled' ||
      (isHead(index) && (dateLine === 'bare' || isKicker(text))) ||
      (index > bottom && isFooting(text))
    );
  });
  const labelled = new Map<number, 'titles' | 'tags'>();
  lines.forEach(({ text }, index) => {
    const kind = isOut[index] ? labelKind(text) : null;
    // Above the headline «المزيد» labels nothing that stands below it.
    if (kind && !isHead(index)) labelled.set(index, kind);
  });
  const related = findRelated(lines, labelled);

  const kept: Line[] = [];
  const warnings: ImportWarning[] = [];
  let gap = 0;
  lines.forEach((line, index) => {
    const isRelated = related.dropped.has(index);
    if (isOut[index] || isRelated) {
      const what = isRelated ? 'the title of another story, or a tag' : 'page furniture';
      warnings.push(warn('furniture_removed', `Taken for ${what}: ${quote(line.text)}`));
      gap += line.gap + 1;
      return;
    }
    if (related.doubtful.has(index)) {
      warnings.push(warn('line_kept', `Maybe the title of another story, kept: ${quote(line.text)}`));
    }
    kept.push({ text: line.text, gap: line.gap + gap });
    gap = 0;
  });
  return { lines: kept, warnings };
}
