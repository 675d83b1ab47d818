/**
 * Two people's versions of one body, held against the one both began with. Works block by block (the body's own
 * children): whoever changed a block alone is followed; where both changed it, nobody but a person can say.
 */
import { diffArrays } from 'diff';
import { checkBody } from './check.ts';
import { emptyBody } from './empty.ts';
import type { DocNode, StoryBody } from './types.ts';

/** Who changed it: `alike` both in the same way, `both` each in another. */
export type Change = 'none' | 'mine' | 'theirs' | 'alike' | 'both';

/** One place of the story in its three versions; null where a version has no such block. */
export interface BlockRow {
  base: DocNode | null;
  mine: DocNode | null;
  theirs: DocNode | null;
  change: Change;
}

/** Which version stands in the merged story; `both` keeps theirs and then mine. */
export type Pick = 'mine' | 'theirs' | 'both';

/** The rows in the order in which they stand in the story. Bodies are compared in their stored form. */
export function compareBodies(base: StoryBody, mine: StoryBody, theirs: StoryBody): BlockRow[] {
  return compareBlocks(storedBlocks(base), storedBlocks(mine), storedBlocks(theirs));
}

/** The same with any list of blocks, in their stored form. */
export function compareBlocks(
  base: readonly DocNode[],
  mine: readonly DocNode[],
  theirs: readonly DocNode[],
): BlockRow[] {
  const old = keyed(base);
  const left = align(old, keyed(mine));
  const right = align(old, keyed(theirs));
  const rows = joinInserted(left.before[0] ?? [], right.before[0] ?? []);
  for (const [index, block] of old.entries()) {
    const row = rowOf(block, left.paired[index] ?? null, right.paired[index] ?? null);
    if (row.mine || row.theirs || row.change !== 'alike') rows.push(row);
    rows.push(...joinInserted(left.before[index + 1] ?? [], right.before[index + 1] ?? []));
  }
  return rows;
}

/** What nobody needs to be asked about; of what both changed, both versions, so that no word is lost. */
export function proposedPick(row: BlockRow): Pick {
  if (row.change === 'both') return 'both';
  return row.change === 'theirs' ? 'theirs' : 'mine';
}

/** The body that the picks make; `picks` goes by the rows' places. */
export function mergeBlocks(rows: readonly BlockRow[], picks: readonly Pick[]): StoryBody {
  const content = mergeRows(rows, picks);
  return content.length > 0 ? { type: 'doc', content } : emptyBody();
}

export function mergeRows(rows: readonly BlockRow[], picks: readonly Pick[] = []): DocNode[] {
  const content: DocNode[] = [];
  for (const [index, row] of rows.entries()) {
    const asked = picks[index];
    const pick = !asked || (asked === 'both' && row.change !== 'both') ? proposedPick(row) : asked;
    if (pick !== 'mine' && row.theirs) content.push(row.theirs);
    if (pick !== 'theirs' && row.mine) content.push(row.mine);
  }
  return content;
}

/** A block with its content as one string: two blocks are the same where these are. */
interface Keyed {
  node: DocNode;
  key: string;
}

function storedBlocks(body: StoryBody): DocNode[] {
  const checked = checkBody(body);
  return (checked.ok ? checked.body : body).content;
}

function keyed(blocks: readonly DocNode[]): Keyed[] {
  return blocks.map((node) => ({ node, key: JSON.stringify(node) }));
}

function rowOf(base: Keyed, mine: Keyed | null, theirs: Keyed | null): BlockRow {
  const isMine = mine?.key !== base.key;
  const isTheirs = theirs?.key !== base.key;
  const isAlike = mine?.key === theirs?.key;
  const change =
    isMine && isTheirs ? (isAlike ? 'alike' : 'both') : isMine ? 'mine' : isTheirs ? 'theirs' : 'none';
  return { base: base.node, mine: mine?.node ?? null, theirs: theirs?.node ?? null, change };
}

/** New blocks of both at the same place are no quarrel: each is kept, and what both put in alike stands once. */
function joinInserted(mine: readonly Keyed[], theirs: readonly Keyed[]): BlockRow[] {
  const rows: BlockRow[] = [];
  const rest = [...mine];
  for (const block of theirs) {
    const same = rest.findIndex(({ key }) => key === block.key);
    for (const { node } of rest.splice(0, same))
      rows.push({ base: null, mine: node, theirs: null, change: 'mine' });
    if (same >= 0) rest.shift();
    const alike = same >= 0 ? block.node : null;
    rows.push({ base: null, mine: alike, theirs: block.node, change: alike ? 'alike' : 'theirs' });
  }
  for (const { node } of rest) rows.push({ base: null, mine: node, theirs: null, change: 'mine' });
  return rows;
}

/** For each old block the block it became, or null; `before[i]` is what is new before old block i, the last after all. */
interface Alignment {
  paired: (Keyed | null)[];
  before: Keyed[][];
}

function align(base: readonly Keyed[], side: readonly Keyed[]): Alignment {
  const paired: (Keyed | null)[] = base.map(() => null);
  const before: Keyed[][] = Array.from({ length: base.length + 1 }, () => []);
  let oldAt = 0;
  let newAt = 0;
  let oldGap = 0;
  let newGap = 0;
  const closeGap = () => {
    pairWithin(
      { base, side, oldFrom: oldAt - oldGap, oldTo: oldAt, newFrom: newAt - newGap, newTo: newAt },
      paired,
      before,
    );
    oldGap = 0;
    newGap = 0;
  };
  for (const hunk of hunksOf(base, side)) {
    if (hunk.removed) {
      oldAt += hunk.count;
      oldGap += hunk.count;
    } else if (hunk.added) {
      newAt += hunk.count;
      newGap += hunk.count;
    } else {
      closeGap();
      for (let i = 0; i < hunk.count; i += 1) paired[oldAt + i] = side[newAt + i] ?? null;
      oldAt += hunk.count;
      newAt += hunk.count;
    }
  }
  closeGap();
  return { paired, before };
}

// Two long texts without a block in common take their time to compare; then all of it counts as one gap.
const longestCompareMs = 1_000;

function hunksOf(base: readonly Keyed[], side: readonly Keyed[]) {
  const keys = (blocks: readonly Keyed[]) => blocks.map(({ key }) => key);
  const all = [
    { removed: true, added: false, count: base.length },
    { removed: false, added: true, count: side.length },
  ];
  return diffArrays(keys(base), keys(side), { timeout: longestCompareMs }) ?? all;
}

interface Gap {
  base: readonly Keyed[];
  side: readonly Keyed[];
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
}

const alikeEnough = 0.3;
const mostCompared = 10_000;

/** Between two unchanged blocks: which of the new ones an old one became, by how much of their letters they share. */
function pairWithin(gap: Gap, paired: (Keyed | null)[], before: Keyed[][]): void {
  const { oldFrom, oldTo, newFrom, newTo } = gap;
  const pairs = bestPairs(gap);
  let oldAt = oldFrom;
  let newAt = newFrom;
  const settle = (oldEnd: number, newEnd: number) => {
    // As many old as new ones in one place: each was written over.
    const isWrittenOver = oldEnd - oldAt === newEnd - newAt;
    while (newAt < newEnd) {
      const block = gap.side[newAt];
      if (block && isWrittenOver) paired[oldAt++] = block;
      else if (block) before[oldEnd]?.push(block);
      newAt += 1;
    }
    oldAt = oldEnd;
  };
  for (const [old, young] of pairs) {
    settle(old, young);
    paired[old] = gap.side[young] ?? null;
    oldAt = old + 1;
    newAt = young + 1;
  }
  settle(oldTo, newTo);
}

/** Pairs (old, new) in order, with the greatest likeness in all. */
function bestPairs({ base, side, oldFrom, oldTo, newFrom, newTo }: Gap): [number, number][] {
  const rows = oldTo - oldFrom;
  const columns = newTo - newFrom;
  if (rows === 0 || columns === 0 || rows * columns > mostCompared) return [];
  const olds = base.slice(oldFrom, oldTo).map(saidIn);
  const news = side.slice(newFrom, newTo).map(saidIn);
  const width = columns + 1;
  const score = new Float64Array((rows + 1) * width);
  const likeness = new Float64Array(rows * columns);
  const at = (row: number, column: number) => score[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const alike = likenessOf(olds[row], news[column]);
      likeness[row * columns + column] = alike;
      const together = alike >= alikeEnough ? alike + at(row + 1, column + 1) : 0;
      score[row * width + column] = Math.max(together, at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const alike = likeness[row * columns + column] ?? 0;
    if (alike >= alikeEnough && at(row, column) === alike + at(row + 1, column + 1)) {
      pairs.push([oldFrom + row, newFrom + column]);
      row += 1;
      column += 1;
    } else if (at(row, column) === at(row + 1, column)) row += 1;
    else column += 1;
  }
  return pairs;
}

/** All that is said in a block, its text and what its attributes hold; `pieces` is that two letters at a time. */
interface Said {
  pieces: Map<string, number>;
  all: string;
}

function saidIn({ node }: Keyed): Said {
  const pieces: Said['pieces'] = new Map();
  let all = '';
  const add = (said: string) => {
    all += said;
    for (let i = 0; i < said.length - 1; i += 1) {
      const piece = said.slice(i, i + 2);
      pieces.set(piece, (pieces.get(piece) ?? 0) + 1);
    }
  };
  const open = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.text) add(next.text);
    for (const value of Object.values(next.attrs ?? {})) if (typeof value === 'string') add(value);
    // Its children in their order: the last that is put on the pile is the first to be taken.
    if (next.content) open.push(...next.content.toReversed());
  }
  return { pieces, all };
}

/** 0 to 1: twice what they share, of all they have (Dice). A word that grew into a line has little of it, and is alike enough. */
function likenessOf(one: Said | undefined, other: Said | undefined): number {
  if (!one || !other) return 0;
  let all = 0;
  let shared = 0;
  for (const [piece, count] of one.pieces) {
    all += count;
    shared += Math.min(count, other.pieces.get(piece) ?? 0);
  }
  for (const count of other.pieces.values()) all += count;
  const dice = all === 0 ? 0 : (2 * shared) / all;
  return dice < alikeEnough && isGrown(one.all, other.all) ? alikeEnough : dice;
}

/** Whether one is the other with something put in at one place. */
function isGrown(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short === '') return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  return long.endsWith(short.slice(start));
}
