/** No honest page nests deeper. */
const deepest = 256;
/** Tags and stray signs: a body of two megabytes has no room for what more of them would make. */
const mostPieces = 100_000;

const voids = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);
/** Their content is no markup, and none of it reaches a story. */
const opaque = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'iframe',
  'noembed',
  'noframes',
  'noscript',
  'xmp',
  'template',
  'svg',
  'math',
  'object',
  'select',
  'canvas',
  'video',
  'audio',
]);
/** Elements whose end tag may be left out before another of these. */
const siblings: Record<string, string[]> = {
  p: ['p'],
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  td: ['td', 'th'],
  th: ['td', 'th'],
};
const wanted =
  /^(?:class|style|dir|start|colspan|rowspan|role|hidden|href|src|alt|cite|datetime|data-[a-z-]+)$/;

const openTag = /<([a-z][^\s/>]*)/iy;
const closeTag = /<\/([a-z][^\s/>]*)[^>]*>/iy;
const attribute = /[\s/=]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
const tagEnd = /[\s/=]*>/y;

/**
 * Writes HTML anew so that parsing it is cheap and safe: properly nested and at most 256 deep, attributes
 * quoted and only those that are ever read, scripts and comments emptied. Parsers of our kind take a
 * minute over 600,000 unclosed tags or run out of stack; this is one pass over the text.
 * Null where there are more tags than the largest body could come of.
 */
export function boundHtml(html: string): { html: string; flattened: boolean } | null {
  const out: string[] = [];
  const stack: string[] = [];
  let flattened = false;
  let lower: string | null = null;
  let at = 0;

  const close = (name: string) => {
    const index = stack.lastIndexOf(name);
    if (index < 0) return;
    while (stack.length > index) out.push(`</${stack.pop()}>`);
  };

  while (at < html.length) {
    if (out.length > 2 * mostPieces) return null;
    const next = html.indexOf('<', at);
    if (next !== at) out.push(html.slice(at, next < 0 ? html.length : next).replaceAll('>', '&gt;'));
    if (next < 0) break;
    at = next;
    if (html.startsWith('<!--', at)) {
      at = after(html, '-->', at + 2);
      continue;
    }
    if (html[at + 1] === '!' || html[at + 1] === '?') {
      at = after(html, '>', at);
      continue;
    }
    const closing = matchAt(closeTag, html, at);
    if (closing) {
      at += closing[0].length;
      close(nameOf(closing[1] ?? ''));
      continue;
    }
    const opening = matchAt(openTag, html, at);
    if (!opening) {
      out.push('&lt;');
      at += 1;
      continue;
    }
    const name = nameOf(opening[1] ?? '');
    const attributes = readAttributes(html, at + opening[0].length);
    // A tag without an end is none, for browsers too.
    if (!attributes) break;
    at = attributes.end;
    if (voids.has(name)) {
      out.push(`<${name}${attributes.html}>`);
      continue;
    }
    if (opaque.has(name)) {
      out.push(`<${name}${attributes.html}></${name}>`);
      lower ??= html.toLowerCase();
      at = after(lower, `</${name}`, at);
      at = at < html.length ? after(html, '>', at) : at;
      continue;
    }
    const top = stack.at(-1);
    if (top && siblings[name]?.includes(top)) close(top);
    if (stack.length >= deepest) {
      flattened = true;
      continue;
    }
    stack.push(name);
    out.push(`<${name}${attributes.html}>`);
  }
  while (stack.length > 0) out.push(`</${stack.pop()}>`);
  return { html: out.join(''), flattened };
}

function after(text: string, end: string, from: number): number {
  const index = text.indexOf(end, from);
  return index < 0 ? text.length : index + end.length;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function nameOf(written: string): string {
  const name = written.toLowerCase();
  // The page around the story is written by `from-html.ts`.
  if (name === 'html' || name === 'body') return 'div';
  return /^[a-z][a-z0-9]*$/.test(name) ? name : 'span';
}

/** Entities stay as written: they are the parser's to read. */
function readAttributes(html: string, from: number): { html: string; end: number } | null {
  const kept = new Map<string, string>();
  let at = from;
  for (;;) {
    const end = matchAt(tagEnd, html, at);
    if (end) return { html: [...kept.values()].join(''), end: at + end[0].length };
    const found = matchAt(attribute, html, at);
    if (!found) return null;
    at += found[0].length;
    const name = (found[1] ?? '').toLowerCase();
    if (!wanted.test(name) || kept.has(name)) continue;
    const value = found[2] ?? found[3] ?? found[4] ?? '';
    kept.set(name, ` ${name}="${value.replace(/["<>]/g, (sign) => quoted[sign] ?? sign)}"`);
  }
}

const quoted: Record<string, string> = { '"': '&quot;', '<': '&lt;', '>': '&gt;' };
