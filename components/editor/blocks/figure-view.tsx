'use client';

import { NodeSelection } from '@tiptap/pm/state';
import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useRef, useState } from 'react';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { MediaItem } from '#newsroom/media-item.ts';
import { useEditorSurroundings } from '../editor-context.tsx';
import { fill } from '../words.ts';
import { AttributeField } from './attribute-field.tsx';
import { blockAt, moveBlock } from './block-moves.ts';
import { sendPicture } from './send-picture.ts';

/** Renditions tried one after the other where the page wasn't told which there are. */
const usualWidths = [960, 480, 1600];

/** A picture in the story: the picture, its caption to write in, and quiet fields for credit and description. */
export function FigureView(block: NodeViewProps) {
  const { node, editor, getPos, updateAttributes, deleteNode, selected } = block;
  const { words: all, readOnly, upload, stored, chooseFile } = useEditorSurroundings();
  const words = all.figure;
  const file = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState<string | null>(null);
  const media = String(node.attrs.media ?? '');
  const alt = String(node.attrs.alt ?? '');
  const credit = String(node.attrs.credit ?? '');

  async function choose(chosen: File | undefined) {
    if (!chosen) return;
    setNote(fill(words.uploading, { name: chosen.name }));
    const sent = await sendPicture(upload, chosen, words.failed);
    if (!sent.ok) {
      setNote(sent.problem);
      return;
    }
    stored(sent.picture);
    setNote(null);
    updateAttributes({ media: sent.picture.id });
  }

  /** The caption stays; credit and description come with the file where there are none yet. */
  function take(chosen: MediaItem) {
    stored(chosen);
    setNote(null);
    updateAttributes({ media: chosen.id, credit: credit || chosen.credit, alt: alt || chosen.alt });
  }

  return (
    <NodeViewWrapper
      as="figure"
      className="ed-figure"
      dir={node.attrs.dir ?? undefined}
      data-selected={selected || undefined}
      aria-label={words.label}
    >
      <div contentEditable={false} className="ed-figure-picture" data-drag-handle="">
        {media ? (
          <StoredPicture key={media} id={media} alt={alt} />
        ) : (
          <p className="ed-no-picture">{words.noPicture}</p>
        )}
        {note ? <p role="status">{note}</p> : null}
        {readOnly ? null : (
          <div className="ed-figure-tools">
            <button type="button" className="ed-quiet-button" onClick={() => file.current?.click()}>
              {media ? words.replace : words.choose}
            </button>
            <Order editor={editor} getPos={getPos} words={all.blocks.figure} />
            {chooseFile ? (
              <button type="button" className="ed-quiet-button" onClick={() => chooseFile('image', take)}>
                {all.toolbar.library}
              </button>
            ) : null}
            <button type="button" className="ed-quiet-button" onClick={() => deleteNode()}>
              {words.remove}
            </button>
            <input
              ref={file}
              type="file"
              accept="image/*"
              hidden
              onChange={(event) => {
                void choose(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
          </div>
        )}
      </div>
      <figcaption>
        <NodeViewContent
          className="ed-caption"
          data-hint={node.content.size === 0 ? words.captionHint : undefined}
        />
        <span contentEditable={false} className="ed-figure-fields">
          <AttributeField
            of={block}
            attr="credit"
            label={words.credit}
            hint={words.creditHint}
            className={credit ? '' : 'is-missing'}
          />
          <AttributeField
            of={block}
            attr="alt"
            label={words.alt}
            hint={words.altHint}
            className={alt ? '' : 'is-missing'}
          />
        </span>
      </figcaption>
    </NodeViewWrapper>
  );
}

/** The places of a picture among those of its gallery. */
function Order({
  editor,
  getPos,
  words,
}: Pick<NodeViewProps, 'editor' | 'getPos'> & { words: EditorWords['blocks']['figure'] }) {
  const pos = getPos();
  const block = pos === undefined ? null : blockAt(editor.state.doc, pos);
  if (block?.parent.type.name !== 'gallery') return null;
  const step = (by: -1 | 1) => () => {
    const now = getPos();
    const at = now === undefined ? null : blockAt(editor.state.doc, now);
    const neighbour = at?.parent.maybeChild(at.index + by);
    const tr = at && moveBlock(editor.state.tr, at, by);
    if (!at || !neighbour || !tr) return;
    // The button is drawn anew elsewhere: the picture is selected, so that the keys go on with it and can undo.
    tr.setSelection(NodeSelection.create(tr.doc, at.pos + by * neighbour.nodeSize));
    editor.view.dispatch(tr);
    editor.view.focus();
  };
  return (
    <>
      <button type="button" className="ed-quiet-button" onClick={step(-1)}>
        {words.earlier}
      </button>
      <button type="button" className="ed-quiet-button" onClick={step(1)}>
        {words.later}
      </button>
    </>
  );
}

function StoredPicture({ id, alt }: { id: string; alt: string }) {
  const { pictureSrc, knownPicture, words } = useEditorSurroundings();
  const [tries, setTries] = useState(0);
  const known = knownPicture(id);
  const widths = known && known.widths.length > 0 ? bestFirst(known.widths) : usualWidths;
  const width = widths[tries];
  if (width === undefined) return <p className="ed-no-picture">{words.figure.noPicture}</p>;
  return (
    // biome-ignore lint/performance/noImgElement: renditions are made at upload; next/image stays closed
    <img
      src={pictureSrc(id, width)}
      alt={alt}
      width={known?.width || undefined}
      height={known?.height || undefined}
      draggable={false}
      onError={() => setTries(tries + 1)}
    />
  );
}

/** The rendition that is wide enough for the column, then the others. */
function bestFirst(widths: number[]): number[] {
  return [...widths].sort((a, b) => Math.abs(a - 960) - Math.abs(b - 960));
}
