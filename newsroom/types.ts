import type { RevisionContent } from '#db/revision-content.ts';
import type { Edition } from '#document/edition.ts';

export type Role = 'journalist' | 'editor' | 'admin';

/** Who asks. `address` is the client's IP as the front wrote it, null on the command line. */
export interface Actor {
  id: string;
  name: string;
  email: string;
  role: Role;
  address: string | null;
}

export const storyStates = [
  'draft',
  'submitted',
  'changes_requested',
  'approved',
  'scheduled',
  'published',
  'unpublished',
] as const;
export type StoryState = (typeof storyStates)[number];

/** The steps a person can ask for by name; saving is `edit`. */
export const storyActions = [
  'submit',
  'request-changes',
  'approve',
  'schedule',
  'unschedule',
  'publish',
  'correct',
  'unpublish',
] as const;
export type StoryAction = (typeof storyActions)[number];

export interface SectionRef {
  slug: string;
  name: string;
}

/** What a revision holds and a person edits. `section` is a slug. */
export type StoryFields = RevisionContent;

export const storyFieldNames = [
  'headline',
  'lead',
  'section',
  'byline',
  'tags',
  'body',
] as const satisfies readonly (keyof StoryFields)[];

/** The revision that readers see. Times are ISO 8601 UTC. */
export interface LiveRef {
  revision: number;
  publishedAt: string;
  updatedAt: string;
}

/** A story's working copy as a signed-in person sees it. */
export interface Story extends Omit<StoryFields, 'section'> {
  id: string;
  edition: Edition;
  /** The id of the story of the other edition that this one tells in its own language. */
  translationOf: string | null;
  revision: number;
  state: StoryState;
  live: LiveRef | null;
  section: SectionRef;
  author: { id: string; name: string };
  /** The revision an editor approved; null once anything was edited since. */
  approvedRevision: number | null;
  /** When it is published by itself; null unless `scheduled`. */
  scheduledFor: string | null;
  /** Plain text of headline-less body, as search and feeds use it. */
  text: string;
  /** Absolute and percent-encoded; null until first published. */
  url: string | null;
  createdAt: string;
  changedAt: string;
}

/** One row of the desk's list. */
export interface StoryListItem {
  id: string;
  edition: Edition;
  revision: number;
  headline: string;
  section: SectionRef;
  state: StoryState;
  live: LiveRef | null;
  scheduledFor: string | null;
  author: { id: string; name: string };
  words: number;
  changedAt: string;
  /** Steps this actor may take now, in the order the buttons stand. */
  actions: StoryAction[];
}

/** What happens to a story beside the steps of its workflow. */
export const otherEvents = ['create', 'edit', 'choose-edition'] as const;

/** One line of a story's history, newest first. The note of `choose-edition` is the edition and the id of the original, if any. */
export interface HistoryEntry {
  id: number;
  at: string;
  actor: { id: string | null; name: string };
  action: StoryAction | (typeof otherEvents)[number];
  from: StoryState | null;
  to: StoryState | null;
  revision: number | null;
  note: string | null;
  /** The moment a `schedule` named. */
  due: string | null;
  /** Consecutive saves by one person are folded into one entry: how many. */
  saves?: number;
}
