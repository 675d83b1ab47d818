/** What the indexes hold of a story, and how a word is compared. Text and query go the same way (arabic/fold.ts, stem.ts). */
import { createHash } from 'node:crypto';
import { namesInByline } from '#arabic/byline.ts';
import { fold } from '#arabic/fold.ts';
import { bodyToText } from '#document/text.ts';
import type { StoryBody } from '#document/types.ts';
import { foldWord } from './fold-word.ts';
import { stem } from './stem.ts';

/** Grows whenever the rules in here, in fold-word.ts, stem.ts or in `arabic/` change what is indexed; the next start makes it anew (reindex.ts). */
export const rulesVersion = 5;
/**
 * The oldest rules whose rows today's queries still find. Search goes on in such rows until each was made anew. Raise it
 * only where older rows would answer wrongly: they are all forgotten then, and search says that it isn't complete.
 */
export const readableSince = 2;

const word = /[\p{L}\p{N}]+/gu;

/** Folded words in their order. */
export function wordsOf(text: string): string[] {
  return foldWord(text).match(word) ?? [];
}

/** What makes two spellings of a name one tag or one author. Accents stay: a label's address hangs on it. */
export function labelKey(name: string): string {
  return (fold(name).match(word) ?? []).join('-');
}

/** One word for the index that stands for a section, an author or a person, and that no text can hold by chance. */
export function facet(kind: 'section' | 'author' | 'person', value: string): string {
  return `x${createHash('sha256').update(`${kind} ${value}`).digest('hex').slice(0, 15)}`;
}

export interface IndexedStory {
  headline: string;
  lead: string;
  byline: string;
  tags: string[];
  body: StoryBody;
}

/** The columns of both indexes, as words with a space between them. */
export interface IndexRow {
  headline: string;
  body: string;
  names: string;
  /** Stems of headline and names, and of the body, where they differ from the word. */
  titleStems: string;
  stems: string;
  facets: string;
}

/** The text a snippet is cut from. */
export function textOf(story: Pick<IndexedStory, 'lead' | 'body'>): string {
  return [story.lead, bodyToText(story.body)].filter(Boolean).join('\n\n');
}

export function indexRow(story: IndexedStory, facets: string[]): IndexRow {
  const headline = wordsOf(story.headline);
  const body = wordsOf(textOf(story));
  const names = wordsOf([story.byline, ...story.tags].join('\n'));
  return {
    headline: headline.join(' '),
    body: body.join(' '),
    names: names.join(' '),
    titleStems: stemsOf([...headline, ...names]).join(' '),
    stems: stemsOf(body).join(' '),
    facets: facets.join(' '),
  };
}

/** Each stem once; not those that are the word itself, which has its own column. */
function stemsOf(words: string[]): string[] {
  const stems = new Set<string>();
  for (const word of words) {
    const stemmed = stem(word);
    if (stemmed !== word) stems.add(stemmed);
  }
  return [...stems];
}

export interface StoryLabel {
  kind: 'tag' | 'author';
  key: string;
  name: string;
}

/** The tags and authors a story goes under, each once; what has no letter or digit has no page. */
export function labelsOf(story: Pick<IndexedStory, 'byline' | 'tags'>): StoryLabel[] {
  const found = new Map<string, StoryLabel>();
  const add = (kind: StoryLabel['kind'], name: string) => {
    const key = labelKey(name);
    if (key && !found.has(`${kind} ${key}`)) found.set(`${kind} ${key}`, { kind, key, name });
  };
  for (const tag of story.tags) add('tag', tag);
  for (const name of namesInByline(story.byline)) add('author', name);
  return [...found.values()];
}
