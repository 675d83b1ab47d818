/**
 * The stylesheet as it stands in each page: the fonts' rules, then `site.css`, without comments and
 * the white space only a person needs. Strings are left as they are, and so are the spaces that mean
 * something (between selectors, around `+` and `-` in `calc`).
 */
export function styleSheet(siteCss: string, fontCss: string): string {
  return minify(fontCss) + minify(siteCss);
}

const strings = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/;
const stringsAndComments = new RegExp(`${strings.source}|/\\*[^]*?\\*/`, 'g');

function minify(css: string): string {
  return css
    .replace(stringsAndComments, (_, string: string | undefined) => string ?? ' ')
    .split(strings)
    .map((part, index) => (index % 2 === 1 ? part : tighten(part)))
    .join('')
    .trim();
}

function tighten(css: string): string {
  return css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}');
}
