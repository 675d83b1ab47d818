import { expect, test } from 'vitest';
import { figure, p } from './blocks-for-tests.ts';
import { readClip } from './clip-for-tests.ts';
import { paste } from './clipboard-for-tests.ts';

const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const real = `data:image/png;base64,${'iVBORw0KGgo'.repeat(60)}`;

test('a picture within the text stands where it stood', () => {
  const { blocks, pictures, missing } = paste({ html: `<p>قبل <img src="${real}" alt="بحر"> بعد</p>` });
  expect(blocks).toEqual([p('قبل'), figure({ media: 'paste-0', alt: 'بحر' }), p('بعد')]);
  expect(pictures).toEqual([{ id: 'paste-0', src: real }]);
  expect(missing).toBe(0);
});

test('what only counts readers goes, and a stand-in gives way to the picture that loads late', () => {
  const html = `<p>أ</p><img src="https://x.example/p.gif" width="1" height="1"><img src="${dot}"><img src="${dot}" data-src="https://cdn.example.org/a.jpg" alt="جبل">`;
  expect(paste({ html })).toEqual({
    blocks: [p('أ'), figure({ alt: 'جبل' })],
    pictures: [],
    leftOut: [],
    missing: 1,
  });
});

test('an emoji drawn as a picture is its letter', () => {
  const html = '<p>مرحبًا <img class="emoji" alt="👋🏽" src="https://static.example/1f44b.png"></p>';
  expect(paste({ html }).blocks).toEqual([p('مرحبًا 👋🏽')]);
});

test('nobody can give a figure the id of a picture that is not in the paste', () => {
  const html = '<p>أ</p><figure data-media="paste-7" data-alt="س"></figure>';
  expect(JSON.stringify(paste({ html }))).not.toContain('paste-7');
});

test('files of Word without their bytes wait for a picture', () => {
  const { html } = readClip('word/pictures-365');
  expect(paste({ html })).toMatchObject({ pictures: [], missing: 1 });
});
