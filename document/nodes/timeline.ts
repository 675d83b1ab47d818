import { Node } from '@tiptap/core';
import { dirAttr, dirAttribute, dirOfBlock, stringOf, writtenAttr } from '../attributes.ts';
import { findChild, findElement, hasClass, readAttribute, readLines, tagOf } from '../dom.ts';
import { escapeHtml, htmlAttributes } from '../escape.ts';
import type { HtmlContext, HtmlWriter, NodeSpec } from '../spec.ts';
import type { DocNode } from '../types.ts';

const longestTime = 120;
/** A year, a month, a day, or a moment. */
const isoDate = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?)?)?$/;

export function isIsoDate(text: string): boolean {
  if (!isoDate.test(text)) return false;
  const time = Date.parse(text);
  // Date.parse takes the 31st of every month.
  return !Number.isNaN(time) && (text.length !== 10 || new Date(time).toISOString().startsWith(text));
}

export function isTimeline(element: Element): boolean {
  return tagOf(element) === 'ol' && hasClass(element, 'timeline');
}

export function isTimelineEntry(element: Element): boolean {
  return tagOf(element) === 'li' && hasClass(element, 'entry');
}

export function isEntryTime(element: Element): boolean {
  return tagOf(element) === 'p' && hasClass(element, 'entry-time');
}

/** `data-auto` says that the words were made from the date. */
export function readEntry(entry: Element): { time: string; date: string } {
  const line = findChild(entry, isEntryTime);
  const moment = line && findElement(line, (element) => tagOf(element) === 'time');
  const date = entry.getAttribute('data-date') ?? moment?.getAttribute('datetime') ?? '';
  const time = entry.hasAttribute('data-time')
    ? readAttribute(entry, 'data-time', longestTime)
    : moment?.hasAttribute('data-auto')
      ? ''
      : readLines(line, longestTime);
  return { time, date: isIsoDate(date) ? date : '' };
}

const Timeline = Node.create({
  name: 'timeline',
  group: 'block',
  content: 'timelineEntry+',
  isolating: true,
  draggable: true,
  addAttributes: () => dirAttribute,
  parseHTML: () => [{ tag: 'ol.timeline', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['ol', { class: 'timeline', ...HTMLAttributes }, 0],
});

const TimelineEntry = Node.create({
  name: 'timelineEntry',
  content: 'block+',
  defining: true,
  addAttributes: () => ({
    time: { default: '', parseHTML: (element) => readEntry(element).time, rendered: false },
    date: { default: '', parseHTML: (element) => readEntry(element).date, rendered: false },
    ...dirAttribute,
  }),
  parseHTML: () => [
    { tag: 'li.entry', context: 'timeline/', priority: 60 },
    { tag: 'p.entry-time', context: 'timelineEntry/', ignore: true, priority: 70 },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'li',
    { class: 'entry', 'data-date': node.attrs.date || null, ...HTMLAttributes },
    ['p', { class: 'entry-time' }, node.attrs.time],
    ['div', 0],
  ],
});

export const timeline: NodeSpec = {
  extension: Timeline,
  attrs: { dir: dirAttr },
  html: (node, write) =>
    `<ol${htmlAttributes({ class: 'timeline', dir: dirOfBlock(node) })}>${write.blocks(node.content ?? [])}</ol>`,
  text: (node, read) => read.blocks(node),
};

export const timelineEntry: NodeSpec = {
  extension: TimelineEntry,
  attrs: {
    dir: dirAttr,
    time: writtenAttr(longestTime),
    date: {
      fallback: '',
      check: (value) =>
        value === '' || (typeof value === 'string' && isIsoDate(value))
          ? null
          : 'must be an ISO 8601 year, month, day or time, or empty',
    },
  },
  html: (node, write) =>
    `<li${htmlAttributes({ class: 'entry', dir: dirOfBlock(node) })}>${timeHtml(node, write)}${write.blocks(node.content ?? [])}</li>`,
  text: (node, read) =>
    [stringOf(node, 'time') || stringOf(node, 'date'), read.blocks(node)].filter(Boolean).join('\n'),
};

function timeHtml(node: DocNode, write: HtmlWriter): string {
  const time = stringOf(node, 'time');
  const date = stringOf(node, 'date');
  if (date === '') {
    return time && `<p class="entry-time"><strong>${escapeHtml(time)}</strong></p>`;
  }
  const opening = htmlAttributes({ datetime: date, 'data-auto': time ? null : '' });
  const words = escapeHtml(time || wordsOf(date, write.context));
  return `<p class="entry-time"><strong><time${opening}>${words}</time></strong></p>`;
}

/** A year or a month alone is shown as it is written. */
function wordsOf(date: string, context: HtmlContext): string {
  if (date.length < 10) return date;
  return date.length === 10 ? context.day(date) : context.date(date);
}
