/** Accept-Encoding and If-None-Match, as RFC 9110 has them. Built-ins only. */

import { hash } from 'node:crypto';

export type Coding = 'br' | 'gzip' | 'identity';

const known = new Map<string, Coding>();

/** The best coding the client takes: br before gzip before nothing; `q=0` refuses one. */
export function chooseCoding(header: string | undefined): Coding {
  if (!header) return 'identity';
  const before = known.get(header);
  if (before) return before;
  const coding = choose(header);
  // Browsers send a handful of different values; the bound is for who makes them up.
  if (known.size < 200 && header.length < 200) known.set(header, coding);
  return coding;
}

function choose(header: string): Coding {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    if (name) weights.set(name === 'x-gzip' ? 'gzip' : name, weight >= 0 && weight <= 1 ? weight : 0);
  }
  const any = weights.get('*') ?? 0;
  const br = weights.get('br') ?? any;
  const gzip = weights.get('gzip') ?? any;
  if (br > 0 && br >= gzip) return 'br';
  return gzip > 0 ? 'gzip' : 'identity';
}

const etagSuffix = { identity: '', br: '-br', gzip: '-gz' } as const;

/** The entity tag of a page's bytes as they are sent: the same whether they lie in the store or are on their way there. */
export function etagOf(bytes: Uint8Array, coding: Coding): string {
  return `"${hash('sha256', bytes, 'base64url').slice(0, 22)}${etagSuffix[coding]}"`;
}

/** Weak comparison, as If-None-Match asks for. */
export function matchesEtag(header: string, etag: string): boolean {
  if (header === etag) return true;
  if (header.trim() === '*') return true;
  return header.split(',').some((part) => part.trim().replace(/^W\//, '') === etag);
}
