import { describe, expect, test } from 'vitest';
import { fold } from '#arabic/fold.ts';
import { checkBody } from '#document/check.ts';
import { readEmbedAddress } from '#document/embed-address.ts';
import { bodyToText, countWords } from '#document/text.ts';
import type { DocNode } from '#document/types.ts';
import { isFigure, settleBody } from './settle.ts';
import { sampleStories } from './stories.ts';

const at = new Date('2026-03-01T09:30:00Z');

function bodyOf(story: (typeof sampleStories)[number]) {
  const pictures = new Map(
    story.body.filter(isFigure).map((figure, index) => [figure, `0123456789a${index}`]),
  );
  return settleBody(story.body, { pictures, at });
}

function walk(node: DocNode): DocNode[] {
  return [node, ...(node.content ?? []).flatMap(walk)];
}

const all = sampleStories.flatMap((story) => walk(bodyOf(story)));

describe('the sample stories', () => {
  test('there are at least fourteen in five sections, and the desk has something to do', () => {
    expect(sampleStories.length).toBeGreaterThanOrEqual(14);
    const published = sampleStories.filter((story) => story.state.name === 'published');
    expect(published.length).toBeGreaterThanOrEqual(12);
    expect(new Set(published.map((story) => story.section)).size).toBe(5);
    expect(new Set(sampleStories.map((story) => story.state.name)).size).toBe(5);
    expect(new Set(sampleStories.map((story) => fold(story.headline))).size).toBe(sampleStories.length);
  });

  test.each(sampleStories)('«$headline» is a valid body of a story’s length', (story) => {
    const body = bodyOf(story);
    const checked = checkBody(body);
    expect(checked).toMatchObject({ ok: true });
    const words = countWords(bodyToText(body)) + countWords(story.lead);
    expect(words).toBeGreaterThanOrEqual(180);
    expect(words).toBeLessThanOrEqual(1000);
  });

  test('between them they use every kind of block and mark', () => {
    const kinds = new Set(all.map((node) => node.type));
    expect([...kinds].sort()).toEqual(
      [
        'blockquote',
        'bulletList',
        'doc',
        'embed',
        'figure',
        'hardBreak',
        'heading',
        'horizontalRule',
        'listItem',
        'orderedList',
        'paragraph',
        'pullQuote',
        'text',
      ].sort(),
    );
    expect(new Set(all.flatMap((node) => (node.marks ?? []).map((mark) => mark.type)))).toEqual(
      new Set(['bold', 'italic', 'link']),
    );
    expect(all.some((node) => node.attrs?.dir === 'ltr')).toBe(true);
    expect(new Set(all.filter((node) => node.type === 'heading').map((node) => node.attrs?.level))).toEqual(
      new Set([2, 3]),
    );
  });

  test('posts have an address that is their own canonical one, and links lead nowhere real', () => {
    for (const node of all.filter((node) => node.type === 'embed')) {
      const url = String(node.attrs?.url);
      expect(readEmbedAddress(url)).toEqual({ provider: 'x', url });
    }
    const hrefs = all.flatMap((node) => (node.marks ?? []).flatMap((mark) => mark.attrs?.href ?? []));
    expect(hrefs.length).toBeGreaterThan(5);
    for (const href of hrefs) expect(String(href)).toMatch(/^https:\/\/example\.(com|org)\//);
  });

  test('quotation marks and digits keep to one style', () => {
    for (const story of sampleStories) {
      const text = `${story.headline} ${story.lead} ${bodyToText(bodyOf(story))}`;
      expect(text).not.toMatch(/["“”]/);
      expect(text).not.toMatch(/[٠-٩۰-۹]/);
      // A tatweel may part a preposition from a number (بـ23), never stretch a word.
      expect(text).not.toMatch(/\p{L}ـ+\p{L}/u);
    }
  });
});
