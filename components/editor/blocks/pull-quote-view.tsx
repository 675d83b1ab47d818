'use client';

import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useEditorSurroundings } from '../editor-context.tsx';
import { AttributeField } from './attribute-field.tsx';

/** A sentence lifted out of the story, and who said it. */
export function PullQuoteView({ node, editor, getPos, updateAttributes }: NodeViewProps) {
  const { words: all } = useEditorSurroundings();
  const words = all.pullQuote;
  const attribution = String(node.attrs.attribution ?? '');
  return (
    <NodeViewWrapper
      as="figure"
      className="ed-pull-quote"
      dir={node.attrs.dir ?? undefined}
      aria-label={words.label}
    >
      <NodeViewContent
        className="ed-pull-quote-text"
        data-hint={node.content.size === 0 ? words.label : undefined}
      />
      <figcaption contentEditable={false}>
        <AttributeField
          editor={editor}
          getPos={getPos}
          label={words.attribution}
          hint={words.attributionHint}
          value={attribution}
          onChange={(value) => updateAttributes({ attribution: value })}
        />
      </figcaption>
    </NodeViewWrapper>
  );
}
