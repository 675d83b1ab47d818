import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { DocNode } from '#document/types.ts';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { Upload, UploadedPicture } from '../saving/save-types.ts';
import { fill } from '../words.ts';
import { insertBlock } from './insert-block.ts';
import { picturesIn, sendPicture } from './send-picture.ts';

interface PictureUploadOptions {
  upload: Upload;
  words: EditorWords['figure'];
  /** Told of every stored picture, so that the page knows its size and renditions. */
  stored(picture: UploadedPicture): void;
}

/** What is known of a picture before it is stored, from where it was copied. */
export interface PictureWords {
  alt: string;
  credit: string;
  caption: DocNode[];
}

type Change = { add: { id: object; pos: number; dom: HTMLElement } } | { remove: object };

const key = new PluginKey<DecorationSet>('pictureUploads');

function findPlace(state: EditorState, id: object): number | null {
  return key.getState(state)?.find(undefined, undefined, (spec) => spec.id === id)[0]?.from ?? null;
}

/**
 * Uploads one picture; until it is stored a note stands in its place. The note is no part of the story: what is saved
 * meanwhile has nothing half-made in it, and edits around it move it along.
 */
export function uploadIntoStory(
  view: EditorView,
  file: File,
  pos: number,
  options: PictureUploadOptions,
  given?: PictureWords,
): void {
  const { words } = options;
  const id = {};
  const dom = document.createElement('div');
  const note = document.createElement('p');
  dom.className = 'ed-upload';
  dom.contentEditable = 'false';
  note.setAttribute('role', 'status');
  dom.append(note);
  view.dispatch(view.state.tr.setMeta(key, { add: { id, pos, dom } } satisfies Change));

  const close = () => view.dispatch(view.state.tr.setMeta(key, { remove: id } satisfies Change));
  const attempt = async () => {
    dom.classList.remove('is-failed');
    note.textContent = fill(words.uploading, { name: file.name });
    for (const button of dom.querySelectorAll('button')) button.remove();
    const sent = await sendPicture(options.upload, file, words.failed);
    const place = view.isDestroyed ? null : findPlace(view.state, id);
    if (place === null) return;
    if (sent.ok) {
      options.stored(sent.picture);
      view.dispatch(
        putFigure(view, sent.picture, place, given).setMeta(key, { remove: id } satisfies Change),
      );
      return;
    }
    dom.classList.add('is-failed');
    note.textContent = sent.problem;
    dom.append(
      button(words.retry, () => void attempt()),
      button(words.dismiss, close),
    );
  };
  void attempt();
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'ed-quiet-button';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}

function putFigure(view: EditorView, picture: UploadedPicture, pos: number, given?: PictureWords) {
  const { schema, tr } = view.state;
  const { figure } = schema.nodes;
  if (!figure) return tr;
  const stored = picture.caption ? [schema.text(picture.caption)] : [];
  const caption = given?.caption.length ? given.caption.map((node) => schema.nodeFromJSON(node)) : stored;
  const alt = given?.alt || picture.alt;
  const node = figure.create({ media: picture.id, alt, credit: given?.credit || picture.credit }, caption);
  const { selection } = tr;
  insertBlock(tr, node, pos);
  // Someone may be writing elsewhere by now: the caret goes along only where it still stands at the picture's place.
  if (Math.abs(selection.head - pos) > 1) tr.setSelection(selection.map(tr.doc, tr.mapping));
  return tr;
}

/** Pictures dropped on the story or pasted into it. */
export function pictureUploads(options: PictureUploadOptions): Extension {
  return Extension.create({
    name: 'pictureUploads',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply(tr, set) {
            const change: Change | undefined = tr.getMeta(key);
            const mapped = set.map(tr.mapping, tr.doc);
            if (!change) return mapped;
            if ('add' in change) {
              const { id, pos, dom } = change.add;
              return mapped.add(tr.doc, [
                Decoration.widget(pos, dom, { id, side: -1, ignoreSelection: true, stopEvent: () => true }),
              ]);
            }
            return mapped.remove(mapped.find(undefined, undefined, (spec) => spec.id === change.remove));
          },
        },
        props: {
          decorations: (state) => key.getState(state),
          handlePaste(view, event) {
            const pictures = picturesIn(event.clipboardData?.files);
            // Word sends a picture of the text along with the text; then the text is what was meant.
            if (pictures.length === 0 || event.clipboardData?.getData('text/plain').trim()) return false;
            for (const file of pictures)
              uploadIntoStory(view, file, blockEnd(view.state.selection.to, view), options);
            return true;
          },
          handleDrop(view, event, _slice, moved) {
            const pictures = moved ? [] : picturesIn(event.dataTransfer?.files);
            if (pictures.length === 0) return false;
            const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
            const place = blockEnd(pos ?? view.state.doc.content.size, view);
            for (const file of pictures) uploadIntoStory(view, file, place, options);
            event.preventDefault();
            return true;
          },
        },
      }),
    ],
  });
}

/** Where a note about an upload may stand: inside an empty line, else after the story's block at this place. */
export function blockEnd(pos: number, view: EditorView): number {
  const $pos = view.state.doc.resolve(pos);
  if ($pos.depth === 0) return pos;
  return $pos.depth === 1 && $pos.parent.content.size === 0 ? pos : $pos.after(1);
}
