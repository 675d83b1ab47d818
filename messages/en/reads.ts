import type { ReadsWords } from '../ar/reads.ts';

export const reads: ReadsWords = {
  title: 'Readers',
  readers: {
    zero: 'No reads',
    one: '1 read',
    two: '2 reads',
    few: '{n} reads',
    many: '{n} reads',
    other: '{n} reads',
  },
  none: 'Nobody has read it yet, or the numbers haven’t come. They come every few seconds.',
  byDay: 'Day by day',
  from: 'Where readers came from',
  ours: 'Pages of this site',
  direct: 'A direct link, or not said',
  depth: 'How far they got',
  quarters: ['The first quarter', 'Half of it', 'Three quarters', 'The end'],
  about:
    'Approximate, counted on our own server without cookies or third parties; machines are left out. Days are UTC.',
};
