import type { BrokenWords } from '../ar/broken.ts';

export const broken: BrokenWords = {
  title: 'Something went wrong on our side',
  text: 'Everything saved so far is safe. Try again; if it happens once more, tell the newsroom’s admin.',
  retry: 'Try again',
};
