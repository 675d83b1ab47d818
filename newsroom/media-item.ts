/** A stored file as the library, the picture panel and the API show it. Pure: the browser reads it, too. */
import type { UsingStory } from '#db/queries/media.ts';
import type { Licence, RightsCaution } from './media-rights.ts';

export const mediaKinds = ['image', 'audio', 'video', 'document'] as const;
export type MediaKind = (typeof mediaKinds)[number];
export const mediaFilters = ['lapsed', 'withdrawn', 'missing', 'unused'] as const;
export type MediaOnly = (typeof mediaFilters)[number];

export interface MediaItem {
  id: string;
  kind: MediaKind;
  mime: string;
  bytes: number;
  fileName: string;
  width: number;
  height: number;
  widths: number[];
  making: 'waiting' | 'ready' | 'failed';
  /** Whether there is a moving edition, `moving.webp`. */
  moves: boolean;
  focusX: number;
  focusY: number;
  caption: string;
  credit: string;
  alt: string;
  agency: string;
  place: string;
  takenAt: string;
  tags: string[];
  licence: Licence;
  terms: string;
  territory: string;
  /** `YYYY-MM-DD`, the last day; empty for no end. */
  rightsUntil: string;
  /** Whether that day has passed in the newsroom's zone. */
  lapsed: boolean;
  /** What its rights ask of whoever publishes it. */
  cautions: RightsCaution[];
  withdrawn: { at: string; why: string } | null;
  /** When it last went before readers, where it still is. */
  shownAt: string | null;
  person: string;
  createdAt: string;
  /** Whether this person may change its words and rights. */
  mayChange: boolean;
}

export interface MediaDetail extends MediaItem {
  stories: UsingStory[];
  /** The same file, sent by others or with other words. */
  exact: string[];
  /** Pictures that look like it. */
  near: string[];
}
