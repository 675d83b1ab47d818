import type { RefusalCode } from '#newsroom/refusal.ts';
import type { StoryAction, StoryState } from '#newsroom/types.ts';

/** A step asked for on the writing page; `at` is ISO 8601 UTC and only for `schedule`. */
export interface StepInput {
  id: string;
  action: StoryAction;
  revision: number;
  note?: string;
  at?: string;
}

export type StepAnswer =
  | { ok: true; revision: number; state: StoryState }
  | { ok: false; code: RefusalCode | 'unexpected' };

export type TakeStep = (input: StepInput) => Promise<StepAnswer>;
