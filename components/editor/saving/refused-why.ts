import type { EditorWords } from '#messages/ar/editor.ts';
import type { Refusal } from '#newsroom/refusal.ts';
import { fill } from '../words.ts';

/** Why a text isn't taken as it stands: which field it is, and what is wrong with it; null where that isn't known. */
export function refusedWhy({ path = '', detail = '' }: Refusal, words: EditorWords): string | null {
  const { why } = words.save;
  const field = fieldOf(path, words);
  const most = /(?:at most|longer than|more than) (\d+)/.exec(detail)?.[1];
  if (most) return fill(detail.endsWith('tags') ? why.tooMany : why.tooLong, { field, n: most });
  return /direction override|holds the character/.test(detail) ? fill(why.controls, { field }) : null;
}

function fieldOf(path: string, words: EditorWords): string {
  const name = /^(?:headline|lead|byline|tags)/.exec(path)?.[0];
  if (name === 'headline' || name === 'lead' || name === 'byline' || name === 'tags') return words[name];
  const attr = /\.attrs\.(\w+)$/.exec(path)?.[1] ?? '';
  const { fields } = words.hands.find;
  return attr in fields ? fields[attr as keyof typeof fields] : words.body;
}
