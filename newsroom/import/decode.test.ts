import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, longestFile } from './decode.ts';
import { encodeIso8859Part6, encodeUtf8, encodeUtf16, encodeWindows1256 } from './encode-for-tests.ts';

const story = 'عنوان الخبر\r\n\r\nقالت البلدية، أمس، إن «الجسر» سيفتح في 3 أيار – وسيبقى مفتوحا؟ نعم.\r\n';

describe('a text file is read in whatever encoding it was saved', () => {
  test.each([
    ['utf-8', encodeUtf8(story)],
    ['utf-8', encodeUtf8(`\uFEFF${story}`)],
    ['utf-16le', encodeUtf16(story, 'le', true)],
    ['utf-16be', encodeUtf16(story, 'be', true)],
    ['utf-16le', encodeUtf16(story, 'le', false)],
    ['utf-16be', encodeUtf16(story, 'be', false)],
    ['windows-1256', encodeWindows1256(story)],
  ])('%s', (encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: true, text: story, encoding });
  });

  test('Latin text without an accent is UTF-8, in UTF-16 it is still found', () => {
    const latin = 'a b c d e f g h i j k l';
    expect(decodeText(encodeUtf8(latin))).toEqual({ ok: true, text: latin, encoding: 'utf-8' });
    const wide = 'Bridge opens on Sunday, mayor says.';
    expect(decodeText(encodeUtf16(wide, 'le', false))).toEqual({
      ok: true,
      text: wide,
      encoding: 'utf-16le',
    });
  });

  test.each([
    'أعلنت البلدية، أمس، أن الجسر سيفتح في 3 أيار؛ فهل يبقى مفتوحا؟ نعم.\r\n',
    'فُتِحَ البابُ عَلى مِصراعَيهِ يومَ العيد',
    'والي المدينة يزور حي Bab Souika هذا اليوم',
  ])('ISO-8859-6 is told from Windows-1256: %s', (text) => {
    expect(decodeText(encodeIso8859Part6(text))).toEqual({ ok: true, text, encoding: 'iso-8859-6' });
    expect(decodeText(encodeWindows1256(text))).toEqual({ ok: true, text, encoding: 'windows-1256' });
  });

  test('French accents alone make no ISO-8859-6', () => {
    const mixed = 'أنباء المدن: l’été à Sète, déjà vu';
    expect(decodeText(encodeWindows1256(mixed))).toEqual({ ok: true, text: mixed, encoding: 'windows-1256' });
  });

  test('French words among Arabic ones survive Windows-1256', () => {
    const mixed = 'افتتح مقهى Café de la gare في المدينة القديمة أمس.';
    expect(decodeText(encodeWindows1256(mixed))).toEqual({ ok: true, text: mixed, encoding: 'windows-1256' });
  });

  test('any Arabic sentence comes back from UTF-8, UTF-16 and Windows-1256', () => {
    const words = fc.array(
      fc.string({ unit: fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ'), minLength: 2 }),
      {
        minLength: 3,
      },
    );
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(' ');
        for (const bytes of [
          encodeUtf8(text),
          encodeWindows1256(text),
          encodeUtf16(text, 'le', false),
          encodeUtf16(text, 'be', false),
        ]) {
          expect(decodeText(bytes)).toMatchObject({ ok: true, text });
        }
      }),
    );
  });
});

describe('what is no story’s file is refused', () => {
  const png = Uint8Array.from([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52,
  ]);
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1]);

  test.each([
    ['a PNG', png],
    ['a JPEG', jpeg],
    ['a compressed file', new Uint8Array(gzipSync(encodeUtf8(story)))],
    ['a Word document (a zip)', encodeUtf8('PK\u0003\u0004\u0014\u0000\u0006\u0000')],
    ['UTF-8 cut to pieces', Uint8Array.from(encodeUtf8(story).filter((_, index) => index % 3 !== 0))],
  ])('%s is not text', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: false, code: 'not_text' });
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['white space', encodeUtf8(' \r\n\t\u00a0\n')],
    ['a byte order mark', encodeUtf8('\uFEFF')],
    ['UTF-16 line ends', encodeUtf16('\r\n\r\n', 'le', true)],
  ])('%s is empty', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: false, code: 'empty' });
  });

  test('more than ten megabytes are too large', () => {
    expect(decodeText(new Uint8Array(longestFile + 1))).toEqual({ ok: false, code: 'too_large' });
  });

  test('no bytes whatever make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(() => decodeText(bytes)).not.toThrow();
      }),
    );
  });
});
