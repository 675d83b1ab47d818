import type { LeftOut } from '#document/paste/source.ts';
import type { FlatOffer } from './flat-offer.ts';

/** What the desk has to say about the last paste or drop; null where there is nothing to say. */
export type PasteNews =
  | { kind: 'progress'; percent: number; cancel(): void }
  | { kind: 'cancelled' }
  | { kind: 'refused'; reason: PasteRefusal }
  | {
      kind: 'pasted';
      leftOut: readonly LeftOut[];
      /** Figures that wait for a picture. */
      missing: number;
      /** Pictures that came along and can't be stored. */
      badPictures: readonly PictureProblem[];
      /** Takes the paste back and puts its bare words in; undefined where they are that already. */
      asPlain?: () => void;
      offer?: FlatOffer;
    }
  | { kind: 'arranged'; undo(): void };

export type PictureProblem =
  | { code: 'picture_too_large'; megabytes: number }
  | { code: 'picture_unreadable' };

export type PasteRefusal =
  | { code: 'too_large' | 'clipboard' | 'failed' }
  | { code: 'file' | 'file_too_large' | 'not_text'; name: string };

export type TellPaste = (news: PasteNews | null) => void;
