import { type AnyExtension, type Editor, Extension, type Extensions, Node } from '@tiptap/core';
import { Dropcursor } from '@tiptap/extensions/drop-cursor';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { Placeholder } from '@tiptap/extensions/placeholder';
import { UndoRedo } from '@tiptap/extensions/undo-redo';
import { type ReactNodeViewProps, ReactNodeViewRenderer } from '@tiptap/react';
import type { ComponentType } from 'react';
import type { HouseStyle } from '#arabic/house.ts';
import { storyExtensions } from '#document/extensions.ts';
import type { Dir, EmbedAttrs } from '#document/types.ts';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { EmbedDesk } from './blocks/embed-desk.ts';
import { embedDetails } from './blocks/embed-details.ts';
import { EmbedView } from './blocks/embed-view.tsx';
import { FigureView } from './blocks/figure-view.tsx';
import { lateNames, lateView } from './blocks/late-views.ts';
import { LineKeys } from './blocks/line-keys.ts';
import { pictureUploads } from './blocks/picture-uploads.ts';
import { PullQuoteView } from './blocks/pull-quote-view.tsx';
import { fieldSteps } from './field-step.ts';
import { type PasteOptions, pasteExtension } from './paste/paste-extension.ts';
import type { Upload, UploadedPicture } from './saving/save-types.ts';
import { AddressLinks } from './typing/address-links.ts';
import { arabicTyping } from './typing/arabic-typing.ts';
import { directionAt, setDirection } from './typing/block-direction.ts';
import { CaretKeys, isFirstLine } from './typing/caret-keys.ts';
import { isolates } from './typing/isolates.ts';
import { LongStory } from './typing/long-story.ts';
import { PhysicalKeys } from './typing/physical-keys.ts';
import { ownDirection, storyDirection } from './typing/story-direction.ts';

const views: Record<string, ComponentType<ReactNodeViewProps<HTMLElement>>> = {
  figure: FigureView,
  embed: EmbedView,
  pullQuote: PullQuoteView,
};

/** The story's own nodes, those with fields of their own drawn by React; the schema stays the document's. */
function withViews(extension: AnyExtension): AnyExtension {
  if (extension instanceof Node && lateNames.has(extension.name)) {
    return extension.extend({ addNodeView: () => lateView(extension.name) });
  }
  const view = views[extension.name];
  if (!view || !(extension instanceof Node)) return extension;
  return extension.extend({
    addNodeView: () => ReactNodeViewRenderer(view),
  });
}

interface KeyActions {
  link(): void;
  embed(): void;
  picture(): void;
  library(): void;
  toolbar(): void;
  /** The caret leaves the text upwards, for the lead. */
  leaveUp(): void;
}

function storyKeys(act: KeyActions): Extension {
  const always = (run: () => void) => () => {
    run();
    return true;
  };
  const leaveFromTop = ({ editor }: { editor: Editor }) => {
    const { $from, empty } = editor.state.selection;
    if (!empty || !isFirstLine($from) || !editor.view.endOfTextblock('up')) return false;
    act.leaveUp();
    return true;
  };
  return Extension.create({
    name: 'storyKeys',
    priority: 120,
    addKeyboardShortcuts: () => ({
      'Mod-k': always(act.link),
      'Mod-Alt-k': always(act.embed),
      'Mod-Alt-p': always(act.picture),
      'Mod-Alt-g': always(act.library),
      'Alt-F10': always(act.toolbar),
      'Mod-Alt-u': ({ editor }) => editor.commands.toggleNode('pullQuote', 'paragraph'),
      'Mod-Alt-h': ({ editor }) => editor.commands.setHorizontalRule(),
      'Mod-Shift-x': ({ editor }) => {
        const next = directionAt(editor.state) === 'rtl' ? 'ltr' : 'rtl';
        editor.view.dispatch(setDirection(editor.state.tr, next, ownDirection(editor.state)));
        return true;
      },
      ArrowUp: leaveFromTop,
    }),
  });
}

export interface BodyExtensionsOptions {
  /** The story's own direction. */
  dir: Dir;
  words: EditorWords;
  house: HouseStyle;
  /** Whether what is typed is corrected by the house's rules now. */
  corrects(): boolean;
  upload: Upload;
  stored(picture: UploadedPicture): void;
  embeds: EmbedDesk;
  /** The attributes of a pasted frame that no provider knows; null where it may not be. */
  askFrame(markup: string): Promise<EmbedAttrs | null>;
  act: KeyActions;
  paste: PasteOptions;
}

export function bodyExtensions({
  dir,
  words,
  house,
  corrects,
  upload,
  stored,
  embeds,
  askFrame,
  act,
  paste,
}: BodyExtensionsOptions): Extensions {
  return [
    ...storyExtensions.map(withViews),
    UndoRedo,
    Dropcursor.configure({ class: 'ed-dropcursor', color: false, width: 3 }),
    Gapcursor,
    Placeholder.configure({ placeholder: words.bodyHint }),
    pasteExtension(paste),
    fieldSteps(paste.fields),
    PhysicalKeys,
    CaretKeys,
    arabicTyping(house, corrects),
    storyDirection(dir),
    isolates(dir),
    LongStory,
    AddressLinks.configure({ askFrame }),
    embedDetails(embeds),
    LineKeys,
    pictureUploads({ upload, words: words.figure, stored }),
    storyKeys(act),
  ];
}
