'use client';

import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useRef, useState } from 'react';
import { AttributeField } from './attribute-field.tsx';
import { useEditorSurroundings } from './editor-context.tsx';
import { sendPicture } from './send-picture.ts';
import { fill } from './words.ts';

/** Renditions tried one after the other where the page wasn't told which there are. */
const usualWidths = [960, 480, 1600];

/** A picture in the story: the picture, its caption to write in, and quiet fields for credit and description. */
export function FigureView({ node, editor, getPos, updateAttributes, deleteNode, selected }: NodeViewProps) {
  const { words: all, readOnly, upload, stored } = useEditorSurroundings();
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
            editor={editor}
            getPos={getPos}
            label={words.credit}
            hint={words.creditHint}
            value={credit}
            onChange={(value) => updateAttributes({ credit: value })}
            className={credit ? '' : 'is-missing'}
          />
          <AttributeField
            editor={editor}
            getPos={getPos}
            label={words.alt}
            hint={words.altHint}
            value={alt}
            onChange={(value) => updateAttributes({ alt: value })}
            className={alt ? '' : 'is-missing'}
          />
        </span>
      </figcaption>
    </NodeViewWrapper>
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
