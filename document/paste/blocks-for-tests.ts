import type { DocNode } from '../types.ts';

type Inline = string | DocNode;

const inline = (content: Inline[]) =>
  content.map((child) => (typeof child === 'string' ? say(child) : child));

export function say(text: string, ...marks: (string | { href: string })[]): DocNode {
  const made = marks.map((mark) =>
    typeof mark === 'string' ? { type: mark } : { type: 'link', attrs: { href: mark.href } },
  );
  return { type: 'text', text, ...(made.length > 0 ? { marks: made } : {}) };
}

export const br: DocNode = { type: 'hardBreak' };
export const p = (...content: Inline[]): DocNode => ({ type: 'paragraph', content: inline(content) });
export const ltr = (node: DocNode): DocNode => ({ ...node, attrs: { dir: 'ltr', ...node.attrs } });
export const h = (level: 2 | 3, ...content: Inline[]): DocNode => ({
  type: 'heading',
  attrs: { level },
  content: inline(content),
});
export const li = (...content: DocNode[]): DocNode => ({ type: 'listItem', content });
export const ul = (...content: DocNode[]): DocNode => ({ type: 'bulletList', content });
export const ol = (start: number, ...content: DocNode[]): DocNode => ({
  type: 'orderedList',
  attrs: { start },
  content,
});
export const quote = (...content: DocNode[]): DocNode => ({ type: 'blockquote', content });
export const figure = (
  { media = '', alt = '', credit = '' }: { media?: string; alt?: string; credit?: string },
  ...caption: Inline[]
): DocNode => ({
  type: 'figure',
  attrs: { media, alt, credit },
  ...(caption.length > 0 ? { content: inline(caption) } : {}),
});

const cell = (type: string, text: string): DocNode => ({
  type,
  attrs: { colspan: 1, rowspan: 1 },
  content: [text === '' ? { type: 'paragraph' } : p(text)],
});
/** Rows of words; the first is the header row where `headed`. */
export const table = (headed: boolean, ...rows: string[][]): DocNode => ({
  type: 'table',
  attrs: { caption: '' },
  content: rows.map((row, index) => ({
    type: 'tableRow',
    content: row.map((text) => cell(headed && index === 0 ? 'tableHeader' : 'tableCell', text)),
  })),
});
