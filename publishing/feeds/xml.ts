// XML 1.0, production [2] Char: everything else can't stand in a document at all, not even escaped.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text for element content and attribute values: valid whatever a story holds. */
export function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(notXml, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** `<name>text</name>`, or nothing for empty text. */
export function element(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${xml(text)}</${name}>`;
}
