import { cleanLine } from '#arabic/bidi.ts';
import { type BlockRow, type Change, compareBodies, mergeBlocks, type Pick } from '#document/merge.ts';
import { mergeLetters, settleRows } from '#document/merge-letters.ts';
import type { StoryFields } from '#newsroom/types.ts';

export type LineName = 'headline' | 'lead' | 'section' | 'byline';

export interface LineRow {
  name: LineName;
  base: string;
  mine: string;
  theirs: string;
  change: Change;
}

export interface TagsRow {
  base: string[];
  mine: string[];
  theirs: string[];
  change: Change;
}

/** Two versions of a story beside each other, place by place. */
export interface Comparison {
  lines: LineRow[];
  tags: TagsRow;
  blocks: BlockRow[];
}

/** What was chosen; a place without a choice is as proposed. */
export interface Picks {
  lines?: Partial<Record<LineName, Pick>>;
  tags?: Pick;
  blocks?: readonly Pick[];
}

const lineNames: readonly LineName[] = ['headline', 'lead', 'section', 'byline'];

/** `base` is the revision that both versions were made from. */
export function compareStories(base: StoryFields, mine: StoryFields, theirs: StoryFields): Comparison {
  return {
    lines: lineNames.map((name) => {
      const row = {
        base: cleanLine(base[name]),
        mine: cleanLine(mine[name]),
        theirs: cleanLine(theirs[name]),
      };
      return { name, ...row, change: changeOf(row.base, row.mine, row.theirs) };
    }),
    tags: {
      base: base.tags,
      mine: mine.tags,
      theirs: theirs.tags,
      change: changeOf(base.tags.join('\n'), mine.tags.join('\n'), theirs.tags.join('\n')),
    },
    blocks: compareBodies(base.body, mine.body, theirs.body),
  };
}

function changeOf(base: string, mine: string, theirs: string): Change {
  if (mine === theirs) return mine === base ? 'none' : 'alike';
  if (theirs === base) return 'mine';
  return mine === base ? 'theirs' : 'both';
}

/** A line can't be both: where each changed it, mine is proposed. */
export function proposedLine(row: LineRow): Pick {
  return row.change === 'theirs' ? 'theirs' : 'mine';
}

export function proposedTags({ change }: TagsRow): Pick {
  return change === 'both' ? 'both' : change === 'theirs' ? 'theirs' : 'mine';
}

/** Whether both changed the same place, so that somebody has to look. */
export function isDisputed({ lines, tags, blocks }: Comparison): boolean {
  return [...lines, tags, ...blocks].some(({ change }) => change === 'both');
}

export function mergeStories(comparison: Comparison, picks: Picks = {}): StoryFields {
  const lines = Object.fromEntries(
    comparison.lines.map((row) => [row.name, mergeLine(row, picks.lines?.[row.name] ?? proposedLine(row))]),
  ) as Record<LineName, string>;
  return {
    ...lines,
    tags: mergeTags(comparison.tags, picks.tags ?? proposedTags(comparison.tags)),
    body: mergeBlocks(comparison.blocks, picks.blocks ?? []),
  };
}

/** What two windows of one person made of a story: nobody is there to ask, and every letter of either is kept, once. */
export function mergeOwn(base: StoryFields, mine: StoryFields, theirs: StoryFields): StoryFields {
  const comparison = compareStories(base, mine, theirs);
  const merged = mergeStories({ ...comparison, blocks: settleRows(comparison.blocks) });
  const letters = (name: LineName) => mergeLetters(base[name], mine[name], theirs[name]);
  return { ...merged, headline: letters('headline'), lead: letters('lead'), byline: letters('byline') };
}

function mergeLine(row: LineRow, pick: Pick): string {
  return pick === 'theirs' ? row.theirs : row.mine;
}

/** Both: what either put in is in, what either took out is out. */
function mergeTags({ base, mine, theirs }: TagsRow, pick: Pick): string[] {
  if (pick === 'mine') return mine;
  if (pick === 'theirs') return theirs;
  const wasTakenOut = (tag: string) => base.includes(tag) && !(mine.includes(tag) && theirs.includes(tag));
  return [...new Set([...theirs, ...mine])].filter((tag) => !wasTakenOut(tag));
}
