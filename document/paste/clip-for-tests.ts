import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Clip } from './read-paste.ts';

/** The flavours that a program's file holds (`fixtures/README.md`). */
export function readClip(name: string): Clip {
  const read = (ending: string) => {
    const file = path.join(import.meta.dirname, 'fixtures', `${name}.${ending}`);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const clip = { html: read('html'), text: read('txt'), rtf: read('rtf') };
  if (!clip.html && !clip.text && !clip.rtf) throw new Error(`no clipboard file ${name}`);
  return clip;
}
