'use client';

import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { fill } from '#components/desk/words.ts';
import { media as arabic } from '#messages/ar/media.ts';
import { media as english } from '#messages/en/media.ts';
import type { MediaDetail } from '#newsroom/media-item.ts';
import { AttributeField } from '../editor/blocks/attribute-field.tsx';
import { useEditorSurroundings } from '../editor/editor-context.tsx';
import { callMedia, fileAddress } from './media-client.ts';
import { sendResumable } from './resumable.ts';
import { problemWords } from './upload-list.tsx';
import './media.css';

const accepted = {
  video: 'video/mp4,video/webm',
  audio: 'audio/mpeg,audio/mp4,audio/x-m4a,audio/ogg',
  document: 'application/pdf',
};

type FileKind = keyof typeof accepted;

/** A film, a sound or a document in the story: its file, what readers will see of it, its caption and credit. */
export function FileView(block: NodeViewProps) {
  const { node, updateAttributes, deleteNode, selected } = block;
  const { words: all, locale, readOnly } = useEditorSurroundings();
  const words = locale === 'ar' ? arabic : english;
  const kind: FileKind =
    node.type.name === 'video' ? 'video' : node.type.name === 'document' ? 'document' : 'audio';
  const credit = String(node.attrs.credit ?? '');
  const alt = String(node.attrs.alt ?? '');
  return (
    <NodeViewWrapper
      as="figure"
      className="ed-figure ed-clip"
      dir={node.attrs.dir ?? undefined}
      data-selected={selected || undefined}
      aria-label={words.kindOf[kind]}
    >
      <div contentEditable={false} className="ed-figure-picture" data-drag-handle="">
        <BlockFile
          kind={kind}
          media={String(node.attrs.media ?? '')}
          poster={kind === 'video' ? String(node.attrs.poster ?? '') : null}
          readOnly={readOnly}
          change={updateAttributes}
          remove={() => deleteNode()}
        />
      </div>
      <figcaption>
        <NodeViewContent
          className="ed-caption"
          data-hint={node.content.size === 0 ? words.detail.caption : undefined}
        />
        <span contentEditable={false} className="ed-figure-fields">
          <AttributeField
            of={block}
            attr="credit"
            label={all.figure.credit}
            hint={all.figure.creditHint}
            className={credit ? '' : 'is-missing'}
          />
          {kind === 'document' ? null : (
            <AttributeField
              of={block}
              attr="alt"
              label={all.figure.alt}
              hint={words.block.altHint}
              className={alt ? '' : 'is-missing'}
            />
          )}
        </span>
      </figcaption>
    </NodeViewWrapper>
  );
}

interface BlockFileProps {
  kind: FileKind;
  media: string;
  /** Null where there is no place for one. */
  poster: string | null;
  readOnly: boolean;
  change(attributes: { media?: string; poster?: string; credit?: string }): void;
  remove(): void;
}

/** The file of a block: played or named, chosen from the library or sent from this device, its poster by hand. */
function BlockFile({ kind, media, poster, readOnly, change, remove }: BlockFileProps) {
  const { locale, chooseFile } = useEditorSurroundings();
  const words = locale === 'ar' ? arabic : english;
  const [file, setFile] = useState<MediaDetail | null>(null);
  const [note, setNote] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!media) return;
    let isHere = true;
    void callMedia<MediaDetail>(`/${media}`).then((found) => {
      if (isHere && found.ok) setFile(found.value);
    });
    return () => {
      isHere = false;
    };
  }, [media]);

  async function send(chosen: File | undefined) {
    if (!chosen) return;
    const stop = new AbortController();
    const sent = await sendResumable(chosen, {
      signal: stop.signal,
      onProgress: (bytes) =>
        setNote(fill(words.block.sending, { percent: String(Math.floor((bytes / chosen.size) * 100)) })),
      onPause: (paused) => paused && setNote(words.uploads.paused),
    });
    if (!sent.ok) return setNote(sent.problem === 'stopped' ? '' : problemWords(sent.problem, locale, words));
    if (sent.file.kind !== kind) return setNote(fill(words.block.otherKind, { kind: words.kindOf[kind] }));
    setNote('');
    change({ media: sent.file.id });
  }

  const shown = file?.id === media ? file : null;
  const address = shown ? fileAddress(shown) : '';
  return (
    <>
      {shown && kind === 'video' ? (
        // biome-ignore lint/a11y/useMediaCaption: a newsroom's raw recording has no captions
        <video
          controls
          preload="metadata"
          src={address}
          poster={poster ? `/desk/media/${poster}/thumb.webp` : undefined}
          className="media-player"
        />
      ) : null}
      {shown && kind === 'audio' ? (
        // biome-ignore lint/a11y/useMediaCaption: a newsroom's raw recording has no captions
        <audio controls preload="metadata" src={address} className="media-player" />
      ) : null}
      {shown && kind === 'document' ? (
        <p className="ed-no-picture">
          <a href={address} target="_blank" rel="noopener">
            {shown.fileName || words.detail.open}
          </a>
        </p>
      ) : null}
      {shown ? null : (
        <p className="ed-no-picture">
          {words.kindOf[kind]}
          {media ? '' : `: ${words.block.none}`}
        </p>
      )}
      {note ? <p role="status">{note}</p> : null}
      {readOnly ? null : (
        <div className="ed-figure-tools">
          <button type="button" className="ed-quiet-button" onClick={() => input.current?.click()}>
            {media ? words.block.replace : words.block.choose}
          </button>
          <button
            type="button"
            className="ed-quiet-button"
            onClick={() => chooseFile?.(kind, (found) => change({ media: found.id }))}
          >
            {words.choose.open}
          </button>
          {poster === null ? null : (
            <button
              type="button"
              className="ed-quiet-button"
              onClick={() => chooseFile?.('image', (found) => change({ poster: found.id }))}
            >
              {words.block.poster}
            </button>
          )}
          {poster ? (
            <button type="button" className="ed-quiet-button" onClick={() => change({ poster: '' })}>
              {words.block.noPoster}
            </button>
          ) : null}
          <button type="button" className="ed-quiet-button" onClick={remove}>
            {words.block.remove}
          </button>
          <input
            ref={input}
            type="file"
            accept={accepted[kind]}
            hidden
            onChange={(event) => {
              void send(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </div>
      )}
    </>
  );
}
