import type { DocNode } from '../types.ts';
import { isPastedPictureId } from './pictures.ts';

/**
 * The blocks with every picture that came along as a figure of the story's own: what stood inside a list, a cell or a box
 * follows that block, and an item that was nothing but its picture goes.
 */
export function liftPictures(blocks: readonly DocNode[]): DocNode[] {
  return blocks.flatMap((block) => {
    if (isPastedFigure(block)) return [block];
    const lifted: DocNode[] = [];
    const rest = without(block, lifted);
    return rest ? [rest, ...lifted] : lifted;
  });
}

function isPastedFigure({ type, attrs }: DocNode): boolean {
  return type === 'figure' && typeof attrs?.media === 'string' && isPastedPictureId(attrs.media);
}

/** What is left of a block, its pictures put aside; null where nothing is. */
function without(block: DocNode, lifted: DocNode[]): DocNode | null {
  if (isPastedFigure(block)) {
    lifted.push(block);
    return null;
  }
  const before = lifted.length;
  const content = block.content?.flatMap((child) => without(child, lifted) ?? []);
  if (!content || lifted.length === before) return block;
  const isEmpty = content.every(({ type, content: words }) => type === 'paragraph' && !words?.length);
  if (!isEmpty) return { ...block, content };
  // A table keeps its shape.
  const isCell = block.type === 'tableCell' || block.type === 'tableHeader';
  return isCell ? { ...block, content: [{ type: 'paragraph' }] } : null;
}
