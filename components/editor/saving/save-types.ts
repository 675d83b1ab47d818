import type { Refusal } from '#newsroom/refusal.ts';
import type { Story, StoryFields, StoryState } from '#newsroom/types.ts';

/**
 * What one autosave sends to its server action. `fields` is `JSON.stringify` of `SavedFields`, and must be: ProseMirror's
 * attributes are null-prototype objects, which React would send to an action as temporary references, that is, lose.
 * `key` is the idempotency key: the same for every repetition of one attempt, new for every other content.
 */
export interface SaveInput {
  id: string;
  /** Who wrote it: never saved under the name of whoever is signed in by then. */
  person: string;
  /** The revision this save builds on: the one the last answer named. */
  revision: number;
  key: string;
  fields: string;
}

/** The whole working copy goes with every save, so that no save depends on one before it. `section` is a slug. */
export type SavedFields = StoryFields;

/** With `stale_revision`, where the server knows: who saved the revision that stands in the way, and what both began with. */
export type SaveRefusal = Refusal<Story> & { by?: string; base?: StoryFields };

export type SaveAnswer =
  | {
      ok: true;
      revision: number;
      state: StoryState /** ISO 8601 UTC, the server's clock. */;
      savedAt: string;
    }
  | { ok: false; refusal: SaveRefusal };

export type Save = (input: SaveInput) => Promise<SaveAnswer>;

/** A stored picture; `widths` are those of its renditions, in pixels. */
export interface UploadedPicture {
  id: string;
  width: number;
  height: number;
  widths: number[];
  alt: string;
  caption: string;
  credit: string;
}

export type UploadAnswer = { ok: true; picture: UploadedPicture } | { ok: false; refusal: Refusal };

/** Takes the form's `file` (and `caption`, `credit`, `alt`, which the editor leaves empty: they are asked for in the page). */
export type Upload = (form: FormData) => Promise<UploadAnswer>;

/** Why the text isn't saved at this moment; the words for each are the UI's. */
export type SaveTrouble =
  /** No answer, or one that can be asked for again: it is being tried again by itself. */
  | 'network'
  | 'not_signed_in'
  /** Somebody else is signed in by now: this text waits for who wrote it. */
  | 'other_person'
  | 'too_many_requests'
  /** The server refused this content; the next edit is tried afresh. */
  | 'refused'
  /** Somebody else saved since: nothing is sent until the person decides. */
  | 'stale_revision'
  /** The story may no longer be edited by this person, or is gone. */
  | 'closed'
  /** Another window of the same person has taken over. */
  | 'elsewhere';

export type SaveStatus =
  | { kind: 'saved'; at: string }
  /** Changes wait for a pause in the typing. */
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  /** Another window of the same person writes; this one follows it. */
  | { kind: 'elsewhere' }
  | { kind: 'failed'; trouble: SaveTrouble; refusal: SaveRefusal | null };

export type FlushAnswer =
  | { ok: true; revision: number; state: StoryState }
  | { ok: false; revision: number; trouble: SaveTrouble; refusal: SaveRefusal | null };
