'use client';

import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { AttributeField } from './attribute-field.tsx';
import { useEditorSurroundings } from './editor-context.tsx';

/** A post in the story as a card: its text and author can be written in, for nothing is fetched from anywhere. */
export function EmbedView({ node, editor, getPos, updateAttributes, deleteNode, selected }: NodeViewProps) {
  const { words: all, locale, readOnly } = useEditorSurroundings();
  const words = all.embed;
  const text = (name: string) => String(node.attrs[name] ?? '');
  const url = text('url');
  const postedAt = text('postedAt');
  const isX = text('provider') === 'x';
  const label = isX ? words.x : words.link;

  return (
    <NodeViewWrapper className="ed-embed" data-selected={selected || undefined} contentEditable={false}>
      {/* biome-ignore lint/a11y/useSemanticElements: a card of the story, not a form's field set */}
      <div role="group" aria-label={label} data-drag-handle="">
        <p className="ed-embed-head">
          <span>{label}</span>
          {postedAt ? <time dateTime={postedAt}>{dayOf(postedAt, locale)}</time> : null}
        </p>
        <AttributeField
          editor={editor}
          getPos={getPos}
          label={words.text}
          hint={words.textHint}
          value={text('text')}
          onChange={(value) => updateAttributes({ text: value })}
          className="ed-embed-text"
          long
        />
        <p className="ed-embed-author">
          <AttributeField
            editor={editor}
            getPos={getPos}
            label={words.author}
            hint={words.authorHint}
            value={text('author')}
            onChange={(value) => updateAttributes({ author: value })}
          />
          {text('handle') ? <bdi dir="ltr">@{text('handle').replace(/^@/, '')}</bdi> : null}
        </p>
        <p className="ed-embed-foot">
          <a href={url} target="_blank" rel="noopener noreferrer nofollow">
            {words.open}
          </a>
          <bdi dir="ltr">{url.replace(/^https?:\/\//, '')}</bdi>
          {readOnly ? null : (
            <button type="button" className="ed-quiet-button" onClick={() => deleteNode()}>
              {words.remove}
            </button>
          )}
        </p>
      </div>
    </NodeViewWrapper>
  );
}

function dayOf(iso: string, locale: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return '';
  return new Intl.DateTimeFormat(locale === 'ar' ? 'ar-u-nu-latn' : 'en-GB', { dateStyle: 'medium' }).format(
    time,
  );
}
