/** A piece of a byline as written; `isName` tells a person (or an agency) from what stands between two. */
export interface BylinePart {
  text: string;
  isName: boolean;
}

/** Given names that begin with the letter which also means «and». */
const namesWithWaw = new Set(
  'وليد وليم وائل وسام وسيم وفاء وفيق وداد وديع وديعة وجيه وجدي وجدان وحيد وحيدة وضاح وهيب وهيبة وصال وصفي واصف ولاء وعد ورد وردة ورود وئام وسن وقاص ولي وهبة وسيلة وريدة وعود واثق'.split(
    ' ',
  ),
);

const opening = /^(?:بقلم|إعداد|اعداد|كتبت|كتب|تقرير|تحرير|by)(?:\s*:\s*|\s+)/iu;
const signs = /\s*[،,؛;/|&]\s*(?:and\s+)?|\s+and\s+/iu;

/**
 * Takes a byline apart into the names in it: «سلمى الحداد، ونادر الصباغ» are two. Commas and the like divide, and «و»
 * does between two full names, as “and” does always. It stays with its word where that may be a name of its own (محمد وهبي، وليد).
 * Joined again the parts are the byline as it was.
 */
export function splitByline(byline: string): BylinePart[] {
  const parts: BylinePart[] = [];
  const between = (text: string) => {
    if (text) parts.push({ text, isName: false });
  };
  let rest = byline;
  const start = opening.exec(rest)?.[0] ?? '';
  between(start);
  rest = rest.slice(start.length);
  while (rest) {
    const cut = nextCut(rest);
    const name = rest.slice(0, cut?.from ?? rest.length);
    if (/[\p{L}\p{N}]/u.test(name)) parts.push({ text: name, isName: true });
    else between(name);
    if (!cut) break;
    between(rest.slice(cut.from, cut.to));
    rest = rest.slice(cut.to);
  }
  return parts;
}

/** The names alone, each once, in the order they stand. */
export function namesInByline(byline: string): string[] {
  const names = splitByline(byline)
    .filter((part) => part.isName)
    .map((part) => part.text.trim());
  return [...new Set(names)];
}

function nextCut(text: string): { from: number; to: number } | null {
  const sign = signs.exec(text);
  const and = conjunction(sign ? text.slice(0, sign.index) : text);
  if (and) return and;
  if (!sign) return null;
  const from = sign.index;
  const to = from + sign[0].length;
  // «سلمى الحداد، ونادر الصباغ»: after a comma the و only joins.
  const joined = /^و\s*(?=\S+\s+\S)/u.exec(text.slice(to));
  const isJoin = joined && !startsLikeAName(text.slice(to));
  return { from, to: isJoin ? to + joined[0].length : to };
}

function conjunction(text: string): { from: number; to: number } | null {
  for (const found of text.matchAll(/(\s+)و(\s*)(?=\S)/gu)) {
    const after = text.slice(found.index + found[0].length);
    const isAlone = found[2] !== '';
    if (!isAlone && startsLikeAName(text.slice(found.index).trimStart())) continue;
    const isFull = countNames(text.slice(0, found.index)) >= 2 && countNames(after) >= 2;
    if (isAlone || isFull) return { from: found.index, to: found.index + found[0].length };
  }
  return null;
}

function startsLikeAName(text: string): boolean {
  return namesWithWaw.has(/^\S+/u.exec(text)?.[0] ?? '');
}

function countNames(text: string): number {
  return text.trim().split(/\s+/u).filter(Boolean).length;
}
