/** How a sample story is written down: plain data, in the order a reader meets it. */
import type { DocMark, DocNode } from '#document/types.ts';
import type { PictureKey } from './pictures.ts';

export interface SampleStory {
  section: 'politics' | 'economy' | 'culture' | 'sport' | 'science';
  headline: string;
  lead: string;
  author: 'journalist' | 'colleague';
  /** Where it isn't the author's own name. */
  byline?: string;
  tags: string[];
  /** How far it has come. What is published says how many hours ago. */
  state:
    | { name: 'published'; hoursAgo: number }
    | { name: 'approved' | 'submitted' | 'draft' }
    | { name: 'changes_requested'; note: string };
  body: SampleBlock[];
}

/** A picture and its words; the id that a figure needs is known once the picture is stored. */
export interface SampleFigure {
  type: 'sampleFigure';
  picture: PictureKey;
  caption: string;
  credit: string;
  alt: string;
}

/** A post on X whose time is told from the story's own. */
export interface SamplePost {
  type: 'samplePost';
  url: string;
  author: string;
  handle: string;
  text: string;
  hoursBefore: number;
}

export type SampleBlock = DocNode | SampleFigure | SamplePost;

type Inline = string | DocNode;

function inline(parts: Inline[]): DocNode[] {
  return parts.map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part));
}

function marked(text: string, mark: DocMark): DocNode {
  return { type: 'text', text, marks: [mark] };
}

export const bold = (text: string) => marked(text, { type: 'bold' });
export const italic = (text: string) => marked(text, { type: 'italic' });
export const link = (text: string, href: string) => marked(text, { type: 'link', attrs: { href } });
export const newLine: DocNode = { type: 'hardBreak' };

export function p(...parts: Inline[]): DocNode {
  return { type: 'paragraph', content: inline(parts) };
}

/** A paragraph that runs left to right, as English or a formula does. */
export function ltr(...parts: Inline[]): DocNode {
  return { type: 'paragraph', attrs: { dir: 'ltr' }, content: inline(parts) };
}

export function h2(text: string): DocNode {
  return { type: 'heading', attrs: { level: 2 }, content: inline([text]) };
}

export function h3(text: string): DocNode {
  return { type: 'heading', attrs: { level: 3 }, content: inline([text]) };
}

function items(entries: Inline[][]): DocNode[] {
  return entries.map((entry) => ({ type: 'listItem', content: [p(...entry)] }));
}

export function bullets(...entries: Inline[][]): DocNode {
  return { type: 'bulletList', content: items(entries) };
}

export function numbers(...entries: Inline[][]): DocNode {
  return { type: 'orderedList', attrs: { start: 1 }, content: items(entries) };
}

export function quote(...paragraphs: DocNode[]): DocNode {
  return { type: 'blockquote', content: paragraphs };
}

export function pullQuote(text: string, attribution: string): DocNode {
  return { type: 'pullQuote', attrs: { attribution }, content: inline([text]) };
}

export const divider: DocNode = { type: 'horizontalRule' };

export function figure(picture: PictureKey, words: { caption: string; alt: string }): SampleFigure {
  return { type: 'sampleFigure', picture, ...words, credit: 'رسم: مداد' };
}

export function post(
  handle: string,
  number: string,
  words: { author: string; text: string; hoursBefore: number },
): SamplePost {
  return { type: 'samplePost', url: `https://x.com/${handle}/status/${number}`, handle, ...words };
}
