'use client';

import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import type { PanelProps } from './panel-props.ts';
import { ToolPanel } from './tool-panel.tsx';

interface Heading {
  pos: number;
  level: number;
  text: string;
}

function headingsOf(doc: Node): Heading[] {
  const headings: Heading[] = [];
  doc.forEach((node, pos) => {
    if (node.type.name === 'heading') {
      headings.push({ pos, level: Number(node.attrs.level), text: node.textContent.trim() });
    }
  });
  return headings;
}

/** The story's subheadings, each a way to it. */
export function OutlinePanel({ editor, words, close }: PanelProps) {
  const { outline, close: closeLabel } = words.hands;
  const headings = useEditorState({ editor, selector: ({ editor: now }) => headingsOf(now.state.doc) });

  function goTo(pos: number) {
    const { view } = editor;
    close();
    view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(pos + 1))));
    const dom = view.nodeDOM(pos);
    if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'center' });
  }

  return (
    <ToolPanel label={outline.label} closeLabel={closeLabel} close={close}>
      <ol className="ed-outline">
        {headings.map(({ pos, level, text }) => (
          <li key={pos} data-level={level}>
            <button type="button" className="ed-menu-item" onClick={() => goTo(pos)}>
              <span dir="auto">{text || outline.untitled}</span>
            </button>
          </li>
        ))}
      </ol>
      {headings.length === 0 ? <p className="ed-quiet">{outline.empty}</p> : null}
    </ToolPanel>
  );
}
