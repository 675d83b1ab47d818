'use client';

import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { AttributeField } from '../attribute-field.tsx';
import { useEditorSurroundings } from '../editor-context.tsx';

/** A film or a sound: its caption to write in, its credit and a description. */
export function ClipView({ node, editor, getPos, updateAttributes, selected }: NodeViewProps) {
  const words = useEditorSurroundings().words.blocks.clip;
  const kind = node.type.name === 'video' ? 'video' : 'audio';
  const credit = String(node.attrs.credit ?? '');
  const alt = String(node.attrs.alt ?? '');
  return (
    <NodeViewWrapper
      as="figure"
      className="ed-figure ed-clip"
      dir={node.attrs.dir ?? undefined}
      data-selected={selected || undefined}
      aria-label={words[kind]}
    >
      <div contentEditable={false} className="ed-figure-picture" data-drag-handle="">
        <p className="ed-no-picture">
          {words[kind]}
          {node.attrs.media ? null : `: ${words.none}`}
        </p>
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
