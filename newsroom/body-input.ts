/** A story's body as a caller may send it: our JSON, or text, HTML or Markdown to be cleaned into it. */
import { readEmbedAddress } from '#document/embed-address.ts';
import { htmlToBody } from '#document/from-html.ts';
import { markdownToBody } from '#document/from-markdown.ts';
import type { DocNode, StoryBody } from '#document/types.ts';
import { done, type Result, refuse } from './refusal.ts';

/** The most characters of text, HTML or Markdown that are cleaned; more is refused before it is read. */
export const longestContent = 2_000_000;

/** `body` is still to be checked (`readFields`); `warnings` say in English what was dropped. */
export interface ReadBody {
  body: unknown;
  warnings: string[];
}

export function readBodyInput(input: unknown): Result<ReadBody> {
  if (typeof input !== 'object' || input === null || !('format' in input)) {
    return done({ body: input, warnings: [] });
  }
  const content = 'content' in input ? input.content : undefined;
  if (typeof content !== 'string') {
    return refuse('invalid', { path: 'body.content', detail: 'must be text' });
  }
  if (content.length > longestContent) {
    return refuse('invalid_body', { path: 'body.content', detail: 'too_large: over 2 MB' });
  }
  switch (input.format) {
    case 'text':
      return done({ body: textToBody(content), warnings: [] });
    case 'html': {
      const { body, dropped } = htmlToBody(content);
      return done({ body, warnings: dropped });
    }
    case 'markdown': {
      const { body, dropped } = markdownToBody(content);
      return done({ body, warnings: dropped });
    }
    default:
      return refuse('invalid', { path: 'body.format', detail: 'must be text, html or markdown' });
  }
}

/** Blank lines part paragraphs, single ones are kept as breaks; an address alone is an embed. */
function textToBody(text: string): StoryBody {
  const content: DocNode[] = [];
  for (const part of text.replace(/\r\n?/g, '\n').split(/\n[^\S\n]*\n/)) {
    const lines = part
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    if (lines.length === 0) continue;
    const address = lines.length === 1 ? readEmbedAddress(lines.join('')) : null;
    if (address && address.provider !== 'link') {
      content.push({ type: 'embed', attrs: { ...address } });
      continue;
    }
    const inline: DocNode[] = [];
    for (const line of lines) {
      if (inline.length) inline.push({ type: 'hardBreak' });
      inline.push({ type: 'text', text: line });
    }
    content.push({ type: 'paragraph', content: inline });
  }
  return { type: 'doc', content: content.length ? content : [{ type: 'paragraph' }] };
}
