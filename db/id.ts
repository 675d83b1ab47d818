import { randomBytes } from 'node:crypto';

// Crockford's base 32 in lower case: no letter that is read as another, safe in addresses and file names.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** An opaque id of 12 characters, 60 random bits. */
export function newId(): string {
  const bytes = randomBytes(12);
  let id = '';
  for (const byte of bytes) id += alphabet[byte & 31];
  return id;
}
