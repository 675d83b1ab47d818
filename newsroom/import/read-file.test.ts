import { describe, expect, test } from 'vitest';
import type { DocNode } from '#document/types.ts';
import { encodeUtf8, encodeWindows1256 } from './encode-for-tests.ts';
import { readImport } from './read-file.ts';

const headline = 'الحديقة العامة تفتح أبوابها ليلا';
const first = 'فتحت الحديقة العامة أبوابها ليلا للمرة الأولى منذ تأسيسها.';
const last = 'وستبقى الحديقة مفتوحة حتى نهاية الصيف.';
const p = (text: string): DocNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });

describe('a file is read by its kind', () => {
  test('flat text, and a warning where its encoding was guessed', () => {
    const read = readImport(
      encodeWindows1256(`سياسة\r\n\r\n${headline}\r\n\r\n${first}\r\n\r\n${last}`),
      'خبر.txt',
    );
    expect(read).toMatchObject({
      ok: true,
      value: { section: 'سياسة', headline, lead: first, body: { type: 'doc', content: [p(last)] } },
    });
    expect(read.ok && read.value.warnings.map((warning) => warning.code)).toContain('encoding_guessed');
  });

  test('a story in the API’s shape', () => {
    const body = { type: 'doc', content: [p(first), { type: 'horizontalRule' }, p(last)] };
    const file = { headline, section: 'politics', lead: 'مقدمة', byline: 'محرر', tags: ['حدائق'], body };
    expect(readImport(encodeUtf8(JSON.stringify(file)), 'story.json')).toEqual({
      ok: true,
      value: { ...file, warnings: [] },
    });
  });

  test('a story in the API’s shape with its body as HTML', () => {
    const file = {
      headline,
      section: { slug: 'politics', name: 'سياسة' },
      body: { format: 'html', content: `<p>${first}</p>` },
    };
    expect(readImport(encodeUtf8(JSON.stringify(file)), 'story.json')).toMatchObject({
      ok: true,
      value: { section: 'politics', headline, lead: '', body: { type: 'doc', content: [p(first)] } },
    });
  });

  test('a web page: its first h1, and the words of its article', () => {
    const html = `<!doctype html><html><head><title>موقع</title></head><body><nav>قائمة</nav><article><h1>${headline}</h1><p>${first}</p><h2>الأوقات</h2><p>${last}</p><script>alert(1)</script></article></body></html>`;
    const read = readImport(encodeUtf8(html), 'page.html');
    expect(read).toMatchObject({
      ok: true,
      value: {
        section: null,
        headline,
        lead: first,
        body: {
          type: 'doc',
          content: [
            { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'الأوقات' }] },
            p(last),
          ],
        },
      },
    });
    expect(read.ok && read.value.warnings.map((warning) => warning.code)).toContain('content_dropped');
  });

  test('a piece of HTML without a page around it, even when it is called .txt', () => {
    const html = `<h1>${headline}</h1><p>${first}</p><p>${last}</p>`;
    const asHtml = readImport(encodeUtf8(html), 'piece.htm');
    const asText = readImport(encodeUtf8(html), 'piece.txt');
    expect(asHtml).toMatchObject({
      ok: true,
      value: { headline, lead: first, body: { content: [p(last)] } },
    });
    expect(asText).toMatchObject({
      ok: true,
      value: { headline, lead: first, body: { content: [p(last)] } },
    });
  });

  test('Markdown: its # line is the headline; a lead with a link stays in the body', () => {
    const read = readImport(encodeUtf8(`# ${headline}\n\n${first}\n\n- أول\n- ثان\n`), 'story.md');
    expect(read).toMatchObject({
      ok: true,
      value: {
        headline,
        lead: first,
        body: {
          type: 'doc',
          content: [
            {
              type: 'bulletList',
              content: [
                { type: 'listItem', content: [p('أول')] },
                { type: 'listItem', content: [p('ثان')] },
              ],
            },
          ],
        },
      },
    });
    const linked = readImport(
      encodeUtf8(`# ${headline}\n\nقالت [البلدية](https://example.org/) نعم.\n`),
      'story.md',
    );
    expect(linked).toMatchObject({ ok: true, value: { headline, lead: '' } });
    expect(linked.ok && linked.value.body.content).toHaveLength(1);
  });

  test('Markdown with front matter', () => {
    const md = `---\ntitle: "${headline}"\nsection: رياضة\n---\n\n${first}\n`;
    expect(readImport(encodeUtf8(md), 'story.markdown')).toMatchObject({
      ok: true,
      value: { section: 'رياضة', headline, lead: first },
    });
  });
});

describe('a bad file is refused with its reason', () => {
  test.each([
    ['an empty file', new Uint8Array(), 'a.txt', 'invalid', 'file'],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]),
      'a.txt',
      'unsupported_type',
      'file',
    ],
    ['RTF', encodeUtf8('{\\rtf1\\ansi ...}'), 'a.rtf', 'unsupported_type', 'file'],
    ['eleven megabytes', new Uint8Array(11 * 1024 * 1024), 'a.txt', 'too_large', 'file'],
    ['a million words', encodeUtf8('كلمة '.repeat(1_000_000)), 'a.txt', 'invalid_body', 'body'],
    ['broken JSON', encodeUtf8('{"headline":'), 'a.json', 'invalid', 'file'],
    ['a JSON list', encodeUtf8('[1,2]'), 'a.json', 'invalid', 'file'],
    ['a headline that is a number', encodeUtf8('{"headline":5}'), 'a.json', 'invalid', 'headline'],
    ['a bad section', encodeUtf8('{"headline":"a","section":[]}'), 'a.json', 'invalid', 'section'],
    [
      'a body with an unknown node',
      encodeUtf8('{"headline":"a","body":{"type":"doc","content":[{"type":"iframe"}]}}'),
      'a.json',
      'invalid_body',
      'body.content[0].type',
    ],
    [
      'a spoofed headline in text',
      encodeUtf8(`عنوان \u202eمقلوب هنا\n\n${first}`),
      'a.txt',
      'invalid',
      'headline',
    ],
    [
      'a spoofed headline in Markdown',
      encodeUtf8(`# عنوان \u202eمقلوب\n\n${first}`),
      'a.md',
      'invalid',
      'headline',
    ],
    [
      'a spoofed headline in JSON',
      encodeUtf8(JSON.stringify({ headline: 'a\u202eb' })),
      'a.json',
      'invalid',
      'headline',
    ],
  ])('%s', (_, bytes, name, code, path) => {
    expect(readImport(bytes, name)).toMatchObject({ ok: false, refusal: { code, path } });
  });
});
