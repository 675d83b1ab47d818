import { Heading } from '@tiptap/extension-heading';
import { dirAttr, dirAttribute, dirOfBlock } from '../attributes.ts';
import { htmlAttributes } from '../escape.ts';
import { spaceMark } from '../space.ts';
import type { NodeSpec } from '../spec.ts';

/** Headings inside a story; level 1 is the page's own headline. Others' levels are brought into this range on the way in. */
export const heading: NodeSpec = {
  extension: Heading.extend({
    addAttributes: () => ({ level: { default: 2, rendered: false }, ...dirAttribute }),
    parseHTML: () => [
      { tag: 'h1', attrs: { level: 2 } },
      { tag: 'h2', attrs: { level: 2 } },
      ...['h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { level: 3 } })),
    ],
  }).configure({ levels: [2, 3] }),
  attrs: {
    dir: dirAttr,
    level: { fallback: 2, check: (value) => (value === 2 || value === 3 ? null : 'must be 2 or 3') },
  },
  html(node, write) {
    const tag = node.attrs?.level === 3 ? 'h3' : 'h2';
    const attributes = htmlAttributes({ dir: dirOfBlock(node), 'data-space': spaceMark(node) });
    return `<${tag}${attributes}>${write.inline(node)}</${tag}>`;
  },
  text: (node, read) => read.inline(node),
};
