import { describe, expect, test } from 'vitest';
import { type Role, type StoryAction, type StoryState, storyActions, storyStates } from './types.ts';
import { allowedActions, decide, maySee, needs, type WorkflowStory } from './workflow.ts';

const actions = ['edit', ...storyActions] as const;
type Step = (typeof actions)[number];
type Who = 'author' | 'author who is editor' | 'editor' | 'admin' | 'author who is admin';
type Case = { who: Who; state: StoryState; live: boolean; approved: boolean; action: Step };

const people: Record<Who, { id: string; role: Role }> = {
  author: { id: 'author', role: 'journalist' },
  'author who is editor': { id: 'author', role: 'editor' },
  'author who is admin': { id: 'author', role: 'admin' },
  editor: { id: 'other', role: 'editor' },
  admin: { id: 'other', role: 'admin' },
};

function storyIn({ state, live, approved }: Pick<Case, 'state' | 'live' | 'approved'>): WorkflowStory {
  return {
    authorId: 'author',
    state,
    revision: 7,
    approvedRevision: approved ? 7 : null,
    liveRevision: live ? 5 : null,
  };
}

/**
 * The table of shared/interface.md written a second time, by another hand and in another form: a line for
 * each step and state, so that a slip in the rules shows.
 */
function expected({ who, state, live, approved, action }: Case): StoryState | 403 | 409 {
  const isEditor = who !== 'author';
  const isAuthor = who.startsWith('author');
  switch (action) {
    case 'edit':
      if (state === 'draft' || state === 'changes_requested') return state;
      if (state === 'submitted' || state === 'approved') return isEditor ? 'submitted' : 403;
      if (state === 'published' || state === 'unpublished') return 'draft';
      return 409;
    case 'submit':
      return state === 'draft' || state === 'changes_requested' ? 'submitted' : 409;
    case 'request-changes':
      if (!isEditor) return 403;
      return state === 'submitted' || state === 'approved' ? 'changes_requested' : 409;
    case 'approve':
      if (!isEditor || isAuthor) return 403;
      return state === 'submitted' ? 'approved' : 409;
    case 'schedule':
      if (!isEditor) return 403;
      return state === 'approved' ? 'scheduled' : 409;
    case 'unschedule':
      if (!isEditor) return 403;
      return state === 'scheduled' ? 'approved' : 409;
    case 'publish':
      if (!isEditor) return 403;
      if (!approved) return 409;
      return ['approved', 'scheduled', 'unpublished'].includes(state) ? 'published' : 409;
    case 'correct':
      if (!isEditor) return 403;
      return state === 'approved' && live && approved ? 'published' : 409;
    case 'unpublish':
      if (!isEditor) return 403;
      return live ? 'unpublished' : 409;
  }
}

const everyCase: Case[] = (Object.keys(people) as Who[]).flatMap((who) =>
  storyStates.flatMap((state) =>
    [true, false].flatMap((live) =>
      [true, false].flatMap((approved) => actions.map((action) => ({ who, state, live, approved, action }))),
    ),
  ),
);

describe('the workflow table', () => {
  test('there are 5 people × 7 states × 2 × 2 × 9 steps to decide', () => {
    expect(everyCase).toHaveLength(5 * 7 * 2 * 2 * 9);
  });

  test.each(everyCase)('$who · $action · from $state · live $live · approved $approved', (one) => {
    const decision = decide(people[one.who], storyIn(one), one.action);
    const answer = decision.ok ? decision.value.to : decision.refusal.code === 'wrong_state' ? 409 : 403;
    expect(answer).toBe(expected(one));
  });

  test('an author who is an editor is told that it is their own story', () => {
    const decision = decide(
      people['author who is editor'],
      storyIn({ state: 'submitted', live: false, approved: false }),
      'approve',
    );
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'own_story' } });
  });

  test('the buttons offered are exactly the steps that would be done', () => {
    for (const one of everyCase) {
      const offered = allowedActions(people[one.who], storyIn(one));
      const done = storyActions.filter(
        (action: StoryAction) => typeof expected({ ...one, action }) === 'string',
      );
      expect(offered).toEqual(done);
    }
  });

  test('an approval of an older revision publishes nothing', () => {
    const story = { ...storyIn({ state: 'approved', live: true, approved: true }), approvedRevision: 6 };
    expect(decide(people.editor, story, 'publish')).toMatchObject({
      ok: false,
      refusal: { code: 'wrong_state' },
    });
    expect(decide(people.editor, story, 'correct')).toMatchObject({
      ok: false,
      refusal: { code: 'wrong_state' },
    });
  });

  test('a journalist sees only their own stories, editors and admins every one', () => {
    expect(maySee({ id: 'a', role: 'journalist' }, { authorId: 'a' })).toBe(true);
    expect(maySee({ id: 'a', role: 'journalist' }, { authorId: 'b' })).toBe(false);
    expect(maySee({ id: 'a', role: 'editor' }, { authorId: 'b' })).toBe(true);
    expect(maySee({ id: 'a', role: 'admin' }, { authorId: 'b' })).toBe(true);
  });

  test('sending back, correcting and taking down ask for a reason', () => {
    const asking = actions.filter((action) => needs[action].note);
    expect(asking).toEqual(['request-changes', 'correct', 'unpublish']);
  });
});
