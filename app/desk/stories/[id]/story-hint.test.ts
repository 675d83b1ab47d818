import { describe, expect, test } from 'vitest';
import { desk } from '#messages/ar/desk.ts';
import type { Role, StoryState } from '#newsroom/types.ts';
import { allowedActions, mayEdit } from '#newsroom/workflow.ts';
import { hintFor } from './story-hint.ts';

function hint(role: Role, state: StoryState, isOwn: boolean): string | null {
  const actor = { id: 'me', role };
  const authorId = isOwn ? 'me' : 'somebody';
  const story = {
    authorId,
    state,
    revision: 3,
    approvedRevision: state === 'approved' ? 3 : null,
    liveRevision: null,
  };
  const may = { edit: mayEdit(actor, story), actions: allowedActions(actor, story) };
  return hintFor(actor, { state, author: { id: authorId, name: 'كاتب' } }, may, desk.story);
}

describe('the panel says', () => {
  test('nothing where the next step speaks for itself', () => {
    expect(hint('journalist', 'draft', true)).toBeNull();
    expect(hint('editor', 'submitted', false)).toBeNull();
  });

  test('to an author that the editors have the story', () => {
    expect(hint('journalist', 'submitted', true)).toBe(desk.story.waitingReview);
    expect(hint('journalist', 'approved', true)).toBe(desk.story.waitingPublish);
  });

  test('to an editor who wrote it that somebody else approves', () => {
    expect(hint('editor', 'submitted', true)).toBe(desk.story.ownStory);
    expect(hint('admin', 'submitted', true)).toBe(desk.story.ownStory);
  });

  test('to who may edit an approved story that an edit voids the approval', () => {
    expect(hint('editor', 'approved', false)).toBe(desk.story.voidWarning);
  });

  test('to who may edit a published or withdrawn story what an edit begins', () => {
    expect(hint('journalist', 'published', true)).toBe(desk.story.editReopens);
    expect(hint('editor', 'unpublished', false)).toBe(desk.story.editReopens);
  });
});
