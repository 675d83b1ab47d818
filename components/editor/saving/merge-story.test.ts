import { describe, expect, test } from 'vitest';
import type { StoryFields } from '#newsroom/types.ts';
import { compareStories, isDisputed, mergeOwn, mergeStories } from './merge-story.ts';
import { startingFields } from './newsroom-for-tests.ts';

const base = startingFields();
const having = (changes: Partial<StoryFields>): StoryFields => ({ ...base, ...changes });

describe('two versions of a story’s fields', () => {
  test('each line follows whoever changed it alone, with nothing to decide', () => {
    const mine = having({ headline: 'عنوان أدق', lead: 'مقدمة' });
    const theirs = having({ section: 'culture', byline: 'ندى وهدى' });
    const comparison = compareStories(base, mine, theirs);
    expect(isDisputed(comparison)).toBe(false);
    expect(mergeStories(comparison)).toEqual(
      having({ headline: 'عنوان أدق', lead: 'مقدمة', section: 'culture', byline: 'ندى وهدى' }),
    );
  });

  test('a headline that both changed is for a person to decide; mine stands until then', () => {
    const comparison = compareStories(base, having({ headline: 'عنواني' }), having({ headline: 'عنوانها' }));
    expect(isDisputed(comparison)).toBe(true);
    expect(mergeStories(comparison).headline).toBe('عنواني');
    expect(mergeStories(comparison, { lines: { headline: 'theirs' } }).headline).toBe('عنوانها');
  });

  test('a space at the end of a line, which the server takes away, is no change', () => {
    const comparison = compareStories(
      base,
      having({ headline: `${base.headline} ` }),
      having({ headline: 'جديد' }),
    );
    expect(isDisputed(comparison)).toBe(false);
    expect(mergeStories(comparison).headline).toBe('جديد');
  });

  test('tags of both are in, tags that either took off are out', () => {
    const first = having({ tags: ['مياه', 'سدود'] });
    const comparison = compareStories(
      first,
      having({ tags: ['سدود', 'زراعة'] }),
      having({ tags: ['مياه', 'سدود', 'مطر'] }),
    );
    expect(mergeStories(comparison).tags).toEqual(['سدود', 'مطر', 'زراعة']);
    expect(mergeStories(comparison, { tags: 'mine' }).tags).toEqual(['سدود', 'زراعة']);
  });

  test('of two windows of one person every word of a headline is kept, a section is one of the two', () => {
    const first = having({ headline: 'فتح السوق' });
    const one = having({ headline: 'فتح السوق اليوم', section: 'economy' });
    const other = having({ headline: 'أخيرًا فتح السوق', section: 'culture' });
    expect(mergeOwn(first, one, other)).toMatchObject({
      headline: 'أخيرًا فتح السوق اليوم',
      section: 'economy',
    });
  });
});
