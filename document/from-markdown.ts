import { Marked } from 'marked';
import { deepestNesting, largestBody } from './check.ts';
import { findAddresses } from './embed-address.ts';
import { escapeHtml } from './escape.ts';
import { htmlToBody, type ReadBody } from './from-html.ts';
import { longestAddress } from './href.ts';

const marked = new Marked({
  async: false,
  gfm: true,
  tokenizer: {
    // marked's own takes the Arabic comma into the address: `https://t.co/x،`.
    url(source) {
      const [found] = findAddresses(source.slice(0, longestAddress).split(/\s/, 1)[0] ?? '');
      if (found?.start !== 0) return undefined;
      const raw = source.slice(0, found.end);
      return {
        type: 'link',
        raw,
        text: raw,
        href: found.url,
        tokens: [{ type: 'text', raw, text: raw, escaped: false }],
      };
    },
  },
});

const marker = String.raw`[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])`;
/** A line's quote and list marks beyond what a body may nest. */
const tooManyMarkers = new RegExp(`^((?:${marker}){${deepestNesting}})(?:${marker})+`, 'gm');
/** Lists nest by up to four spaces a level. */
const tooMuchIndent = /^([ \t]{128})[ \t]+/gm;

/** Emphasis, brackets and code marks in one block: beyond this the parser's time grows with their square. */
const mostSigns = 3000;

function isTangled(markdown: string): boolean {
  return markdown.split(/\n[ \t]*\n/).some((block) => (block.match(/[*_[\]`~]/g)?.length ?? 0) > mostSigns);
}

/**
 * Reads Markdown (GitHub's, HTML inside it too) into a body, by the same way as HTML (server only). What is
 * nested or tangled beyond any story is read as plain lines, and `markdown` is among what was dropped.
 */
export function markdownToBody(markdown: string): ReadBody {
  if (markdown.length > largestBody) return htmlToBody(markdown);
  if (isTangled(markdown)) return plainLines(markdown);
  let html: string;
  try {
    const shallow = markdown.replace(tooManyMarkers, '$1').replace(tooMuchIndent, '$1');
    html = marked.parse(shallow, { async: false });
  } catch (error) {
    // Not known to happen any more, but it did: the parser calls itself.
    if (error instanceof RangeError) return plainLines(markdown);
    throw error;
  }
  return htmlToBody(html);
}

function plainLines(markdown: string): ReadBody {
  const lines = markdown.split(/\r\n?|\n/).map((line) => `<p>${escapeHtml(line)}</p>`);
  const { body, dropped } = htmlToBody(lines.join(''));
  return { body, dropped: [...dropped, 'markdown'] };
}
