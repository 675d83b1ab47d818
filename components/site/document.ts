/**
 * React's markup of a page as the document that is served: with its doctype, attributes' names in lower case
 * and void elements without a slash, so that parsers and validators stricter than a browser read it, too.
 * Only tags are touched: React and `document/html.ts` escape `<` in text and in attributes' values.
 */
export function toDocument(markup: string): string {
  return `<!DOCTYPE html>\n${markup.replace(tag, tidy)}\n`;
}

const tag =
  /<(?:meta|link|img|source|time|br|hr|a|input|textarea|script|button|li|section)\b(?:[^>"]|"[^"]*")*>/g;

function tidy(whole: string): string {
  return whole
    .replace(/("[^"]*")|([^"]+)/g, (_, value: string | undefined, rest: string) =>
      value === undefined ? rest.toLowerCase().replace(/\/>$/, '>') : value,
    )
    .replace(/ (defer|required|hidden|data-print|download)=""/g, ' $1');
}
