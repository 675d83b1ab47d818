import type { EditionWords } from '../ar/editions.ts';

export const editions = {
  site: { name: 'English', read: 'Read in English' },
  desk: {
    title: 'Edition',
    edition: 'Goes out in',
    editions: { ar: 'Arabic', en: 'English' },
    fixed: 'The story was published, and its edition stays: its address is built on it.',
    translationOf: 'Translation of',
    translationHint:
      'The story of the other edition that this one tells. They link to each other once both are out.',
    noTranslation: 'No translation',
    findOriginal: 'Find the original story',
    found: 'What was found is in the list below.',
    foundNone: 'No published story has these words.',
    findFailed: 'The search failed. Try again.',
    chose: 'put it in the {edition} edition',
    choseOriginal: 'put it in the {edition} edition, as a translation of “{headline}”',
    choseUnseen: 'put it in the {edition} edition, as a translation of another story',
    unseen: 'A story that isn’t yours to read',
    save: 'Save the edition',
    saved: 'The edition was saved.',
    taken: 'That story has another translation. Choose a different one.',
    newStory: 'New English story',
    mark: 'English',
  },
  settings: {
    english: 'An English edition for readers',
    on: 'On',
    off: 'Off: nothing of it shows',
    descriptionEn: 'Description in English',
    sections: 'Names of sections in English',
    sectionsHint: 'A section without one goes by its Arabic name in the English edition.',
    save: 'Save the sections’ names',
    saved: 'The sections’ names were saved.',
    wrong: 'A section’s name has at most 80 characters, on one line.',
  },
} satisfies EditionWords;
