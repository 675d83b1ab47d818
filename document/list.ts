import { bold } from './marks/bold.ts';
import { italic } from './marks/italic.ts';
import { link } from './marks/link.ts';
import { beforeAfter } from './nodes/before-after.ts';
import { blockquote } from './nodes/blockquote.ts';
import { bulletList } from './nodes/bullet-list.ts';
import { audio, video } from './nodes/clip.ts';
import { doc } from './nodes/doc.ts';
import { document } from './nodes/document.ts';
import { embed } from './nodes/embed.ts';
import { factBox } from './nodes/fact-box.ts';
import { figure } from './nodes/figure.ts';
import { gallery } from './nodes/gallery.ts';
import { hardBreak } from './nodes/hard-break.ts';
import { heading } from './nodes/heading.ts';
import { horizontalRule } from './nodes/horizontal-rule.ts';
import { answer, interview, question } from './nodes/interview.ts';
import { listItem } from './nodes/list-item.ts';
import { orderedList } from './nodes/ordered-list.ts';
import { paragraph } from './nodes/paragraph.ts';
import { pullQuote } from './nodes/pull-quote.ts';
import { relatedStory } from './nodes/related-story.ts';
import { sourceNote } from './nodes/source-note.ts';
import { table } from './nodes/table.ts';
import { tableCell, tableHeader } from './nodes/table-cell.ts';
import { tableRow } from './nodes/table-row.ts';
import { text } from './nodes/text.ts';
import { timeline, timelineEntry } from './nodes/timeline.ts';
import type { MarkSpec, NodeSpec } from './spec.ts';

/**
 * The one list. The editor, the check on every way in, the reader's HTML, the plain text, the pictures
 * and the reading of HTML are all derived from it: what is not here does not exist in a story.
 */
export const storyNodes: readonly NodeSpec[] = [
  doc,
  paragraph,
  text,
  heading,
  bulletList,
  orderedList,
  listItem,
  blockquote,
  pullQuote,
  figure,
  gallery,
  beforeAfter,
  video,
  audio,
  document,
  embed,
  table,
  tableRow,
  tableHeader,
  tableCell,
  factBox,
  interview,
  question,
  answer,
  timeline,
  timelineEntry,
  relatedStory,
  sourceNote,
  horizontalRule,
  hardBreak,
];

export const storyMarks: readonly MarkSpec[] = [link, bold, italic];

const nodesByName = new Map(storyNodes.map((spec) => [spec.extension.name, spec]));
const marksByName = new Map(storyMarks.map((spec) => [spec.extension.name, spec]));

export function findNodeSpec(name: string): NodeSpec | undefined {
  return nodesByName.get(name);
}

export function findMarkSpec(name: string): MarkSpec | undefined {
  return marksByName.get(name);
}
