/** A picture out of an RTF text, as a `data:` address. */
export type RtfPicture = string;

/** Word keeps the bytes of its pictures in the RTF flavour, in the order in which the HTML names their files. */
export function readRtfPictures(rtf: string): RtfPicture[] {
  const pictures: RtfPicture[] = [];
  for (const match of rtf.matchAll(/\{\\pict(?![a-z])/g)) {
    const end = groupEnd(rtf, match.index);
    const group = rtf.slice(match.index, end);
    const type = /\\pngblip/.test(group) ? 'image/png' : /\\jpegblip/.test(group) ? 'image/jpeg' : null;
    if (!type) continue;
    // Inner groups hold properties; what is left of hexadecimal figures after the control words is the file.
    const hex = withoutGroups(group.slice(1, -1))
      .replace(/\\[a-z]+-?\d* ?/g, '')
      .replace(/\s+/g, '');
    if (hex.length < 16 || hex.length % 2 !== 0 || /[^0-9a-fA-F]/.test(hex)) continue;
    pictures.push(`data:${type};base64,${toBase64(hex)}`);
  }
  return pictures;
}

function groupEnd(rtf: string, start: number): number {
  let depth = 0;
  for (let at = start; at < rtf.length; at += 1) {
    const sign = rtf[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return rtf.length;
}

function withoutGroups(group: string): string {
  let rest = '';
  let at = 0;
  while (at < group.length) {
    const open = group.indexOf('{', at);
    rest += group.slice(at, open < 0 ? group.length : open);
    if (open < 0) break;
    at = groupEnd(group, open);
  }
  return rest;
}

function toBase64(hex: string): string {
  let binary = '';
  for (let at = 0; at < hex.length; at += 2)
    binary += String.fromCharCode(Number.parseInt(hex.slice(at, at + 2), 16));
  return btoa(binary);
}

/** Groups that hold no words of the text. */
const silent =
  /^\\(?:\*|fonttbl|colortbl|stylesheet|info|pict|object|listtable|listoverridetable|generator|themedata|header|footer|xmlnstbl|rsidtbl|datastore|latentstyles)/;
const arabic = new TextDecoder('windows-1256');

export function isRtf(text: string): boolean {
  return /^\s*\{\\rtf/.test(text);
}

/** The words of an RTF text, a line for each paragraph: some programs offer nothing else, or offer it as plain text. */
export function rtfToText(rtf: string): string {
  let text = '';
  let bytes: number[] = [];
  /** How many characters stand for those that can't read the Unicode before them; one by default. */
  let skips = 1;
  let skip = 0;
  const flush = () => {
    if (bytes.length > 0) text += arabic.decode(new Uint8Array(bytes));
    bytes = [];
  };
  for (let at = 0; at < rtf.length; ) {
    const sign = rtf[at] ?? '';
    if (sign === '{') {
      const inner = rtf.slice(at + 1, at + 40).trimStart();
      at = silent.test(inner) ? groupEnd(rtf, at) : at + 1;
      continue;
    }
    if (sign === '}' || sign === '\r' || sign === '\n') {
      at += 1;
      continue;
    }
    if (sign !== '\\') {
      flush();
      if (skip > 0) skip -= 1;
      else text += sign;
      at += 1;
      continue;
    }
    const byte = /^\\'([0-9a-fA-F]{2})/.exec(rtf.slice(at, at + 4));
    if (byte) {
      if (skip > 0) skip -= 1;
      else bytes.push(Number.parseInt(byte[1] ?? '', 16));
      at += 4;
      continue;
    }
    flush();
    const control = /^\\([a-z]+)(-?\d+)? ?|^\\([^a-z])/.exec(rtf.slice(at, at + 40));
    if (!control) break;
    at += control[0].length;
    const [, word, value, escaped] = control;
    if (word === 'par' || word === 'line' || word === 'sect' || word === 'page' || word === 'row')
      text += '\n';
    else if (word === 'tab' || word === 'cell') text += '\t';
    else if (word === 'uc') skips = Number(value ?? 1);
    else if (word === 'u') {
      text += String.fromCharCode((Number(value) + 65536) % 65536);
      skip = skips;
    } else if (escaped === '~') text += '\u00A0';
    else if (escaped && '\\{}'.includes(escaped)) text += escaped;
  }
  flush();
  return text.toWellFormed();
}
