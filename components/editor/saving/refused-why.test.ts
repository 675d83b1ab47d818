import { expect, test } from 'vitest';
import { editor as words } from '#messages/ar/editor.ts';
import { type FieldInput, readFields } from '#newsroom/fields.ts';
import { fill } from '../words.ts';
import { refusedWhy } from './refused-why.ts';

const { why } = words.save;
const figure = (credit: string) => ({
  body: { type: 'doc', content: [{ type: 'figure', attrs: { media: '', alt: '', credit } }] },
});

/** What the person reads when the newsroom is given this. */
function whyNot(input: FieldInput): string | null {
  const read = readFields(input);
  if (read.ok) throw new Error('it was taken');
  return refusedWhy(read.refusal, words);
}

test('a text that is not taken is told by its field, and by what is wrong with it', () => {
  expect(whyNot({ headline: 'خبر\u202eمقلوب' })).toBe(fill(why.controls, { field: words.headline }));
  expect(whyNot({ tags: ['وسم\u202e'] })).toBe(fill(why.controls, { field: words.tags }));
  expect(whyNot({ lead: 'م'.repeat(4001) })).toBe(fill(why.tooLong, { field: words.lead, n: '4000' }));
  expect(whyNot({ tags: Array.from({ length: 31 }, (_, i) => `وسم ${i}`) })).toBe(
    fill(why.tooMany, { field: words.tags, n: '30' }),
  );
  expect(whyNot(figure('م'.repeat(501)))).toBe(
    fill(why.tooLong, { field: words.hands.find.fields.credit, n: '500' }),
  );
  expect(whyNot(figure('\u0007'))).toBe(fill(why.controls, { field: words.hands.find.fields.credit }));
  expect(whyNot({ body: { type: 'doc', content: [{ type: 'unheard' }] } })).toBeNull();
});
