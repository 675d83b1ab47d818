/** An embedding or override (U+202A–202E) and where it stands (UTF-16 index). */
export interface ForbiddenControl {
  index: number;
  /** `U+202E` */
  name: string;
}

/**
 * The controls that a headline, slug, byline or caption may not hold: with U+202E a line reads as its own
 * opposite, and the spoof travels to the title, the feed and the sitemap. Empty where all is well.
 */
export function findForbiddenControls(text: string): ForbiddenControl[] {
  return [...text.matchAll(/[\u202A-\u202E]/g)].map((match) => ({
    index: match.index,
    name: `U+${match[0].charCodeAt(0).toString(16).toUpperCase()}`,
  }));
}

const isolateOpeners = /[\u2066-\u2068]/;
const closeIsolate = '\u2069';
const embeddingOpeners = /[\u202A\u202B\u202D\u202E]/;
const closeEmbedding = '\u202C';

function stripUnpairedIsolates(text: string): string {
  const drop = new Set<number>();
  const open: number[] = [];
  for (const match of text.matchAll(/[\u2066-\u2069]/g)) {
    if (match[0] !== closeIsolate) open.push(match.index);
    else if (open.pop() === undefined) drop.add(match.index);
  }
  for (const index of open) drop.add(index);
  return drop.size === 0
    ? text
    : text
        .split('')
        .filter((_, index) => !drop.has(index))
        .join('');
}

/**
 * One line of clean text for a headline, byline or caption: no direction marks, no isolate without its
 * partner, nothing of no width, line breaks and control characters as single spaces, trimmed. A joiner stays
 * where it joins (Persian needs U+200C inside words, emoji need U+200D). U+202A–202E are left in: they are to
 * be refused by {@link findForbiddenControls}, and cleaning first must not hide them.
 */
export function cleanLine(text: string): string {
  const bare = text
    .toWellFormed()
    .replace(/[\u00AD\u061C\u180E\u200B\u200E\u200F\u2060-\u2065\u206A-\u206F\uFEFF]/g, '');
  return dropEmptyIsolates(
    stripUnpairedIsolates(bare)
      .replace(/([\u200C\u200D])[\u200C\u200D]+/g, '$1')
      .replace(/(?<![\p{L}\p{M}])\u200C|\u200C(?!\p{L})/gu, '')
      .replace(/(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])\u200D/gu, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be cleaned
      .replace(/[\s\u0000-\u001F\u007F-\u009F]+/g, ' ')
      .trim(),
  );
}

const emptyIsolate = /[\u2066-\u2068]\s*\u2069/g;

/** Isolates around nothing, in one another too: a line of nothing else would pass for a headline. */
function dropEmptyIsolates(line: string): string {
  let left = line;
  for (let before = ''; before !== left; ) {
    before = left;
    left = before.replace(emptyIsolate, '');
  }
  return left === line ? line : left.replace(/\s+/g, ' ').trim();
}

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * The direction of the first strong character (Unicode Bidi rule P2: what is isolated doesn't count); null
 * where there is none: digits and marks have no say.
 */
export function dirOf(text: string): 'rtl' | 'ltr' | null {
  let depth = 0;
  for (const character of text) {
    if (isolateOpeners.test(character)) depth += 1;
    else if (character === closeIsolate) depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (character === '\u200F' || character === '\u061C') return 'rtl';
    else if (character === '\u200E') return 'ltr';
    else if (/\p{L}/u.test(character)) return rightToLeft.test(character) ? 'rtl' : 'ltr';
  }
  return null;
}

function balanceParagraph(text: string): string {
  let balanced = '';
  /** What closes each control that is open, innermost last. */
  const closers: string[] = [];
  for (const character of text) {
    if (isolateOpeners.test(character)) closers.push(closeIsolate);
    else if (embeddingOpeners.test(character)) closers.push(closeEmbedding);
    else if (character === closeEmbedding) {
      if (closers.at(-1) !== closeEmbedding) continue;
      closers.pop();
    } else if (character === closeIsolate) {
      if (!closers.includes(closeIsolate)) continue;
      // The end of an isolate also ends the embeddings opened inside it.
      for (let closer = closers.pop(); closer === closeEmbedding; closer = closers.pop()) balanced += closer;
    }
    balanced += character;
  }
  return balanced + closers.reverse().join('');
}

/**
 * Running text whose bidi controls all have their partner within their line: a closer without an opener goes,
 * an opener without a closer gets one at the line's end, so that nothing leaks into what follows on the page.
 */
export function balanceControls(text: string): string {
  if (!/[\u202A-\u202E\u2066-\u2069]/.test(text)) return text;
  return text
    .split(/(\r\n|[\n\r\u2029])/)
    .map((part, index) => (index % 2 === 0 ? balanceParagraph(part) : part))
    .join('');
}
