import { type Attribute, Node } from '@tiptap/core';
import { dirAttr, dirAttribute, dirOfBlock } from '../attributes.ts';
import { htmlAttributes } from '../escape.ts';
import { spaceMark } from '../space.ts';
import type { AttrSpec, NodeSpec } from '../spec.ts';
import { mostColumns, mostRows, type Span } from '../table-grid.ts';
import type { DocNode } from '../types.ts';

/** A span as HTML may say it, brought to what a story takes. */
export function readSpan(element: Element, name: 'colspan' | 'rowspan'): number {
  const most = name === 'colspan' ? mostColumns : mostRows;
  const span = Number.parseInt(element.getAttribute(name) ?? '', 10);
  return span >= 1 ? Math.min(span, most) : 1;
}

/** A checked cell's spans. */
export function spanOf(cell: DocNode): Span {
  const { colspan, rowspan } = cell.attrs ?? {};
  return {
    colspan: typeof colspan === 'number' ? colspan : 1,
    rowspan: typeof rowspan === 'number' ? rowspan : 1,
  };
}

function spanAttr(most: number): AttrSpec {
  return {
    fallback: 1,
    check: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most
        ? null
        : `must be a whole number from 1 to ${most}`,
  };
}

function spanAttribute(name: 'colspan' | 'rowspan'): Partial<Attribute> {
  return {
    default: 1,
    parseHTML: (element) => readSpan(element, name),
    renderHTML: (attributes) => (attributes[name] === 1 ? {} : { [name]: String(attributes[name]) }),
  };
}

const cellAttributes = () => ({
  colspan: spanAttribute('colspan'),
  rowspan: spanAttribute('rowspan'),
  ...dirAttribute,
});

const TableCell = Node.create({
  name: 'tableCell',
  content: 'block+',
  isolating: true,
  addAttributes: cellAttributes,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0],
});

const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'block+',
  isolating: true,
  addAttributes: cellAttributes,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['th', HTMLAttributes, 0],
});

function cell(extension: Node, tag: 'td' | 'th'): NodeSpec {
  return {
    extension,
    attrs: { dir: dirAttr, colspan: spanAttr(mostColumns), rowspan: spanAttr(mostRows) },
    // Columns are as wide as their words want; which side a number stands on is the stylesheet's.
    ignored: {
      colwidth: (value) => value === null || Array.isArray(value),
      align: (value) => value === null,
    },
    html(node, write) {
      const { colspan, rowspan } = spanOf(node);
      const opening = htmlAttributes({
        colspan: colspan === 1 ? null : colspan,
        rowspan: rowspan === 1 ? null : rowspan,
        dir: dirOfBlock(node),
      });
      const blocks = node.content ?? [];
      const [only] = blocks;
      const bare = blocks.length === 1 && only && isBare(only);
      return `<${tag}${opening}>${bare ? write.inline(only) : write.blocks(blocks)}</${tag}>`;
    },
    text: (node, read) => read.blocks(node),
  };
}

/** Whether a cell's paragraph can do without its own tags and is still read back as one. */
function isBare(only: DocNode): boolean {
  if (only.type !== 'paragraph' || dirOfBlock(only) !== null) return false;
  return (only.content ?? []).length === 0 || spaceMark(only) === null;
}

export const tableCell = cell(TableCell, 'td');
export const tableHeader = cell(TableHeader, 'th');
