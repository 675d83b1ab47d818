import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encodeWindows1256 } from '#newsroom/import/encode-for-tests.ts';
import { withIptc } from './fixtures.ts';
import { decode, readWords } from './metadata.ts';

async function wordsOf(bytes: Uint8Array) {
  return readWords(await sharp(bytes).metadata());
}

describe('what stands in a picture becomes its words', () => {
  test('an agency’s IPTC in Windows-1256, which does not say so', async () => {
    const arabic = (text: string) => Buffer.from(encodeWindows1256(text));
    const bytes = await withIptc([
      [120, arabic('قوارب في المرفأ عند الفجر')],
      [80, arabic('سلمى الحداد')],
      [110, arabic('وكالة التين')],
      [90, arabic('صيدا')],
      [55, Buffer.from('20260301')],
      [25, arabic('ميناء')],
      [25, arabic('صيد')],
      [116, arabic('لا للأرشيف')],
    ]);
    expect(await wordsOf(bytes)).toEqual({
      caption: 'قوارب في المرفأ عند الفجر',
      credit: 'سلمى الحداد / وكالة التين',
      agency: 'وكالة التين',
      place: 'صيدا',
      takenAt: '2026-03-01',
      terms: 'لا للأرشيف',
      tags: ['ميناء', 'صيد'],
    });
  });

  test('the same in UTF-8', async () => {
    const bytes = await withIptc([
      [120, Buffer.from('قوارب في المرفأ')],
      [110, Buffer.from('وكالة التين')],
    ]);
    expect(await wordsOf(bytes)).toMatchObject({ caption: 'قوارب في المرفأ', credit: 'وكالة التين' });
  });

  test('XMP goes before IPTC, EXIF says when', async () => {
    const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="وكالة" photoshop:City="بيروت" photoshop:Country="لبنان"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">وصف‮ عربي</rdf:li></rdf:Alt></dc:description><dc:creator><rdf:Seq><rdf:li>سلمى</rdf:li></rdf:Seq></dc:creator><dc:subject><rdf:Bag><rdf:li>بحر</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>`;
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const bytes = await sharp({ create: { width: 60, height: 50, channels: 3, background: '#a53' } })
        .withExif({ IFD0: { Copyright: '(c) Agency' }, IFD2: { DateTimeOriginal: '2026:03:01 10:11:12' } })
        .withXmp(xmp)
        .toFormat(format)
        .toBuffer();
      expect(await wordsOf(bytes), format).toEqual({
        caption: 'وصف عربي',
        credit: 'سلمى / وكالة',
        agency: 'وكالة',
        place: 'بيروت، لبنان',
        takenAt: '2026-03-01T10:11:12',
        terms: '(c) Agency',
        tags: ['بحر'],
      });
    }
  });

  test('a picture without any, or with broken ones, has none', async () => {
    const plain = await sharp({ create: { width: 60, height: 50, channels: 3, background: '#a53' } })
      .png()
      .toBuffer();
    expect(await wordsOf(plain)).toMatchObject({ caption: '', credit: '', tags: [] });
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n} "${n ? `&a${n - 1};` : '&a;'}${n ? `&a${n - 1};` : '&a;'}">`).join('')}]><x>&a19;</x>`;
    const broken = await sharp(plain).withXmp(bomb).jpeg().toBuffer();
    const began = process.cpuUsage();
    expect(await wordsOf(broken)).toMatchObject({ caption: '', credit: '', tags: [] });
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(1000);
  });
});

test('bytes that are no UTF-8 are Arabic where that gives Arabic, and Latin where it doesn’t', () => {
  expect(decode(encodeWindows1256('مرفأ بيروت'))).toBe('مرفأ بيروت');
  expect(decode(Buffer.from('Café Zürich', 'latin1'))).toBe('Café Zürich');
  expect(decode(Buffer.from('مرفأ'))).toBe('مرفأ');
});
