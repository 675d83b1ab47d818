import { fold } from '#arabic/fold.ts';
import {
  beginsLikeCaption,
  isDateline,
  type ReadCaption,
  readCaption,
  readCreditLine,
  withoutLabel,
} from './caption.ts';
import { countLineWords, endsSentence, type Line } from './lines.ts';
import { type ImportWarning, quote, warn } from './warnings.ts';

/** Names of sections as papers print them above a headline; others are taken for one only when very short. */
const sectionNames = new Set(
  [
    'سياسة',
    'سياسة دولية',
    'سياسة عربية',
    'شؤون دولية',
    'شؤون عربية',
    'عرب وعالم',
    'عربي ودولي',
    'عربي',
    'دولي',
    'دوليات',
    'عالم',
    'العالم',
    'العالم العربي',
    'الوطن العربي',
    'محليات',
    'شؤون محلية',
    'شؤون سياسية',
    'أخبار محلية',
    'أخبار',
    'الأخبار',
    'وطني',
    'جهات',
    'مجتمع',
    'اقتصاد',
    'مال وأعمال',
    'أسواق',
    'رياضة',
    'رياضة محلية',
    'رياضة دولية',
    'ثقافة',
    'ثقافة وفن',
    'فن',
    'فنون',
    'أدب وفنون',
    'منوعات',
    'صحة',
    'علوم',
    'علوم وتكنولوجيا',
    'تكنولوجيا',
    'تقنية',
    'بيئة',
    'تعليم',
    'سياحة وسفر',
    'رأي',
    'آراء',
    'مقالات',
    'تحقيقات',
    'تقارير',
    'حوادث',
    'قضايا',
    'حياة',
    'أسرة',
    'ملفات',
  ].map(fold),
);

export interface FoundFigure extends Pick<ReadCaption, 'caption' | 'credit'> {}

/** What stands above the story's own paragraphs. `rest` is where in the lines the remaining text begins. */
export interface Head {
  section: string | null;
  headline: string;
  /** Who wrote it, where a line above the story says so. */
  byline: string;
  figures: FoundFigure[];
  /** Lines of the head that are none of these, in order: a standfirst, a dateline, a byline. */
  others: Line[];
  rest: number;
  warnings: ImportWarning[];
}

const sameLine = (a: string, b: string) =>
  fold(a).replace(/\s+/g, ' ').trim() === fold(b).replace(/\s+/g, ' ').trim();

/** No page has more lines than this above its story. */
const mostLines = 15;

/** Said on the line before or after, too; the credit may be missing from one of the two. */
function standsTwice(lines: Line[], index: number): boolean {
  const text = withoutCredit(lines[index]?.text ?? '');
  return [lines[index - 1], lines[index + 1]].some(
    (other) => other !== undefined && sameLine(withoutCredit(other.text), text),
  );
}

function withoutCredit(text: string): string {
  return readCaption(text)?.caption ?? text;
}

/** A line that reads as prose: a long one, or a sentence of some length with its full stop. */
export function isProse(text: string): boolean {
  const words = countLineWords(text);
  return words >= 28 || (words >= 8 && /[.۔][\s"'»”’)\]\p{Cf}]*$/u.test(text));
}

/** The index of the first line of prose at or after `from`; the number of lines where there is none. */
export function findProse(lines: Line[], from: number): number {
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line) break;
    if (isProse(line.text) && !standsTwice(lines, index) && !readCaption(line.text)?.known) return index;
  }
  return lines.length;
}

export function isKnownSection(text: string): boolean {
  return sectionNames.has(fold(text).trim());
}

function looksLikeSection(text: string, next: string | undefined): 'known' | 'guessed' | null {
  if (next === undefined) return null;
  if (isKnownSection(text)) return 'known';
  const words = text.split(/\s+/);
  const plain = words.length <= 3 && text.length <= 28 && !/[\p{N}\p{P}\p{S}]/u.test(text);
  // «زلزال يضرب المدينة» is a headline: a verb in the present follows its subject.
  const hasVerb = words.slice(1).some((word) => /^(?:[يت]|س[يتن])\p{L}{2,}$/u.test(word));
  return plain && !hasVerb && countLineWords(next) > words.length && countLineWords(next) >= 4
    ? 'guessed'
    : null;
}

const homes = ['الرئيسية', 'الصفحة الرئيسية', 'Home'].map(fold);

/** «الرئيسية > سياسة > عربي» → the last name that isn't the headline. */
function readBreadcrumb(text: string, next: string | undefined): string | null {
  const parts = text.split(/\s*[>›»/|←\\]\s*/).filter((part) => part !== '');
  if (parts.length < 2 || !homes.includes(fold(parts[0] ?? '').trim())) return null;
  const names = parts.slice(1).filter((part) => next === undefined || !sameLine(part, next));
  return names.at(-1) ?? null;
}

/** Dateline («بيروت – وكالات») or byline («كتب: …») on a line of its own: kept, but no lead. */
export function isSourceLine(text: string): boolean {
  if (endsSentence(text) || countLineWords(text) > 8) return false;
  if (/^(?:كتبت?|بقلم|إعداد|تحرير|أعدها?|متابعة|حاورته?ا?|المحررة?|مراسلنا)(?=[\s:：])/u.test(text))
    return true;
  return /^[\p{L}\s،,]{2,40}\s*[-–—ـ/|:]\s*\S/u.test(text) && countLineWords(text) <= 6;
}

/** «كتب: فلان», «بقلم فلان» → the name; null where the line says something else. */
function readByline(text: string): string | null {
  if (endsSentence(text) || text.length > 90 || /[#@]|https?:/.test(text)) return null;
  const name =
    /^(?:كتبت?|كتبه|كتبها|بقلم|إعداد|تقرير|حوار|الكاتبة?|المؤلفة?|by)\s*(?:[:：/|–—-]\s*)?(.+)$/iu.exec(text);
  const labelled = /^(?:بقلم|by)(?=\s)|^\S+\s*[:：/|–—-]/iu.test(text);
  const words = countLineWords(name?.[1] ?? '');
  return name && labelled && words >= 1 && words <= 7 ? (name[1] ?? '').trim() : null;
}

/**
 * Reads section, headline, captions and what else stands above the story. `prose` is the index of its first
 * line of prose or embed.
 */
export function readHead(lines: Line[], prose: number): Head {
  const warnings: ImportWarning[] = [];
  const head = lines.slice(0, Math.min(Math.max(prose, 1), mostLines));
  const isCaption = (index: number) =>
    standsTwice(head, index) ||
    (readCaption(head[index]?.text ?? '')?.known === true && !isDateline(head[index]?.text ?? ''));

  const isSource = (text: string) => readByline(text) !== null || isDateline(text);
  const open = head
    .map((_, index) => index)
    .filter((index) => !isCaption(index) && !isSource(head[index]?.text ?? ''));
  // All of them captions: then the first line is the headline, said twice.
  const candidates = open.length > 0 ? open : [0];
  // A section, and below it the headline, said twice.
  if (candidates.length === 1 && looksLikeSection(head[0]?.text ?? '', head[1]?.text) === 'known') {
    candidates.splice(0, 1, 0, 1);
  }
  const textOf = (index: number | undefined) => (index === undefined ? undefined : head[index]?.text);

  // A site's own name stands above the section of the page.
  const [site, under, title] = candidates;
  if (
    title !== undefined &&
    !isKnownSection(textOf(site) ?? '') &&
    isKnownSection(textOf(under) ?? '') &&
    countLineWords(textOf(site) ?? '') <= 3 &&
    countLineWords(textOf(title) ?? '') >= 4
  ) {
    candidates.push(...candidates.splice(0, 1));
  }

  // A breadcrumb of several lines: the last section is the page's own.
  const outer = new Set<number>();
  while (
    candidates.length > 2 &&
    isKnownSection(textOf(candidates[0]) ?? '') &&
    isKnownSection(textOf(candidates[1]) ?? '')
  ) {
    const [wider = 0] = candidates.splice(0, 1);
    outer.add(wider);
    warnings.push(warn('furniture_removed', `Taken for a wider section: ${quote(textOf(wider) ?? '')}`));
  }

  let section: string | null = null;
  let byline = '';
  const [first, second] = candidates;
  const firstText = textOf(first) ?? '';
  const crumb = readBreadcrumb(firstText, textOf(second));
  // A caption may not stand in for the headline that a section needs after it.
  const asSection =
    (first === 0 || first === under) && second !== undefined
      ? looksLikeSection(firstText, textOf(second))
      : null;
  if (crumb !== null && second !== undefined) section = crumb;
  else if (asSection) section = firstText;
  const headlineAt = section === null ? (first ?? 0) : (second ?? 0);
  const written = textOf(headlineAt) ?? '';
  let headline = written.replace(/^#?(?:خبر\s+)?عاجل\s*[|:：/–—-]+\s*(?=\S)/u, '');
  if (headline !== written) {
    const label = written.slice(0, written.length - headline.length);
    warnings.push(warn('furniture_removed', `Taken off the headline: ${quote(label.trim())}`));
  }
  if (section !== null) warnings.push(warn('section_guessed', `Taken for the section: ${quote(section)}`));

  const used = new Set([...outer, headlineAt, ...(section === null ? [] : [first])]);
  const others: Line[] = [];
  const figures: FoundFigure[] = [];
  for (let index = 0; index < head.length; index += 1) {
    const line = head[index];
    if (!line || used.has(index)) continue;
    if (sameLine(line.text, headline) || (section !== null && sameLine(line.text, section))) {
      warnings.push(warn('repeated_line', `Stood twice, kept once: ${quote(line.text)}`));
      continue;
    }
    const name = byline === '' ? readByline(line.text) : null;
    if (name !== null) {
      byline = name;
      warnings.push(warn('byline_guessed', `Taken for the byline: ${quote(name)}`));
      continue;
    }
    // Some pages print it below the headline.
    if (section === null && isKnownSection(line.text)) {
      section = line.text;
      warnings.push(warn('section_guessed', `Taken for the section: ${quote(section)}`));
      continue;
    }
    if (isDateline(line.text) && !standsTwice(head, index)) {
      others.push(line);
      continue;
    }
    const read = readCaption(line.text);
    const below = index > headlineAt;
    const unknown = read && !read.known && below && !/\.\s*$/.test(line.text) ? read : null;
    const credited = read?.known ? read : unknown;
    if (credited || standsTwice(head, index) || (below && beginsLikeCaption(line.text))) {
      addFigure(figures, credited ?? { caption: line.text, credit: '' }, warnings);
      continue;
    }
    const credit = readCreditLine(line.text);
    const last = figures.at(-1);
    if (credit !== null && last && last.credit === '') {
      last.credit = credit;
      warnings.push(warn('credit_guessed', `Taken for the credit: ${quote(credit)}`));
      continue;
    }
    const caption = others.at(-1);
    if (credit !== null && caption && line.gap === 0 && !endsSentence(caption.text)) {
      others.pop();
      addFigure(figures, { caption: caption.text, credit }, warnings);
      continue;
    }
    others.push(line);
  }

  // One paragraph and nothing above it: a headline is needed to save, its first words are the best there is.
  const isLong = countLineWords(headline) > 30 || headline.length > 240;
  // Below its section's name it is a headline, however long.
  const stands =
    section !== null && isKnownSection(section) && headline.length <= 500 && !endsSentence(headline);
  if (isLong && stands) {
    warnings.push(warn('headline_long', `The headline is very long: ${quote(headline)}`));
  } else if (isLong) {
    others.unshift({ text: headline, gap: 1 });
    headline = `${headline.split(/\s+/).slice(0, 10).join(' ')}…`;
    warnings.push(
      warn('headline_made', `No headline was found; made from the first words: ${quote(headline)}`),
    );
  }
  return { section, headline, byline, figures, others, rest: head.length, warnings };
}

function addFigure(figures: FoundFigure[], found: FoundFigure, warnings: ImportWarning[]): void {
  const read = { ...found, caption: withoutLabel(found.caption) };
  const same = figures.find((figure) => sameLine(figure.caption, read.caption));
  if (same) {
    same.credit ||= read.credit;
    warnings.push(warn('caption_repeated', `The caption stood twice, kept once: ${quote(read.caption)}`));
    return;
  }
  figures.push({ caption: read.caption, credit: read.credit });
  warnings.push(warn('caption_guessed', `Taken for a picture's caption: ${quote(read.caption)}`));
  if (read.credit !== '')
    warnings.push(warn('credit_guessed', `Taken for its credit: ${quote(read.credit)}`));
}
