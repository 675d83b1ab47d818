import { describe, expect, test } from 'vitest';
import { commentDoor } from './comment-door.ts';

const publishedAt = '2026-11-01T08:00:00.000Z';
const soon = '2026-11-02T08:00:00.000Z';

describe('who reads and who writes', () => {
  test.each([
    ['off', null, false, false],
    ['off', 'on', false, false],
    ['off', 'closed', false, false],
    ['chosen', null, false, false],
    ['chosen', 'on', true, true],
    ['chosen', 'closed', true, false],
    ['chosen', 'off', false, false],
    ['all', null, true, true],
    ['all', 'on', true, true],
    ['all', 'closed', true, false],
    ['all', 'off', false, false],
  ] as const)('newsroom %s, story %s', (where, choice, isShown, isOpen) => {
    const door = commentDoor({ where, closeAfterDays: 14 }, { choice, publishedAt }, soon);
    expect(door).toMatchObject({ isShown, isOpen });
  });
});

describe('after its days', () => {
  const on = { choice: null, publishedAt } as const;
  test('a story takes no more comments, and shows those it has', () => {
    const settings = { where: 'all', closeAfterDays: 14 } as const;
    expect(commentDoor(settings, on, '2026-11-15T07:59:59.999Z').isOpen).toBe(true);
    expect(commentDoor(settings, on, '2026-11-15T08:00:00.000Z')).toEqual({
      isShown: true,
      isOpen: false,
      closesAt: '2026-11-15T08:00:00.000Z',
    });
  });

  test('never, where the newsroom says so', () => {
    const door = commentDoor({ where: 'all', closeAfterDays: 0 }, on, '2036-01-01T00:00:00.000Z');
    expect(door).toEqual({ isShown: true, isOpen: true, closesAt: null });
  });
});
