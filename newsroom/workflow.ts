/**
 * The newsroom's one table of rules (shared interface, "The workflow"): who may take which step from
 * where, and what the step needs. Buttons, server actions, the API and the command line all ask `decide`.
 */
import { done, type Result, refuse } from './refusal.ts';
import { type Actor, type StoryAction, type StoryState, storyActions, storyStates } from './types.ts';

/** What a decision looks at. `liveRevision` is what readers see, null for nothing. */
export interface WorkflowStory {
  authorId: string;
  state: StoryState;
  revision: number;
  approvedRevision: number | null;
  liveRevision: number | null;
}

type By = 'author' | 'editor' | 'admin';

interface Rule {
  from: readonly StoryState[];
  /** `same` keeps the state. */
  to: StoryState | 'same';
  by: readonly By[];
  /** Nobody does this to a story of their own. */
  never?: 'author';
  /** Beyond the state: what must hold of the story. */
  when?: (story: WorkflowStory) => boolean;
}

export interface Needs {
  note?: boolean;
  headline?: boolean;
  time?: boolean;
  /** Every file in the story may go before readers (newsroom/media-gate.ts). */
  rights?: boolean;
}

const everyone = ['author', 'editor', 'admin'] as const;
const editors = ['editor', 'admin'] as const;

function isLive(story: WorkflowStory): boolean {
  return story.liveRevision !== null;
}

function approvedIsNewest(story: Pick<WorkflowStory, 'revision' | 'approvedRevision'>): boolean {
  return story.approvedRevision === story.revision;
}

export const rules: Readonly<Record<StoryAction | 'edit', readonly Rule[]>> = {
  edit: [
    { from: ['draft', 'changes_requested'], to: 'same', by: everyone },
    { from: ['submitted', 'approved'], to: 'submitted', by: editors },
    { from: ['published', 'unpublished'], to: 'draft', by: everyone },
  ],
  submit: [{ from: ['draft', 'changes_requested'], to: 'submitted', by: everyone }],
  'request-changes': [{ from: ['submitted', 'approved'], to: 'changes_requested', by: editors }],
  approve: [{ from: ['submitted'], to: 'approved', by: editors, never: 'author' }],
  schedule: [{ from: ['approved'], to: 'scheduled', by: editors }],
  unschedule: [{ from: ['scheduled'], to: 'approved', by: editors }],
  publish: [
    { from: ['approved', 'scheduled', 'unpublished'], to: 'published', by: editors, when: approvedIsNewest },
  ],
  correct: [
    {
      from: ['approved'],
      to: 'published',
      by: editors,
      when: (story) => isLive(story) && approvedIsNewest(story),
    },
  ],
  unpublish: [{ from: storyStates, to: 'unpublished', by: editors, when: isLive }],
};

export const needs: Readonly<Record<StoryAction | 'edit', Needs>> = {
  edit: {},
  submit: { headline: true },
  'request-changes': { note: true },
  approve: {},
  schedule: { time: true, rights: true },
  unschedule: {},
  publish: { rights: true },
  correct: { note: true, rights: true },
  unpublish: { note: true },
};

/** Whether this person may know of the story at all; where not, it is not found. */
export function maySee(actor: Pick<Actor, 'id' | 'role'>, story: { authorId: string }): boolean {
  return actor.role !== 'journalist' || story.authorId === actor.id;
}

/**
 * Whether the actor may take the step now, and the state it leads to. Asks for the person first
 * (`wrong_role`, `own_story`), then for the story (`wrong_state`). Needs of the step's input (a note, a
 * time) are in `needs`.
 */
export function decide(
  actor: Pick<Actor, 'id' | 'role'>,
  story: WorkflowStory,
  action: StoryAction | 'edit',
): Result<{ to: StoryState }> {
  const isAuthor = story.authorId === actor.id;
  const suits = (rule: Rule) =>
    (isAuthor && rule.by.includes('author')) ||
    ((actor.role === 'editor' || actor.role === 'admin') && rule.by.includes(actor.role));
  const mine = rules[action].filter(suits);
  if (mine.length === 0) return refuse('wrong_role', { detail: `${action} is not for this role` });
  if (isAuthor && mine.every((rule) => rule.never === 'author')) {
    return refuse('own_story', { detail: `nobody may ${action} a story of their own` });
  }
  const fromHere = rules[action].filter(
    (rule) => rule.from.includes(story.state) && (rule.when?.(story) ?? true),
  );
  const rule = fromHere.find(suits);
  if (rule) return done({ to: rule.to === 'same' ? story.state : rule.to });
  if (fromHere.length > 0) {
    return refuse('wrong_role', { detail: `${action} from ${story.state} is not for this role` });
  }
  return refuse('wrong_state', { detail: `${action} is not possible from ${story.state}` });
}

/** Whether the house may publish it by itself once its time has come: what was approved, and nothing newer. */
export function mayBePublishedByItself(
  story: Pick<WorkflowStory, 'state' | 'revision' | 'approvedRevision'>,
): boolean {
  return story.state === 'scheduled' && approvedIsNewest(story);
}

/** The steps this person may take now, in the order the buttons stand. */
export function allowedActions(actor: Pick<Actor, 'id' | 'role'>, story: WorkflowStory): StoryAction[] {
  return storyActions.filter((action) => decide(actor, story, action).ok);
}

export function mayEdit(actor: Pick<Actor, 'id' | 'role'>, story: WorkflowStory): boolean {
  return decide(actor, story, 'edit').ok;
}
