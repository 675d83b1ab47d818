import type { EditorWords } from '#messages/ar/editor.ts';
import type { Upload, UploadAnswer, UploadedPicture } from '../saving/save-types.ts';
import { fill } from '../words.ts';

type FailedWords = EditorWords['figure']['failed'];

export type SentPicture = { ok: true; picture: UploadedPicture } | { ok: false; problem: string };

/** Uploads one file; what went wrong comes back in words for the person, the file's name in them. */
export async function sendPicture(upload: Upload, file: File, words: FailedWords): Promise<SentPicture> {
  const form = new FormData();
  form.set('file', file);
  let answer: UploadAnswer;
  try {
    answer = await upload(form);
  } catch {
    return { ok: false, problem: fill(words.network, { name: file.name }) };
  }
  if (answer.ok) return answer;
  const code = answer.refusal.code;
  const template = code in words ? words[code as keyof FailedWords] : words.other;
  return { ok: false, problem: fill(template, { name: file.name }) };
}

/** The pictures among what was dropped, pasted or chosen. */
export function picturesIn(files: FileList | null | undefined): File[] {
  return [...(files ?? [])].filter((file) => file.type.startsWith('image/'));
}
