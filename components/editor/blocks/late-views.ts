import type { Editor, NodeViewRenderer } from '@tiptap/core';
import { DOMSerializer } from '@tiptap/pm/model';

/** The nodes whose views are loaded once the page can be written on (`block-views.tsx`). */
export const lateNames: ReadonlySet<string> = new Set([
  'gallery',
  'video',
  'audio',
  'document',
  'factBox',
  'timelineEntry',
  'relatedStory',
  'table',
]);

type Views = Record<string, NodeViewRenderer>;

const loaded = new WeakMap<Editor, Views>();

/** Draws a node by its view if that has come, else as its plain element. */
export function lateView(name: string): NodeViewRenderer {
  return (props) => {
    const view = loaded.get(props.editor)?.[name];
    if (view) return view(props);
    const drawn = DOMSerializer.renderSpec(document, props.node.type.spec.toDOM?.(props.node) ?? ['div', 0]);
    return { dom: drawn.dom, contentDOM: drawn.contentDOM ?? null };
  };
}

/**
 * Gives views to a live editor. It is drawn anew only where it holds one of their nodes: a long story without any isn't
 * touched while somebody writes.
 */
export function giveViews(editor: Editor, views: Views): void {
  loaded.set(editor, { ...loaded.get(editor), ...views });
  let isShown = false;
  editor.state.doc.descendants((node) => {
    isShown ||= node.type.name in views;
    return !isShown && !node.isTextblock;
  });
  if (!isShown) return;
  const nodeViews = Object.entries(editor.extensionManager.nodeViews);
  // The same functions under new names: that is how ProseMirror is told to draw.
  editor.view.setProps({
    nodeViews: Object.fromEntries(
      nodeViews.map(([name, make]): [string, typeof make] => [name, (...given) => make(...given)]),
    ),
  });
}
