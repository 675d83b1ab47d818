'use client';

import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useEditorSurroundings } from '../editor-context.tsx';
import { AttributeField } from './attribute-field.tsx';

/** One event: when it was, in words and as a date for machines, and what happened. */
export function TimelineEntryView(block: NodeViewProps) {
  const { node, updateAttributes } = block;
  const { words: all, readOnly } = useEditorSurroundings();
  const words = all.blocks.timeline;
  const date = String(node.attrs.date ?? '');
  return (
    <NodeViewWrapper className="ed-entry" dir={node.attrs.dir ?? undefined}>
      <div contentEditable={false} className="ed-entry-time">
        <AttributeField of={block} attr="time" label={words.time} hint={words.timeHint} enter="inside" />
        <input
          type="date"
          className="ed-attribute"
          aria-label={words.date}
          value={/^\d{4}-\d{2}-\d{2}/.test(date) ? date.slice(0, 10) : ''}
          readOnly={readOnly}
          min="0001-01-01"
          max="9999-12-31"
          onChange={(event) => updateAttributes({ date: event.target.value })}
        />
      </div>
      <NodeViewContent className="ed-blocks" />
    </NodeViewWrapper>
  );
}
