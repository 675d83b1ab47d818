/** The newsroom's own key, made on first use and readable by its owner only, and what is derived from it. */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What signs cookies. */
export function secretOf(folder: string): string {
  const file = path.join(folder, 'secret');
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process was first: its key counts.
      if (!existsSync(file)) throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}

const derived = new Map<string, Buffer>();

/** A key for one purpose: who learns it knows nothing of the others. */
export function keyFor(folder: string, purpose: string): Buffer {
  const name = `${folder}\0${purpose}`;
  const known = derived.get(name);
  if (known) return known;
  const key = createHmac('sha256', secretOf(folder)).update(purpose).digest();
  derived.set(name, key);
  return key;
}
