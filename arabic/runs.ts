/**
 * Pieces of a right-to-left line that are read from left to right: addresses, handles, Latin names, numbers with a sign
 * or a unit. Left to the bidi algorithm alone, their ends jump to the wrong side.
 */
export interface Run {
  start: number;
  end: number;
}

/** Letters that are written left to right, with the marks that they take. */
const latin = String.raw`A-Za-z\u00AA\u00B5\u00BA\u00C0-\u024F\u0370-\u052F\u1E00-\u1EFF`;
const word = String.raw`[@#]?[${latin}0-9_][${latin}0-9_\u0300-\u036F]*(?:\+{1,2}(?![${latin}0-9]))?`;
/** What holds a name together inside (`Node.js`, `AT&T`, `km/h`, `x@y.org`) or between two of its words. */
const joint = String.raw`(?:[.\-'’&/+@:]{1,2}| ?[&+/–-] ?| )`;
const address = String.raw`(?:https?:\/\/|www\.)[^\s\p{Script=Arabic}«»“”‹›،؛؟<>"]*[^\s\p{Script=Arabic}\p{Po}\p{Ps}\p{Pe}«»“”‹›<>"]\/?`;
const name = String.raw`${word}(?:${joint}${word})*(?:(?<=[${latin}])#(?!\p{L})|[%°])?`;
const phone = String.raw`(?:\+|\b00)[0-9]{1,4}(?:[ .\-]?\(?[0-9]{1,5}\)?){2,7}`;
const amount = String.raw`(?<![0-9٠-٩\p{L}])[+\-−±]?[$€£¥]?[0-9]+(?:[.,:/][0-9]+)*(?: ?(?:[$€£¥%‰]|°[CF]?))?`;
const candidates = new RegExp(`${address}|${phone}|${name}|${amount}`, 'gu');

const strongLatin = new RegExp(`[${latin}]`, 'u');
const arabicLetter = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;
/** A score or a span of years is read from the right like the words around it; a sign or a unit belongs to its number. */
const numberThatJumps = /^[@+\-−±$€£¥]|^00|[$€£¥%‰°]/;
/** Nothing to do for most lines: no Latin letter, no sign of a number. */
const worthLooking = new RegExp(`[${latin}@+\\-−±$€£¥%‰°]`, 'u');

/** The first letter or digit on this side of a place, or '' where the line ends first. */
function neighbour(text: string, from: number, step: 1 | -1): string {
  for (let at = from; at >= 0 && at < text.length; at += step) {
    const character = text.charAt(at);
    if (/[\p{L}\p{N}]/u.test(character)) return character;
  }
  return '';
}

/**
 * Every left-to-right piece of a line, whether or not it needs help: where the house's digits and marks have no say.
 * A plain number is none, for it follows the text around it.
 */
export function findLatinRuns(text: string): Run[] {
  if (!worthLooking.test(text)) return [];
  const runs: Run[] = [];
  for (const match of text.matchAll(candidates)) {
    const found = match[0];
    if (!strongLatin.test(found) && !numberThatJumps.test(found)) continue;
    runs.push({ start: match.index, end: match.index + found.length });
  }
  return runs;
}

/**
 * The pieces of a right-to-left line that have to be isolated so that they don't jump. A Latin word between Arabic
 * words stands right by itself and is left alone.
 */
export function findIsolates(text: string): Run[] {
  return findLatinRuns(text).filter(({ start, end }) => {
    const inside = text.slice(start, end);
    const plain = new RegExp(`^[${latin}]+(?: [${latin}]+)*$`, 'u').test(inside);
    if (!plain) return true;
    const before = neighbour(text, start - 1, -1);
    const after = neighbour(text, end, 1);
    return [before, after].some((letter) => letter !== '' && !arabicLetter.test(letter));
  });
}
