import { Node } from '@tiptap/core';
import { dirAttr, dirAttribute, dirOfBlock } from '../attributes.ts';
import { hasClass, tagOf } from '../dom.ts';
import { htmlAttributes } from '../escape.ts';
import { spaceMark } from '../space.ts';
import type { NodeSpec } from '../spec.ts';

/** Which part of an interview an element of our HTML is. */
export function partOfInterview(element: Element): 'interview' | 'question' | 'answer' | null {
  const tag = tagOf(element);
  if (tag === 'h2') return hasClass(element, 'question') ? 'question' : null;
  if (tag !== 'div') return null;
  return hasClass(element, 'interview') ? 'interview' : hasClass(element, 'answer') ? 'answer' : null;
}

// Questions and answers in any order: two questions may wait for one answer, and an answer may be cut in two.
const Interview = Node.create({
  name: 'interview',
  group: 'block',
  content: '(question | answer)+',
  isolating: true,
  draggable: true,
  addAttributes: () => dirAttribute,
  parseHTML: () => [{ tag: 'div.interview' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { class: 'interview', ...HTMLAttributes }, 0],
});

const Question = Node.create({
  name: 'question',
  content: 'inline*',
  defining: true,
  addAttributes: () => dirAttribute,
  parseHTML: () => [{ tag: 'h2.question', context: 'interview/', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['h2', { class: 'question', ...HTMLAttributes }, 0],
});

const Answer = Node.create({
  name: 'answer',
  content: 'block+',
  defining: true,
  addAttributes: () => dirAttribute,
  parseHTML: () => [{ tag: 'div.answer', context: 'interview/' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { class: 'answer', ...HTMLAttributes }, 0],
});

export const interview: NodeSpec = {
  extension: Interview,
  attrs: { dir: dirAttr },
  html: (node, write) =>
    `<div${htmlAttributes({ class: 'interview', dir: dirOfBlock(node) })}>${write.blocks(node.content ?? [])}</div>`,
  text: (node, read) => read.blocks(node),
};

export const question: NodeSpec = {
  extension: Question,
  attrs: { dir: dirAttr },
  // A heading: who reads by ear goes from question to question, and feeds show it in bold.
  html(node, write) {
    const opening = htmlAttributes({
      class: 'question',
      dir: dirOfBlock(node),
      'data-space': spaceMark(node),
    });
    return `<h2${opening}>${write.inline(node)}</h2>`;
  },
  text: (node, read) => read.inline(node),
};

export const answer: NodeSpec = {
  extension: Answer,
  attrs: { dir: dirAttr },
  html: (node, write) =>
    `<div${htmlAttributes({ class: 'answer', dir: dirOfBlock(node) })}>${write.blocks(node.content ?? [])}</div>`,
  text: (node, read) => read.blocks(node),
};
