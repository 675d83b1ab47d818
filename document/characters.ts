/** Characters that neither HTML nor XML can carry: control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const forbidden = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]/u;
const everyForbidden = new RegExp(forbidden, 'gu');
/**
 * One of them, or half of a pair that may be whole: without Unicode's tables it reads a text in a seventh of the
 * time, and a text that holds none of these needs no second look.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const suspicious = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** The first character a story's text may not hold, named like `U+0000`, or null. */
export function findForbiddenCharacter(text: string): string | null {
  if (!suspicious.test(text)) return null;
  const at = text.search(forbidden);
  if (at < 0) return null;
  return `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The text without them, for ways in that clean instead of refusing (HTML, Markdown, paste). */
export function dropForbiddenCharacters(text: string): string {
  return suspicious.test(text) ? text.replace(everyForbidden, '') : text;
}
