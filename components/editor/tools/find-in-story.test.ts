import { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { tidyKinds } from '#arabic/tidy.ts';
import { storySchema } from '#document/extensions.ts';
import { listPlaces, openSearch, replacePlaces } from './find-in-story.ts';
import { countTidying, tidyBody } from './tidy-story.ts';

const text = (value: string, ...marks: string[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const open = (...content: object[]) =>
  EditorState.create({ doc: Node.fromJSON(storySchema, { type: 'doc', content }) });
/** The blocks as they are stored: a direction that says nothing stays away. */
const json = (doc: Node) =>
  JSON.parse(
    JSON.stringify(doc.toJSON(), (key, value) => (key === 'attrs' && value.dir === null ? undefined : value)),
  ).content;

const any = { wholeWord: false, exact: false };

test('a word is found across marks, in captions and in lists, and replaced with the marks of its beginning', () => {
  const item = { type: 'listItem', content: [paragraph(text('أمن الطرق'))] };
  const figure = {
    type: 'figure',
    attrs: { media: '', alt: '', credit: '' },
    content: [text('رجل أمن')],
  };
  const state = open(
    paragraph(text('مجلس ال'), text('أم', 'bold'), text('ن اليوم')),
    { type: 'bulletList', content: [item] },
    figure,
  );
  const places = listPlaces(state.doc, openSearch('امن', any));
  expect(places.map(({ from, to }) => state.doc.textBetween(from, to))).toEqual(['أمن', 'أمن', 'أمن']);
  const [first, list, caption] = json(replacePlaces(state.tr, places, 'سلم').doc);
  expect(first).toEqual(paragraph(text('مجلس ال'), text('سلم', 'bold'), text(' اليوم')));
  expect(list.content[0].content).toEqual([paragraph(text('سلم الطرق'))]);
  expect(caption.content).toEqual([text('رجل سلم')]);
});

test('a word is not found across a line break, and nothing in its place is nothing', () => {
  const state = open(paragraph(text('ا'), { type: 'hardBreak' }, text('من أمن')));
  const places = listPlaces(state.doc, openSearch('امن', any));
  expect(places).toHaveLength(1);
  expect(json(replacePlaces(state.tr, places, '').doc)).toEqual([
    paragraph(text('ا'), { type: 'hardBreak' }, text('من ')),
  ]);
});

test('tidying mends every block from right to left, counts what it mends, and keeps the marks', () => {
  const house = { digits: 'western', innerQuotes: 'angle' } as const;
  const ltr = { ...paragraph(text('He said "yes" , then')), attrs: { dir: 'ltr' } };
  const state = open(paragraph(text('خبر '), text('جـميل', 'bold'), text(' ، قال "نعم"،ثم مضى')), ltr);
  expect(countTidying([], state.doc, tidyKinds, house, 'rtl')).toEqual({
    tatweel: 1,
    quotes: 2,
    spaceBefore: 1,
    spaceAfter: 1,
  });
  const tidied = tidyBody(state.tr, tidyKinds, house, 'rtl').doc;
  expect(json(tidied)).toEqual([
    paragraph(text('خبر '), text('جميل', 'bold'), text('، قال «نعم»، ثم مضى')),
    ltr,
  ]);
  expect(tidyBody(open(...json(tidied)).tr, tidyKinds, house, 'rtl').docChanged).toBe(false);
});

test('credits, descriptions, titles and posts are searched and replaced in like the text', () => {
  const figure = {
    type: 'figure',
    attrs: { media: '', alt: 'رجل أمن أمام باب الأمن', credit: 'وكالة الأمن' },
    content: [text('الأمن في الشرح')],
  };
  const box = {
    type: 'factBox',
    attrs: { title: 'عن الأمن' },
    content: [paragraph(text('سطر')), figure],
  };
  const post = {
    type: 'embed',
    attrs: { provider: 'link', url: 'https://example.org/الأمن', text: 'قال الأمن كلمته', handle: 'الأمن' },
  };
  const quote = { type: 'pullQuote', attrs: { attribution: 'مدير الأمن' }, content: [text('قول')] };
  const state = open(box, post, quote);
  const places = listPlaces(state.doc, openSearch('الأمن', { wholeWord: false, exact: true }));
  expect(places.map((place) => (place.in === 'field' ? place.attr : place.in))).toEqual([
    'title',
    'alt',
    'credit',
    'body',
    'text',
    'attribution',
  ]);
  const { doc } = replacePlaces(state.tr, places, 'السلم');
  const found: unknown[] = [];
  doc.descendants(({ type, attrs, isTextblock, textContent }) => {
    if (!/^(?:paragraph|text)$/.test(type.name))
      found.push([type.name, attrs, isTextblock ? textContent : '']);
  });
  expect(JSON.parse(JSON.stringify(found))).toMatchObject([
    ['factBox', { title: 'عن السلم' }, ''],
    ['figure', { alt: 'رجل أمن أمام باب السلم', credit: 'وكالة السلم' }, 'السلم في الشرح'],
    // An address and an account are no words of ours.
    ['embed', { text: 'قال السلم كلمته', url: 'https://example.org/الأمن', handle: 'الأمن' }, ''],
    ['pullQuote', { attribution: 'مدير السلم' }, 'قول'],
  ]);
});
