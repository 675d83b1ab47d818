'use client';

import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useRef, useState } from 'react';
import { useEditorSurroundings } from '../editor-context.tsx';
import { fill } from '../words.ts';
import { picturesIn, sendPicture } from './send-picture.ts';

/** Pictures side by side. Each is a figure with its own caption; they are ordered by dragging or by their buttons. */
export function GalleryView({ node, editor, getPos }: NodeViewProps) {
  const { words: all, readOnly, upload, stored, chooseFile } = useEditorSurroundings();
  const words = all.blocks.gallery;
  const file = useRef<HTMLInputElement>(null);
  const [notes, setNotes] = useState<string[]>([]);
  const [sending, setSending] = useState('');

  async function add(files: File[]) {
    const failed: string[] = [];
    for (const [index, one] of files.entries()) {
      setSending(fill(words.sending, { n: String(index + 1), all: String(files.length) }));
      const sent = await sendPicture(upload, one, all.figure.failed);
      if (sent.ok) {
        stored(sent.picture);
        put({ media: sent.picture.id });
      } else failed.push(sent.problem);
    }
    setSending('');
    setNotes(failed);
  }

  /** At the end, or into a figure that waits for its picture. The gallery may have moved while it was sent. */
  function put(chosen: { media: string; credit?: string; alt?: string }, caption = '') {
    const pos = getPos();
    const gallery = pos === undefined ? null : editor.state.doc.nodeAt(pos);
    const figure = editor.schema.nodes.figure;
    if (pos === undefined || gallery?.type.name !== 'gallery' || !figure) return;
    const { tr } = editor.state;
    let waiting: number | null = null;
    gallery.forEach((child, offset) => {
      if (waiting === null && child.attrs.media === '') waiting = pos + 1 + offset;
    });
    if (waiting === null) {
      const words = caption ? editor.schema.text(caption) : null;
      tr.insert(pos + gallery.nodeSize - 1, figure.create(chosen, words));
    } else {
      for (const [name, value] of Object.entries(chosen)) tr.setNodeAttribute(waiting, name, value);
    }
    editor.view.dispatch(tr);
  }

  return (
    <NodeViewWrapper
      className="ed-gallery"
      dir={node.attrs.dir ?? undefined}
      role="group"
      aria-label={words.label}
    >
      <NodeViewContent className="ed-gallery-pictures" />
      <div contentEditable={false} className="ed-gallery-foot">
        {readOnly ? null : (
          <button type="button" className="ed-quiet-button" onClick={() => file.current?.click()}>
            {words.add}
          </button>
        )}
        {readOnly || !chooseFile ? null : (
          <button
            type="button"
            className="ed-quiet-button"
            onClick={() =>
              chooseFile('image', (file) => {
                stored(file);
                put({ media: file.id, credit: file.credit, alt: file.alt }, file.caption);
              })
            }
          >
            {all.toolbar.library}
          </button>
        )}
        <span role="status">{sending}</span>
        {notes.map((note) => (
          <p key={note} role="alert" className="ed-problem">
            {note}
          </p>
        ))}
        <input
          ref={file}
          type="file"
          accept="image/*"
          multiple
          hidden
          onChange={(event) => {
            void add(picturesIn(event.target.files));
            event.target.value = '';
          }}
        />
      </div>
    </NodeViewWrapper>
  );
}
