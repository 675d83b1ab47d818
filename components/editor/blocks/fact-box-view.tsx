'use client';

import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useEditorSurroundings } from '../editor-context.tsx';
import { AttributeField } from './attribute-field.tsx';

/** Background beside the story: its title, and any blocks. */
export function FactBoxView(block: NodeViewProps) {
  const { node } = block;
  const words = useEditorSurroundings().words.blocks;
  return (
    <NodeViewWrapper
      as="aside"
      className="ed-fact-box"
      dir={node.attrs.dir ?? undefined}
      aria-label={words.names.factBox}
    >
      <div contentEditable={false} className="ed-box-title">
        <AttributeField
          of={block}
          attr="title"
          label={words.factBox.title}
          hint={words.factBox.titleHint}
          enter="inside"
        />
      </div>
      <NodeViewContent className="ed-blocks" />
    </NodeViewWrapper>
  );
}
