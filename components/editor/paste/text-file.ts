export type ReadTextFile =
  | { ok: true; text: string }
  | { ok: false; code: 'file' | 'file_too_large' | 'not_text' };

const textName = /\.(?:txt|text|md|markdown|csv|tsv|srt|rtf|log)$/i;

/** The words of a dropped file, in whichever of the encodings newsrooms send; a document of Word is not opened here. */
export async function readTextFile(file: File): Promise<ReadTextFile> {
  if (!/^text\//.test(file.type) && !textName.test(file.name)) return { ok: false, code: 'file' };
  const { decodeText, longestFile } = await import('#newsroom/import/decode.ts');
  if (file.size > longestFile) return { ok: false, code: 'file_too_large' };
  const decoded = decodeText(new Uint8Array(await file.arrayBuffer()));
  if (decoded.ok) return { ok: true, text: decoded.text };
  return { ok: false, code: decoded.code === 'too_large' ? 'file_too_large' : 'not_text' };
}
