import { Node } from '@tiptap/core';
import { dirAttr, dirAttribute, dirOfBlock } from '../attributes.ts';
import { hasClass, tagOf } from '../dom.ts';
import { htmlAttributes } from '../escape.ts';
import { spaceMark } from '../space.ts';
import type { NodeSpec } from '../spec.ts';

export function isSourceNote(element: Element): boolean {
  return tagOf(element) === 'p' && hasClass(element, 'source-note');
}

const SourceNote = Node.create({
  name: 'sourceNote',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => dirAttribute,
  parseHTML: () => [{ tag: 'p.source-note', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['p', { class: 'source-note', ...HTMLAttributes }, 0],
});

/** Where a fact comes from, for colleagues who must check it. It never leaves the newsroom. */
export const sourceNote: NodeSpec = {
  extension: SourceNote,
  attrs: { dir: dirAttr },
  internal: true,
  html(node, write) {
    const opening = htmlAttributes({
      class: 'source-note',
      dir: dirOfBlock(node),
      'data-space': spaceMark(node),
    });
    return `<p${opening}>${write.inline(node)}</p>`;
  },
  text: (node, read) => read.inline(node),
};
