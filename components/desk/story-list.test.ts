import { describe, expect, test } from 'vitest';
import { desk } from '#messages/ar/desk.ts';
import type { Role, StoryListItem, StoryState } from '#newsroom/types.ts';
import { allowedActions } from '#newsroom/workflow.ts';
import { nextStep } from './story-list.tsx';

function next(role: Role, state: StoryState, isOwn: boolean, isLive = false): string {
  const authorId = isOwn ? 'me' : 'somebody';
  const story = {
    authorId,
    state,
    revision: 2,
    approvedRevision: state === 'approved' ? 2 : null,
    liveRevision: isLive ? 1 : null,
  };
  const item: StoryListItem = {
    edition: 'ar',
    id: '7k',
    revision: 2,
    headline: 'عنوان',
    section: { slug: 'politics', name: 'سياسة' },
    state,
    live: isLive
      ? { revision: 1, publishedAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' }
      : null,
    scheduledFor: null,
    author: { id: authorId, name: 'كاتب' },
    words: 10,
    changedAt: '2026-01-01T00:00:00Z',
    actions: allowedActions({ id: 'me', role }, story),
  };
  return nextStep(item, { id: 'me', role }, desk);
}

describe('the list offers', () => {
  test('a journalist to go on writing, to mend what was asked, and to wait', () => {
    expect(next('journalist', 'draft', true)).toBe(desk.list.write);
    expect(next('journalist', 'changes_requested', true)).toBe(desk.list.fix);
    expect(next('journalist', 'submitted', true)).toBe(desk.list.wait);
  });

  test('an editor to review what was handed in and to publish what is approved', () => {
    expect(next('editor', 'submitted', false)).toBe(desk.list.reviewIt);
    expect(next('editor', 'approved', false)).toBe(desk.actions.publish);
  });

  test('an editor nobody else’s draft to hand in, and no story of their own to approve', () => {
    expect(next('editor', 'draft', false)).toBe(desk.list.open);
    expect(next('editor', 'submitted', true)).toBe(desk.list.wait);
  });

  test('never to take a live story down, though that is allowed', () => {
    expect(next('admin', 'published', false, true)).toBe(desk.list.open);
    expect(next('editor', 'submitted', true, true)).toBe(desk.list.wait);
  });
});
