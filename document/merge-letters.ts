/**
 * What one person wrote into one place in two windows, put together letter by letter. Nobody is there to ask: what either
 * put in is in, what either took out is out, and what both kept stands once.
 */
import { diffArrays } from 'diff';
import { checkBody } from './check.ts';
import { storySchema } from './extensions.ts';
import { type BlockRow, compareBlocks, mergeRows } from './merge.ts';
import type { AttrValue, DocNode } from './types.ts';

/** The rows with what both changed settled, wherever the two can stand as one. */
export function settleRows(rows: readonly BlockRow[]): BlockRow[] {
  return rows.map((row) => {
    const { base, mine, theirs, change } = row;
    const merged = change === 'both' && base && mine && theirs && mergeNodes(base, mine, theirs);
    return merged ? { base, mine: merged, theirs: merged, change: 'alike' } : row;
  });
}

export function mergeLetters(base: string, mine: string, theirs: string): string {
  return mergeTokens([...base], [...mine], [...theirs]).join('');
}

/** Null where the two can't stand as one block: made into different kinds, or with an attribute each set otherwise. */
function mergeNodes(base: DocNode, mine: DocNode, theirs: DocNode): DocNode | null {
  const head = mergeHeads(base, mine, theirs);
  if (!head) return null;
  const isOfLines = [base, mine, theirs].map(({ type }) => storySchema.nodes[type]?.inlineContent);
  if (isOfLines.some((of) => of !== isOfLines[0])) return null;
  const [old, left, right] = [base, mine, theirs].map(({ content }) => content ?? []);
  if (!old || !left || !right) return null;
  const content = isOfLines[0]
    ? lineOf(mergeTokens(tokensOf(old), tokensOf(left), tokensOf(right)))
    : mergeRows(settleRows(compareBlocks(old, left, right)));
  const merged = content.length > 0 ? { ...head, content } : head;
  return checkBody({ type: 'doc', content: [merged] }).ok || !standsAlone(head) ? merged : null;
}

/** A list's item or a table's row is checked with the block it is part of. */
function standsAlone({ type }: DocNode): boolean {
  return storySchema.nodes[type]?.isInGroup('block') ?? false;
}

function mergeHeads(base: DocNode, mine: DocNode, theirs: DocNode): DocNode | null {
  if (mine.type !== theirs.type) {
    const changed = mine.type === base.type ? theirs : theirs.type === base.type ? mine : null;
    return changed && headOf(changed.type, changed.attrs);
  }
  const attrs: Record<string, AttrValue> = {};
  for (const name of new Set([...Object.keys(theirs.attrs ?? {}), ...Object.keys(mine.attrs ?? {})])) {
    const [was, left, right] = [base, mine, theirs].map((node) => node.attrs?.[name]);
    if (left !== right && left !== was && right !== was) return null;
    const value = left === was ? right : left;
    if (value !== undefined) attrs[name] = value;
  }
  return headOf(mine.type, attrs);
}

function headOf(type: string, attrs: DocNode['attrs'] = {}): DocNode {
  return Object.keys(attrs).length > 0 ? { type, attrs } : { type };
}

/** Each letter with its marks, and each thing that stands among them. */
function tokensOf(content: readonly DocNode[]): string[] {
  return content.flatMap((node) =>
    node.text === undefined
      ? [JSON.stringify(node)]
      : [...node.text].map((text) => JSON.stringify({ ...node, text })),
  );
}

function lineOf(tokens: readonly string[]): DocNode[] {
  const line: DocNode[] = [];
  for (const token of tokens) {
    const node: DocNode = JSON.parse(token);
    const last = line.at(-1);
    const isAlike =
      last?.text !== undefined && JSON.stringify(last.marks ?? []) === JSON.stringify(node.marks ?? []);
    if (isAlike && node.text !== undefined) last.text += node.text;
    else line.push(node);
  }
  return line;
}

function mergeTokens(base: string[], mine: string[], theirs: string[]): string[] {
  const left = changesOf(base, mine);
  const right = changesOf(base, theirs);
  const merged: string[] = [];
  for (let at = 0; at <= base.length; at += 1) {
    const [put, putToo] = [right.put[at] ?? [], left.put[at] ?? []];
    merged.push(...put);
    if (putToo.join('\n') !== put.join('\n')) merged.push(...putToo);
    const token = base[at];
    if (token !== undefined && !left.gone.has(at) && !right.gone.has(at)) merged.push(token);
  }
  return merged;
}

/** `put[i]` is what is new before token i, the last after all; what stands in the place of others, before the first of them. */
function changesOf(base: string[], side: string[]): { put: string[][]; gone: Set<number> } {
  const put: string[][] = Array.from({ length: base.length + 1 }, () => []);
  const gone = new Set<number>();
  let at = 0;
  let place = 0;
  for (const { added, removed, value } of diffArrays(base, side)) {
    if (added) {
      put[place]?.push(...value);
      continue;
    }
    if (removed) for (let i = 0; i < value.length; i += 1) gone.add(at + i);
    at += value.length;
    if (!removed) place = at;
  }
  return { put, gone };
}
