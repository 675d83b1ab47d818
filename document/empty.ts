import type { StoryBody } from './types.ts';

/** A body nobody has written in yet: one empty paragraph, as the editor shows it. */
export function emptyBody(): StoryBody {
  return { type: 'doc', content: [{ type: 'paragraph' }] };
}
