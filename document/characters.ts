/** Characters that neither HTML nor XML can carry: control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const forbidden = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]/u;
const everyForbidden = new RegExp(forbidden, 'gu');

/** The first character a story's text may not hold, named like `U+0000`, or null. */
export function findForbiddenCharacter(text: string): string | null {
  const at = text.search(forbidden);
  if (at < 0) return null;
  return `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The text without them, for ways in that clean instead of refusing (HTML, Markdown, paste). */
export function dropForbiddenCharacters(text: string): string {
  return forbidden.test(text) ? text.replace(everyForbidden, '') : text;
}
