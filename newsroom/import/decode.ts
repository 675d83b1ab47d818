/** Above this a file isn't one story: five million Arabic letters. In bytes. */
export const longestFile = 10 * 1024 * 1024;

export type ImportEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256' | 'iso-8859-6';

export type Decoded =
  | { ok: true; text: string; encoding: ImportEncoding }
  | { ok: false; code: 'not_text' | 'empty' | 'too_large' };

/**
 * A file's bytes as text, without its byte order mark. Newsrooms send UTF-8, Notepad's UTF-16 and, from old
 * systems, Windows-1256 or ISO-8859-6; the bytes say which. A file that is none of them (a picture, a Word document) is
 * `not_text`; nothing but white space is `empty`; above {@link longestFile} it isn't read (a caller that
 * can ask for the size first should).
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length > longestFile) return { ok: false, code: 'too_large' };
  if (bytes.length === 0) return { ok: false, code: 'empty' };

  const encoding = recogniseEncoding(bytes);
  if (encoding === null) return { ok: false, code: 'not_text' };
  // The decoder takes the BOM off itself.
  const text = new TextDecoder(encoding).decode(bytes);
  if (/^[\s\uFEFF\u200B-\u200F\u00AD]*$/.test(text)) return { ok: false, code: 'empty' };
  return { ok: true, text, encoding };
}

function recogniseEncoding(bytes: Uint8Array): ImportEncoding | null {
  const byMark = encodingByMark(bytes);
  if (byMark) return readsAsText(bytes, byMark) ? byMark : null;
  // UTF-16 before UTF-8: Latin text in UTF-16 is valid UTF-8 that is full of NULs.
  const wide = guessUtf16(bytes);
  if (wide) return wide;
  if (readsAsText(bytes, 'utf-8')) return 'utf-8';
  if (looksLikeIso8859Part6(bytes)) return 'iso-8859-6';
  return looksLikeWindows1256(bytes) ? 'windows-1256' : null;
}

function encodingByMark(bytes: Uint8Array): ImportEncoding | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

// NUL to BS, SO to US without ESC, DEL: no text has them, every picture and archive has.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells binary from text
const binaryControls = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F\u007F]/;

function readsAsText(bytes: Uint8Array, encoding: ImportEncoding): boolean {
  try {
    return !binaryControls.test(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

/**
 * UTF-16 without a mark: of each pair's two bytes one is the block, and in a news text that is almost always
 * 0x06 (Arabic), 0x00 (spaces, digits, Latin), 0x20 (dashes, quotes) or 0xFB–0xFE (presentation forms).
 */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, 64 * 1024);
  const pairs = sample.length / 2;
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    let letters = 0;
    let signs = 0;
    for (let index = encoding === 'utf-16le' ? 1 : 0; index < sample.length; index += 2) {
      const block = sample[index] ?? 0;
      if (block === 0x06 || block === 0x00 || block >= 0xfb) letters += 1;
      // 0x20 is also the space of every single-byte text, so it may only help.
      else if (block === 0x20) signs += 1;
    }
    if (letters >= pairs * 0.7 && letters + signs >= pairs * 0.9 && readsAsText(bytes, encoding))
      return encoding;
  }
  return null;
}

/**
 * ISO-8859-6 leaves half of its upper bytes empty, ف ق ك غ of Windows-1256 among them. Where none of those
 * stands, the commonest letters decide: و ي ه ى are French accents in Windows-1256, its own ي and ى are
 * rare vowel signs here.
 */
function looksLikeIso8859Part6(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 64 * 1024);
  if (!readsAsText(sample, 'iso-8859-6')) return false;
  const text = new TextDecoder('iso-8859-6').decode(sample);
  const common = text.match(/(?<![A-Za-z])[هوىي](?![A-Za-z])/g)?.length ?? 0;
  const rare = text.match(/[\u064C\u064D]/g)?.length ?? 0;
  return common > rare && isMostlyArabic(text);
}

/** Every byte is a character in Windows-1256, so any file "is" it: only its letters can tell. */
function looksLikeWindows1256(bytes: Uint8Array): boolean {
  return isMostlyArabic(new TextDecoder('windows-1256').decode(bytes.subarray(0, 64 * 1024)));
}

/**
 * A text that was meant so has Arabic letters for most of what lies above ASCII, standing in words: two or
 * more at a time, not sown between other signs.
 */
function isMostlyArabic(text: string): boolean {
  if (binaryControls.test(text)) return false;
  const beyondAscii = text.match(/[^\p{ASCII}\p{P}\p{Zs}\p{Cf}]/gu)?.length ?? 0;
  const arabic = text.match(/[\u0621-\u0652\u067E\u0686\u0698\u06A9\u06AF\u06BE\u06C1]{2,}/g) ?? [];
  const french = text.match(/(?<=[A-Za-z])[àâçèéêëîïôùûüœ]|[àâçèéêëîïôùûüœ](?=[a-z])/g) ?? [];
  const inWords = arabic.join('').length + french.length;
  return beyondAscii > 0 && inWords / beyondAscii >= 0.7;
}
