'use client';

import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useState, useSyncExternalStore } from 'react';
import { nameOf } from '#document/embed-html.ts';
import { kindOf } from '#document/embed-player.ts';
import { useEditorSurroundings } from '../editor-context.tsx';
import { fill } from '../words.ts';
import { AttributeField } from './attribute-field.tsx';

/** Renditions tried one after the other where the page wasn't told which there are. */
const usualWidths = [480, 960, 1600];

/** What is embedded as a card: what its source gave stands in fields, so that it can be written by hand where it gave nothing. */
export function EmbedView(block: NodeViewProps) {
  const { node, editor, updateAttributes, deleteNode, selected } = block;
  const { locale, readOnly, embeds, goneEmbeds, words: allWords } = useEditorSurroundings();
  const words = allWords.embeds;
  const text = (name: string) => String(node.attrs[name] ?? '');
  const url = text('url');
  const state = useSyncExternalStore(
    embeds.subscribe,
    () => embeds.stateOf(url),
    () => null,
  );
  const kind = kindOf(text('provider'), url);
  const name = nameOf(text('provider'), url, locale);
  const label = fill(words.kind[kind], { name });
  const picture = text('picture');
  const postedAt = text('postedAt');
  const fetchedAt = text('fetchedAt');
  const hasTitle = kind !== 'post' || text('title') !== '';
  const said = {
    asking: fill(words.refreshing, { name }),
    nothing: fill(words.nothing, { name }),
    not_signed_in: words.notSignedIn,
    not_allowed: words.notAllowed,
  };

  return (
    <NodeViewWrapper className="ed-embed" data-selected={selected || undefined} contentEditable={false}>
      {/* biome-ignore lint/a11y/useSemanticElements: a card of the story, not a form's field set */}
      <div role="group" aria-label={label} data-drag-handle="">
        <p className="ed-embed-head">
          <span>{label}</span>
          {postedAt ? (
            <time dateTime={postedAt} dir="auto">
              {dayOf(postedAt, locale)}
            </time>
          ) : null}
        </p>
        {goneEmbeds.includes(url) ? <p className="ed-embed-gone">{words.gone}</p> : null}
        {picture ? <Still key={picture} id={picture} /> : null}
        {hasTitle ? (
          <AttributeField
            of={block}
            attr="title"
            label={words.title}
            hint={words.titleHint}
            className="ed-embed-title"
          />
        ) : null}
        <AttributeField
          of={block}
          attr="text"
          label={words.text}
          hint={words.textHint}
          className="ed-embed-text"
          long
        />
        <p className="ed-embed-author">
          <AttributeField of={block} attr="author" label={words.author} hint={words.authorHint} />
          {text('handle') ? <bdi dir="ltr">@{text('handle').replace(/^@/, '')}</bdi> : null}
        </p>
        <p role="status" className="ed-embed-status">
          {state ? said[state] : null}
        </p>
        <p className="ed-embed-foot">
          <a href={url} target="_blank" rel="noopener noreferrer nofollow">
            {words.open}
          </a>
          <bdi dir="ltr">{url.replace(/^https?:\/\//, '')}</bdi>
          {fetchedAt ? <span>{fill(words.fetched, { time: dayOf(fetchedAt, locale) })}</span> : null}
        </p>
        {readOnly ? null : (
          <p className="ed-embed-foot">
            <button
              type="button"
              className="ed-quiet-button"
              disabled={state === 'asking'}
              onClick={() => void embeds.fill(editor, url, true)}
            >
              {words.refresh}
            </button>
            {picture ? (
              <button
                type="button"
                className="ed-quiet-button"
                onClick={() => updateAttributes({ picture: null })}
              >
                {words.dropPicture}
              </button>
            ) : null}
            <button type="button" className="ed-quiet-button" onClick={() => deleteNode()}>
              {words.remove}
            </button>
          </p>
        )}
      </div>
    </NodeViewWrapper>
  );
}

function Still({ id }: { id: string }) {
  const { pictureSrc, knownPicture } = useEditorSurroundings();
  const [missed, setMissed] = useState(0);
  const width = (knownPicture(id)?.widths ?? usualWidths)[missed];
  if (width === undefined) return null;
  return (
    // biome-ignore lint/performance/noImgElement: a rendition of ours, made already
    <img
      className="ed-embed-still"
      src={pictureSrc(id, width)}
      alt=""
      onError={() => setMissed(missed + 1)}
    />
  );
}

function dayOf(iso: string, locale: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return '';
  return new Intl.DateTimeFormat(locale === 'ar' ? 'ar-u-nu-latn' : 'en-GB', { dateStyle: 'medium' }).format(
    time,
  );
}
