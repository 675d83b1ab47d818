import { undo } from '@tiptap/pm/history';
import type { Node, Schema, Slice } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { readEmbedAddress } from '#document/embed-address.ts';
import { liftPictures } from '#document/paste/lift-pictures.ts';
import { cleanAddress } from '#document/paste/links.ts';
import type { PastedPicture } from '#document/paste/pictures.ts';
import { type Clip, type Pasted, readPaste } from '#document/paste/read-paste.ts';
import type { DocNode } from '#document/types.ts';
import { uploadIntoStory } from '../blocks/picture-uploads.ts';
import { offerOrder } from './flat-offer.ts';
import { type PasteOptions, pasteKey } from './paste-extension.ts';
import type { PasteNews, PictureProblem } from './paste-news.ts';
import { fileOf } from './pasted-pictures.ts';
import { putBlocks, toSlice } from './put-blocks.ts';
import { readTextFile } from './text-file.ts';

interface How {
  /** Nothing is read into the text, no link and no list. */
  asPlain?: boolean;
  /** The event it came with, for the plugins that are asked next. */
  event?: ClipboardEvent | DragEvent;
}

/**
 * A tree of the HTML in a document of its own: nothing in it runs, and nothing is loaded. Styles come under another name:
 * the page's policy forbids them even there, and says so for each.
 */
function parseInert(html: string): Element {
  const inert = html.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle(?=\s*=)/gi, ' data-style'));
  return new DOMParser().parseFromString(inert, 'text/html').body;
}

/** Reads a clipboard and puts it into the story at the selection; what there is to say of it is told. */
export function takeIn(view: EditorView, clip: Clip, options: PasteOptions, how: How = {}): void {
  options.tell(null);
  let pasted: Pasted | null;
  try {
    pasted = readPaste(clip, parseInert, how.asPlain);
  } catch (error) {
    console.error(error);
    options.tell({ kind: 'refused', reason: { code: 'failed' } });
    return;
  }
  if (!pasted) {
    options.tell({ kind: 'refused', reason: { code: 'too_large' } });
    return;
  }
  if (pasted.blocks.length === 0) return;
  if (!fits(view, pasted.blocks)) {
    options.tell({ kind: 'refused', reason: { code: 'too_large' } });
    return;
  }
  void put(view, clip, pasted, options, how);
}

/** Of a story as JSON in UTF-8 (`document/check.ts`), with room for what is still to be written. */
const largestStory = 2 * 1024 * 1024 * 0.98;

function fits(view: EditorView, blocks: readonly DocNode[]): boolean {
  const size = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;
  const pasted = size(blocks);
  // Counting the story itself would be felt at every small paste.
  if (pasted + view.state.doc.content.size * 12 < largestStory) return true;
  return pasted + size(view.state.doc.toJSON()) < largestStory;
}

async function put(
  view: EditorView,
  clip: Clip,
  pasted: Pasted,
  options: PasteOptions,
  how: How,
): Promise<void> {
  const { schema } = view.state;
  const wasEmpty = view.state.doc.textContent.trim() === '';
  const places = new Map<Node, Waiting>();
  const nodes = liftPictures(pasted.blocks).map((block) => toNode(block, schema, pasted.pictures, places));
  let slice = toSlice(view, nodes);
  if (!how.asPlain) slice = transformed(view, slice);
  if (!how.asPlain && how.event && handledByOthers(view, how.event, slice)) return;

  let isStopped = false;
  const stop = () => {
    isStopped = true;
  };
  const done = await putBlocks(view, slice, {
    mark: (tr, end) => tr.setMeta(pasteKey, { end, cancel: stop }),
    end: () => pasteKey.getState(view.state)?.end ?? null,
    progress(percent) {
      options.tell({ kind: 'progress', percent, cancel: stop });
      return !isStopped;
    },
  });
  if (view.isDestroyed) return;
  if (!done) {
    options.tell({ kind: 'cancelled' });
    return;
  }
  const after = view.state.doc;
  const badPictures = await sendPictures(view, places, options);
  if (view.isDestroyed) return;
  const { leftOut, missing } = pasted;
  const offer = how.asPlain || !wasEmpty ? undefined : await offerOrder(view, clip, pasted, options, after);
  const said: PasteNews = {
    kind: 'pasted',
    leftOut,
    missing,
    badPictures,
    asPlain: how.asPlain ? undefined : pasteAgain(view, clip, options, after),
    offer,
  };
  const hasNews = leftOut.length > 0 || missing > 0 || badPictures.length > 0 || offer !== undefined;
  options.tell(hasNews ? said : null);
}

/** Other plugins' say: addresses become links and cards. */
function transformed(view: EditorView, slice: Slice): Slice {
  let changed = slice;
  view.someProp('transformPasted', (transform) => {
    changed = transform(changed, view, false);
  });
  return changed;
}

/** A card alone goes below its line; cells go into the cells of a table. */
function handledByOthers(view: EditorView, event: ClipboardEvent | DragEvent, slice: Slice): boolean {
  if (!(event instanceof ClipboardEvent)) return false;
  return view.someProp('handlePaste', (handle) => handle(view, event, slice) || undefined) === true;
}

/** Takes the paste back, where nothing was written since, and puts its bare words in. */
function pasteAgain(view: EditorView, clip: Clip, options: PasteOptions, after: Node): () => void {
  return () => {
    if (view.state.doc.eq(after)) undo(view.state, view.dispatch);
    view.focus();
    takeIn(view, { ...clip, text: clip.text || wordsOf(clip) }, options, { asPlain: true });
  };
}

function wordsOf(clip: Clip): string {
  const read = readPaste(clip, parseInert);
  const lines = (block: DocNode): string[] =>
    block.content?.some((child) => child.type === 'text')
      ? [block.content.map((child) => child.text ?? '\n').join('')]
      : (block.content ?? []).flatMap(lines);
  return (read?.blocks ?? []).flatMap(lines).join('\n');
}

// Pictures.

interface Waiting {
  picture: PastedPicture;
  figure: DocNode;
}

/**
 * The block as a node. A figure whose picture came along is an empty line until the picture is stored: what is saved
 * meanwhile points to nothing.
 */
function toNode(
  block: DocNode,
  schema: Schema,
  pictures: readonly PastedPicture[],
  places: Map<Node, Waiting>,
): Node {
  const picture = pictures.find(({ id }) => id === block.attrs?.media);
  if (block.type !== 'figure' || !picture) return schema.nodeFromJSON(block);
  const line = schema.nodeFromJSON({ type: 'paragraph' });
  places.set(line, { picture, figure: block });
  return line;
}

async function sendPictures(
  view: EditorView,
  places: ReadonlyMap<Node, Waiting>,
  options: PasteOptions,
): Promise<PictureProblem[]> {
  const problems: PictureProblem[] = [];
  for (const [line, { picture, figure }] of places) {
    const read = await fileOf(picture);
    if (view.isDestroyed) return problems;
    const pos = placeOf(view, line);
    if (pos === null) continue;
    if (read.ok) {
      const { alt, credit } = figure.attrs ?? {};
      uploadIntoStory(
        view,
        read.file,
        pos + 1,
        { upload: options.upload, words: options.words.figure, stored: options.stored },
        { alt: String(alt ?? ''), credit: String(credit ?? ''), caption: figure.content ?? [] },
      );
      continue;
    }
    problems.push(read.problem);
    const empty = view.state.schema.nodeFromJSON({ ...figure, attrs: { ...figure.attrs, media: '' } });
    view.dispatch(view.state.tr.replaceWith(pos, pos + line.nodeSize, empty).setMeta('addToHistory', false));
  }
  return problems;
}

/** Nodes are values: the empty line that was put in is found by being the very one. */
function placeOf(view: EditorView, line: Node): number | null {
  let found: number | null = null;
  view.state.doc.descendants((node, pos) => {
    if (node === line) found = pos;
    return found === null && !node.isTextblock;
  });
  return found;
}

// Drops.

export interface Drop {
  clip: Clip;
  files: readonly File[];
  /** `text/uri-list`: a link or a picture dragged out of a page. */
  uris: string;
  /** Where it was let go; null where that was beside the text. */
  place: number | null;
  event: DragEvent;
}

/** Takes in what was dropped on the story: text, HTML, a link, text files. */
export async function takeDrop(view: EditorView, drop: Drop, options: PasteOptions): Promise<void> {
  const { clip, files, uris, place } = drop;
  const { doc } = view.state;
  const $place = doc.resolve(Math.min(place ?? doc.content.size, doc.content.size));
  view.dispatch(view.state.tr.setSelection(Selection.near($place)));
  view.focus();
  if (files.length > 0) {
    for (const file of files) {
      const read = await readTextFile(file);
      if (view.isDestroyed) return;
      if (read.ok) takeIn(view, { html: '', text: read.text, rtf: '' }, options);
      else options.tell({ kind: 'refused', reason: { code: read.code, name: file.name } });
    }
    return;
  }
  const link = linkOf(uris, clip);
  takeIn(view, link ?? clip, options);
}

/** A link dragged out of a page: a post's address becomes its card, any other is its words with the link on them. */
function linkOf(uris: string, clip: Clip): Clip | null {
  const [uri, ...more] = uris.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  if (!uri || more.length > 0 || /<img\b/i.test(clip.html)) return null;
  const address = cleanAddress(uri);
  const isPost = readEmbedAddress(address)?.provider !== 'link';
  if (isPost || clip.html.trim() === '') return { html: '', text: address, rtf: '' };
  return null;
}
