import { Extension } from '@tiptap/core';
import { DOMSerializer } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Clip } from '#document/paste/read-paste.ts';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { SectionRef } from '#newsroom/types.ts';
import type { Upload, UploadedPicture } from '../saving/save-types.ts';
import type { PageFields } from '../saving/working-copy.ts';
import type { TellPaste } from './paste-news.ts';
import type * as TakeIn from './take-in.ts';

export interface PasteOptions {
  words: EditorWords;
  upload: Upload;
  stored(picture: UploadedPicture): void;
  tell: TellPaste;
  /** The page's fields as they stand, and a way to fill them: a story that is put in order has a headline. */
  fields: {
    read(): PageFields;
    write(changes: Partial<PageFields>): void;
    sections: readonly SectionRef[];
  };
}

interface PasteState {
  /** Where the next piece of a long paste goes; null where none is under way. */
  end: number | null;
  cancel?: () => void;
}

export const pasteKey = new PluginKey<PasteState>('paste');

/** Written on what is copied here, so that it is known again and comes back as it was, half paragraphs too. */
const ownMark = 'data-midad';

/** How cleaning comes to the page: after the first words, before the first paste. */
let takeIn: typeof TakeIn | null = null;

async function loadTakeIn(): Promise<typeof TakeIn> {
  takeIn ??= await import('./take-in.ts');
  return takeIn;
}

/** Reads all there is while the event lasts: afterwards the browser shows nothing of it. */
function readTransfer(data: DataTransfer): Clip {
  return {
    html: data.getData('text/html'),
    text: data.getData('text/plain') || data.getData('Text'),
    rtf: data.getData('text/rtf'),
  };
}

/** A long paste that is under way, piece by piece. */
function longPaste(view: EditorView): PasteState | null {
  const state = pasteKey.getState(view.state);
  return state && state.end !== null ? state : null;
}

function holdBack(view: EditorView, event: Event): boolean {
  if (!longPaste(view)) return false;
  event.preventDefault();
  return true;
}

function run(view: EditorView, options: PasteOptions, act: (module: typeof TakeIn) => void): void {
  if (takeIn) {
    act(takeIn);
    return;
  }
  loadTakeIn()
    .then((module) => {
      if (!view.isDestroyed) act(module);
    })
    .catch(() => options.tell({ kind: 'refused', reason: { code: 'failed' } }));
}

/** Puts the clipboard's bare text in at the caret; the words for a browser that doesn't show it are the notice's. */
export async function pastePlain(view: EditorView, options: PasteOptions): Promise<void> {
  view.focus();
  try {
    const text = await navigator.clipboard.readText();
    const module = await loadTakeIn();
    module.takeIn(view, { html: '', text, rtf: '' }, options, { asPlain: true });
  } catch {
    options.tell({ kind: 'refused', reason: { code: 'clipboard' } });
  }
}

/** Everything that is pasted or dropped goes through the cleaning of `document/paste`; what was copied here doesn't. */
export function pasteExtension(options: PasteOptions): Extension {
  return Extension.create({
    // Tiptap has a `paste` of its own.
    name: 'storyPaste',
    // Before the others: they are asked with what was understood.
    priority: 1100,
    addProseMirrorPlugins() {
      const serializer = new OwnSerializer(
        DOMSerializer.nodesFromSchema(this.editor.schema),
        DOMSerializer.marksFromSchema(this.editor.schema),
      );
      let isPlainAsked = false;
      return [
        new Plugin<PasteState>({
          key: pasteKey,
          state: {
            init: () => ({ end: null }),
            apply(tr, before) {
              const change: PasteState | undefined = tr.getMeta(pasteKey);
              if (change) return change;
              return before.end === null || !tr.docChanged
                ? before
                : { ...before, end: tr.mapping.map(before.end) };
            },
          },
          view(view) {
            const load = () => void loadTakeIn().catch(() => {});
            const idle = window.requestIdleCallback?.(load, { timeout: 10_000 });
            return {
              destroy: () => {
                if (idle !== undefined) window.cancelIdleCallback?.(idle);
                if (pasteKey.getState(view.state)?.end !== null) options.tell(null);
              },
            };
          },
          props: {
            clipboardSerializer: serializer,
            handleDOMEvents: {
              // At the latest: what is pasted waits for it, and would go with a page that is closed meanwhile.
              focus() {
                void loadTakeIn().catch(() => {});
                return false;
              },
              keydown(view, event) {
                const under = longPaste(view);
                if (under && event.key !== 'Tab') {
                  if (event.key === 'Escape') under.cancel?.();
                  event.preventDefault();
                  return true;
                }
                isPlainAsked = event.shiftKey && event.code === 'KeyV' && (event.ctrlKey || event.metaKey);
                return false;
              },
              // What is written while a long paste goes on would land in the middle of it.
              beforeinput: holdBack,
              cut: holdBack,
              paste(view, event) {
                if (longPaste(view)) return holdBack(view, event);
                const data = event.clipboardData;
                const asPlain = isPlainAsked;
                isPlainAsked = false;
                if (!data || !view.editable || view.composing) return false;
                const clip = readTransfer(data);
                // Pictures alone are the uploads' own; so is what was copied in a story.
                if (!asPlain && (clip.html.includes(ownMark) || isOnlyFiles(clip, data))) return false;
                if (!clip.html && !clip.text && !clip.rtf) return false;
                event.preventDefault();
                run(view, options, (module) => module.takeIn(view, clip, options, { asPlain, event }));
                return true;
              },
              drop(view, event) {
                if (longPaste(view)) return holdBack(view, event);
                const data = event.dataTransfer;
                if (!data || !view.editable || view.dragging) return false;
                const files = [...data.files];
                const clip = readTransfer(data);
                if (files.some((file) => /^(?:image|video|audio)\//.test(file.type))) return false;
                if (clip.html.includes(ownMark)) return false;
                const uris = data.getData('text/uri-list');
                if (files.length === 0 && !clip.html && !clip.text && !uris) return false;
                event.preventDefault();
                const place = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null;
                run(view, options, (module) =>
                  module.takeDrop(view, { clip, files, uris, place, event }, options),
                );
                return true;
              },
            },
          },
        }),
      ];
    },
  });
}

/** A picture copied from a page brings its address as HTML, and no words. */
function isOnlyFiles(clip: Clip, data: DataTransfer): boolean {
  return [...data.files].some((file) => file.type.startsWith('image/')) && clip.text.trim() === '';
}

class OwnSerializer extends DOMSerializer {
  override serializeFragment(...given: Parameters<DOMSerializer['serializeFragment']>) {
    const made = super.serializeFragment(...given);
    const first = made.firstChild;
    if (first instanceof HTMLElement) first.setAttribute(ownMark, '');
    return made;
  }
}
