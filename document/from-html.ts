import { DOMParser } from '@tiptap/pm/model';
import { parseHTML } from 'linkedom';
import { boundHtml } from './bound-html.ts';
import { dropForbiddenCharacters } from './characters.ts';
import { checkBody, largestBody } from './check.ts';
import { cleanHtml } from './clean-html.ts';
import { storySchema } from './extensions.ts';
import type { StoryBody } from './types.ts';

export interface ReadBody {
  body: StoryBody;
  /** What was left out, each thing once: `script`, `table`, `link: javascript:…`, `image: https://…`. */
  dropped: string[];
}

/**
 * Reads HTML from anywhere into a body (server only). Our own comes back as it was; foreign HTML is cleaned
 * and nothing in it runs. What is too large is given back as it is, for `checkBody` to refuse.
 */
export function htmlToBody(html: string): ReadBody {
  if (html.length > largestBody) return { body: oneParagraph(html), dropped: [] };
  const bounded = boundHtml(html);
  if (!bounded) return { body: oneParagraph(html), dropped: [] };
  // Whole, not by innerHTML, which spreads all children over the stack.
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${bounded.html}</body></html>`);
  const target = document.createElement('div');
  const dropped = cleanHtml(document.body, target);
  if (bounded.flattened && !dropped.includes('nesting')) dropped.push('nesting');
  const parsed = DOMParser.fromSchema(storySchema).parse(target, { preserveWhitespace: 'full' });
  const json: unknown = JSON.parse(JSON.stringify(parsed));
  const checked = checkBody(json);
  if (checked.ok) return { body: checked.body, dropped };
  if (checked.problem.code === 'too_large') return { body: oneParagraph(html), dropped };
  throw new Error(`cleaned HTML is no body: ${JSON.stringify(checked.problem)}`);
}

function oneParagraph(text: string): StoryBody {
  const words = dropForbiddenCharacters(text).padEnd(largestBody + 1);
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] };
}
