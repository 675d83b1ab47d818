'use client';

import { type Editor, Node as TiptapNode } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { NodeViewConstructor } from '@tiptap/pm/view';
import { type ReactNodeViewProps, ReactNodeViewRenderer } from '@tiptap/react';
import type { ComponentType } from 'react';
import { ClipView } from './clip-view.tsx';
import { FactBoxView } from './fact-box-view.tsx';
import { GalleryView } from './gallery-view.tsx';
import { RelatedStoryView } from './related-story-view.tsx';
import { TimelineEntryView } from './timeline-entry-view.tsx';

type View = ComponentType<ReactNodeViewProps<HTMLElement>>;

const views: Record<string, View> = {
  gallery: GalleryView,
  video: ClipView,
  audio: ClipView,
  factBox: FactBoxView,
  timelineEntry: TimelineEntryView,
  relatedStory: RelatedStoryView,
};

/**
 * Draws blocks with fields of their own, in an editor that is live already: until now they stood as their plain
 * elements. What tables need is loaded when the first one is drawn.
 */
export function plugInViews(editor: Editor): () => void {
  const made = Object.fromEntries(
    Object.entries(views).map(([name, view]) => [name, viewOf(editor, name, view)]),
  );
  let wanted = false;
  let isOver = false;
  made.table = (node) => {
    if (!wanted) {
      wanted = true;
      void import('./table-view.tsx').then(({ TableView, tableKeys }) => {
        if (isOver || editor.isDestroyed) return;
        for (const plugin of tableKeys().reverse()) {
          editor.registerPlugin(plugin, (added, plugins) => [added, ...plugins]);
        }
        show({ ...made, table: viewOf(editor, 'table', TableView, 'tbody') });
      });
    }
    return plainTable(node);
  };
  const show = (more: Record<string, NodeViewConstructor>) =>
    editor.view.setProps({ nodeViews: { ...editor.extensionManager.nodeViews, ...more } });
  show(made);
  return () => {
    isOver = true;
  };
}

function viewOf(editor: Editor, name: string, view: View, contentTag?: string): NodeViewConstructor {
  const extension = editor.extensionManager.extensions.find((one) => one.name === name);
  if (!(extension instanceof TiptapNode)) throw new Error(`no ${name} in this editor`);
  const render = ReactNodeViewRenderer(view, contentTag ? { contentDOMElementTag: contentTag } : {});
  return (node, pmView, getPos, decorations, innerDecorations) =>
    render({
      node,
      view: pmView,
      getPos,
      decorations: [...decorations],
      innerDecorations,
      editor,
      extension,
      HTMLAttributes: {},
    });
}

function plainTable(node: Node) {
  const dom = document.createElement('table');
  const contentDOM = document.createElement('tbody');
  if (node.attrs.dir) dom.dir = String(node.attrs.dir);
  dom.append(contentDOM);
  return { dom, contentDOM };
}
