/** Reading a request target: the one place that says which addresses are odd. Built-ins only. */

export interface Target {
  /** Decoded, e.g. `/politics/7k…/المغرب`; a trailing slash is kept. */
  path: string;
  /** The same, percent-encoded the one way this house writes it. */
  address: string;
  /** The query with its question mark, or empty. */
  search: string;
}

// Absolute form, `//host`, `*`, fragments, backslashes, spaces and control characters never begin or hold an address here.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const oddTarget = /^(?!\/)|^\/\/|[\\#\u0000-\u0020\u007f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, once decoded
const oddSegment = /[\\/\u0000-\u001f\u007f-\u009f]/;

/** Null for a target no browser makes and no page here has: the answer is 400. `raw` is as node:http gives it (bytes as latin1). */
export function readTarget(raw: string): Target | null {
  if (raw.length > 8192 || oddTarget.test(raw)) return null;
  const mark = raw.indexOf('?');
  const given = mark === -1 ? raw : raw.slice(0, mark);
  const segments: string[] = [];
  const parts = given.slice(1).split('/');
  for (const [index, part] of parts.entries()) {
    if (part === '' && index < parts.length - 1) return null;
    const segment = decodeSegment(part);
    if (segment === null || segment === '.' || segment === '..' || oddSegment.test(segment)) return null;
    segments.push(segment);
  }
  return {
    path: `/${segments.join('/')}`,
    address: `/${segments.map(encodeURIComponent).join('/')}`,
    search: mark === -1 ? '' : raw.slice(mark).replace(/[\u0080-\uffff]/g, escapeByte),
  };
}

function decodeSegment(part: string): string | null {
  try {
    // Some clients send Arabic unescaped: its bytes are escaped first, then read as UTF-8 like all others.
    return decodeURIComponent(part.replace(/[\u0080-\u00ff]/g, escapeByte));
  } catch {
    return null;
  }
}

function escapeByte(char: string): string {
  const code = char.charCodeAt(0);
  return code > 0xff ? encodeURIComponent(char) : `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
}
