import type { EditorWords } from '#messages/ar/editor.ts';
import type { Refusal } from '#newsroom/refusal.ts';
import { fill } from '../words.ts';

/** Why a text isn't taken as it stands: which field it is, and what is wrong with it; null where that isn't known. */
export function refusedWhy({ path = '', fault }: Refusal, words: EditorWords): string | null {
  if (!fault) return null;
  const { why } = words.save;
  const field = fieldOf(path, words);
  switch (fault.code) {
    case 'too_long':
      return fill(why.tooLong, { field, n: String(fault.most) });
    case 'too_many':
      return fill(why.tooMany, { field, n: String(fault.most) });
    case 'forbidden_character':
      return fill(why.controls, { field });
  }
}

function fieldOf(path: string, words: EditorWords): string {
  const name = /^(?:headline|lead|byline|tags)/.exec(path)?.[0];
  if (name === 'headline' || name === 'lead' || name === 'byline' || name === 'tags') return words[name];
  const attr = /\.attrs\.(\w+)$/.exec(path)?.[1] ?? '';
  const { fields } = words.hands.find;
  return attr in fields ? fields[attr as keyof typeof fields] : words.body;
}
