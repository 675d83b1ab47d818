/** For tests: text as the bytes an old system or Notepad would write. Throws where the encoding lacks a letter. */
export function encodeWindows1256(text: string): Uint8Array {
  return encodeInOneByte(text, 'windows-1256');
}

export function encodeIso8859Part6(text: string): Uint8Array {
  return encodeInOneByte(text, 'iso-8859-6');
}

function encodeInOneByte(text: string, encoding: 'windows-1256' | 'iso-8859-6'): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const byteOf = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) byteOf.set(decoder.decode(new Uint8Array([byte])), byte);
  return Uint8Array.from(text, (letter) => {
    const byte = byteOf.get(letter);
    if (byte === undefined) throw new Error(`${encoding} has no ${letter}`);
    return byte;
  });
}

export function encodeUtf16(text: string, order: 'le' | 'be', withMark: boolean): Uint8Array {
  const marked = withMark ? `\uFEFF${text}` : text;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < marked.length; index += 1) {
    view.setUint16(index * 2, marked.charCodeAt(index), order === 'le');
  }
  return bytes;
}

export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
