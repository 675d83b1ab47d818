import type { Editor } from '@tiptap/core';
import type { HouseStyle } from '#arabic/house.ts';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { Locale } from '#messages/locale.ts';
import type { PageFields } from '../saving/working-copy.ts';

export type OpenPanel = 'menu' | 'find' | 'outline' | 'tidy' | 'keys' | 'length' | null;

/** Headline and lead, which search and tidying go through like the body. */
export interface Lines {
  fields: Pick<PageFields, 'headline' | 'lead'>;
  /** As they stand at this moment, whether or not React has drawn them. */
  now(): Pick<PageFields, 'headline' | 'lead'>;
  fieldOf(line: 'headline' | 'lead'): HTMLTextAreaElement | null;
}

export interface PanelProps {
  editor: Editor;
  words: EditorWords;
  locale: Locale;
  house: HouseStyle;
  story: string;
  lines: Lines;
  /** Says it to screen readers. */
  say(text: string): void;
  close(): void;
}
