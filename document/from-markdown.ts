import { Marked } from 'marked';
import { largestBody } from './check.ts';
import { htmlToBody, type ReadBody } from './from-html.ts';

const marked = new Marked({ async: false, gfm: true });

/** Reads Markdown (GitHub's, HTML inside it too) into a body, by the same way as HTML (server only). */
export function markdownToBody(markdown: string): ReadBody {
  if (markdown.length > largestBody) return htmlToBody(markdown);
  const html = marked.parse(markdown, { async: false });
  return htmlToBody(html);
}
