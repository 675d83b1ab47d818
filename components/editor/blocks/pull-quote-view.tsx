'use client';

import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useEditorSurroundings } from '../editor-context.tsx';
import { AttributeField } from './attribute-field.tsx';

/** A sentence lifted out of the story, and who said it. */
export function PullQuoteView(block: NodeViewProps) {
  const { node } = block;
  const { words: all } = useEditorSurroundings();
  const words = all.pullQuote;
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
          of={block}
          attr="attribution"
          label={words.attribution}
          hint={words.attributionHint}
        />
      </figcaption>
    </NodeViewWrapper>
  );
}
