import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { readClip } from './clip-for-tests.ts';
import type { Example } from './programs-for-tests.ts';
import { type Clip, type Pasted, readPaste } from './read-paste.ts';

export function parse(html: string): Element {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`);
  return document.body;
}

/** What comes of a clipboard; a test of a paste compares all of it. */
export function paste(clip: Partial<Clip>, asPlain = false): Pasted {
  const pasted = readPaste({ html: '', text: '', rtf: '', ...clip }, parse, asPlain);
  if (!pasted) throw new Error('too large for a story');
  return pasted;
}

export function testExamples(examples: readonly Example[]): void {
  describe('a paste from', () => {
    for (const { file, what, blocks, leftOut = [], missing = 0, pictures = 0 } of examples) {
      test(what, () => {
        const pasted = paste(readClip(file));
        expect(pasted).toEqual({ blocks, leftOut, missing, pictures: pasted.pictures });
        expect(pasted.pictures.map(({ src }) => src.slice(0, 5))).toEqual(Array(pictures).fill('data:'));
      });
    }
  });
}
