'use client';

import { createContext, useContext } from 'react';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { Locale } from '#messages/locale.ts';
import type { MediaItem } from '#newsroom/media-item.ts';
import type { EmbedDesk } from './blocks/embed-desk.ts';
import type { FindStories } from './blocks/find-stories.ts';
import type { Upload, UploadedPicture } from './saving/save-types.ts';

/** What is known of a picture beyond its id, so that it is shown in its shape before it has come. */
export type KnownPicture = Pick<UploadedPicture, 'width' | 'height' | 'widths'>;

/** What the blocks inside the text (figure, embed, pull quote) need of the page around them. */
export interface EditorSurroundings {
  words: EditorWords;
  locale: Locale;
  readOnly: boolean;
  upload: Upload;
  pictureSrc(id: string, width: number): string;
  knownPicture(id: string): KnownPicture | null;
  stored(picture: UploadedPicture): void;
  /** Without it, no story of ours can be pointed to here. */
  findStories?: FindStories;
  embeds: EmbedDesk;
  /** Addresses in this story that are known to be gone at their source. */
  goneEmbeds: readonly string[];
  /** Opens the library beside the text; `take` is given what is chosen in it. */
  chooseFile?(kind: MediaItem['kind'], take: (file: MediaItem) => void): void;
}

export const EditorContext = createContext<EditorSurroundings | null>(null);

export function useEditorSurroundings(): EditorSurroundings {
  const surroundings = useContext(EditorContext);
  if (!surroundings) throw new Error('a block of the story was drawn outside of the editor');
  return surroundings;
}
