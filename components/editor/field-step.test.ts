import { closeHistory, history, redo, undo } from '@tiptap/pm/history';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { storySchema } from '#document/extensions.ts';
import { changesOf, FieldStep } from './field-step.ts';
import type { PageFields } from './saving/working-copy.ts';

/** A page with its text and its fields, as the editor carries steps out. */
function openPage(headline: string, lead: string) {
  let fields: PageFields = { headline, lead, section: 'news', byline: '', tags: [] };
  let state = EditorState.create({ schema: storySchema, plugins: [history()] });
  const dispatch = (tr: Transaction) => {
    state = state.apply(tr);
    for (const step of tr.steps) {
      if (step instanceof FieldStep) fields = { ...fields, ...changesOf(step, fields) };
    }
  };
  return {
    fields: () => ({ headline: fields.headline, lead: fields.lead }),
    text: () => state.doc.textContent,
    write: (headlineNow: string) => {
      fields = { ...fields, headline: headlineNow };
    },
    type: (words: string) => dispatch(state.tr.insertText(words, state.doc.content.size - 1)),
    change(after: Partial<PageFields>, words = '') {
      const { headline: was, lead: wasLead } = fields;
      const tr = closeHistory(state.tr).step(new FieldStep({ headline: was, lead: wasLead }, after));
      dispatch(words ? tr.insertText(words, 1) : tr);
      dispatch(closeHistory(state.tr));
    },
    undo: () => undo(state, dispatch),
    redo: () => redo(state, dispatch),
  };
}

test('a tool that changed nothing but the headline is undone and redone by the keys of the text', () => {
  const page = openPage('خبر  أول', 'مقدمة');
  page.type('قبل');
  page.change({ headline: 'خبر أول', lead: 'مقدمة' });
  expect(page.fields()).toEqual({ headline: 'خبر أول', lead: 'مقدمة' });
  page.type(' بعد');
  page.undo();
  expect([page.text(), page.fields().headline]).toEqual(['قبل', 'خبر أول']);
  page.undo();
  expect([page.text(), page.fields().headline]).toEqual(['قبل', 'خبر  أول']);
  page.redo();
  expect([page.text(), page.fields().headline]).toEqual(['قبل', 'خبر أول']);
});

test('text and lines that were changed together go back and come again together', () => {
  const page = openPage('الامن', 'عن الامن');
  page.change({ headline: 'السلم', lead: 'عن السلم' }, 'السلم');
  page.undo();
  expect([page.text(), page.fields()]).toEqual(['', { headline: 'الامن', lead: 'عن الامن' }]);
  page.redo();
  expect([page.text(), page.fields()]).toEqual(['السلم', { headline: 'السلم', lead: 'عن السلم' }]);
});

test('what was written in a line since stays, and the other goes back', () => {
  const page = openPage('الامن', 'عن الامن');
  page.change({ headline: 'السلم', lead: 'عن السلم' });
  page.write('السلم أولًا');
  page.undo();
  expect(page.fields()).toEqual({ headline: 'السلم أولًا', lead: 'عن الامن' });
});
