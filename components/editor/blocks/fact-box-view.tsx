'use client';

import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useEditorSurroundings } from '../editor-context.tsx';
import { AttributeField } from './attribute-field.tsx';

/** Background beside the story: its title, and any blocks. */
export function FactBoxView({ node, editor, getPos, updateAttributes }: NodeViewProps) {
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
          editor={editor}
          getPos={getPos}
          label={words.factBox.title}
          hint={words.factBox.titleHint}
          value={String(node.attrs.title ?? '')}
          onChange={(title) => updateAttributes({ title })}
          enter="inside"
        />
      </div>
      <NodeViewContent className="ed-blocks" />
    </NodeViewWrapper>
  );
}
