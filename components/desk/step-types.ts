import type { RefusalCode } from '#newsroom/refusal.ts';
import type { StoryAction, StoryState } from '#newsroom/types.ts';

/** A step asked for on the writing page; `localTime` is only for `schedule`, as the newsroom's own clock shows it. */
export interface StepInput {
  id: string;
  /** Who is at the page. */
  person: string;
  action: StoryAction;
  revision: number;
  note?: string;
  localTime?: string;
}

export type StepAnswer =
  | { ok: true; revision: number; state: StoryState }
  | { ok: false; code: RefusalCode | 'unexpected' };

export type TakeStep = (input: StepInput) => Promise<StepAnswer>;
