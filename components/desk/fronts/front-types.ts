/** What the composer is given and asks for. */
import type { Composition, FrontKey, Placement } from '#document/front.ts';
import type { RefusalCode } from '#newsroom/refusal.ts';

/** A published story as the composer shows it. */
export interface FrontCard {
  id: string;
  headline: string;
  section: string;
  /** «قبل 5 دقائق» */
  when: string;
}

/** A front as it stands; `by` is null where nobody composed it yet. */
export interface FrontState extends Composition {
  revision: number;
  by: string | null;
}

export interface SaveFrontInput {
  front: FrontKey;
  revision: number;
  layout: Composition['layout'];
  placements: Placement[];
}

export type SaveFrontAnswer =
  | { ok: true; state: FrontState }
  | { ok: false; code: RefusalCode; state?: FrontState };

export type SaveFront = (input: SaveFrontInput) => Promise<SaveFrontAnswer>;
export type FindCards = (query: string) => Promise<FrontCard[]>;
