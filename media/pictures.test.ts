import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Db, openDb } from '#db/client.ts';
import { media, people } from '#db/schema.ts';
import type { Actor } from '#newsroom/types.ts';
import { pictureFile } from './files.ts';
import { blackPng, photograph } from './fixtures.ts';
import { getPicture, maxPictureBytes, type PictureInput, storePicture } from './pictures.ts';
import { renditionWidths } from './renditions.ts';

let folder: string;
let db: Db;
const salma: Actor = {
  id: 'salma',
  name: 'سلمى',
  email: 'salma@midad.example',
  role: 'journalist',
  address: null,
};
const words = { caption: 'المرفأ عند الفجر', credit: 'عدسة مداد', alt: 'رافعات فوق الماء' };

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'midad-media-'));
  db = await openDb(folder);
  await db.write(async (tx) => {
    const at = new Date('2026-01-01T00:00:00Z');
    for (const id of ['salma', 'nadim']) {
      await tx
        .insert(people)
        .values({ id, name: id, email: `${id}@midad.example`, createdAt: at, updatedAt: at });
    }
  });
});

afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

function send(bytes: Uint8Array, more: Partial<PictureInput> = {}) {
  return storePicture(db, salma, { bytes, fileName: 'picture.jpg', ...words, ...more });
}

async function stored(bytes: Uint8Array, more: Partial<PictureInput> = {}) {
  const answer = await send(bytes, more);
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  return answer.value;
}

async function refused(bytes: Uint8Array, more: Partial<PictureInput> = {}) {
  const answer = await send(bytes, more);
  if (answer.ok) throw new Error('it was taken');
  expect(await db.read.select().from(media), 'no row of what was refused').toEqual([]);
  const folderOfPictures = path.join(folder, 'media');
  expect(existsSync(folderOfPictures) ? readdirSync(folderOfPictures) : [], 'no file either').toEqual([]);
  return answer.refusal;
}

function filesOf(id: string): string[] {
  return readdirSync(path.join(folder, 'media', id)).sort();
}

describe('a picture that is one', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    '%s is taken and made anew as WebP',
    async (format) => {
      const bytes = await sharp(await photograph(1000, 600))
        .toFormat(format)
        .toBuffer();
      const picture = await stored(bytes);
      expect(picture).toEqual({
        id: expect.stringMatching(/^[0-9a-z]{12}$/),
        width: 1000,
        height: 600,
        widths: [480, 960],
        mime: `image/${format}`,
        bytes: bytes.length,
        ...words,
      });
      const extension = format === 'jpeg' ? 'jpg' : format;
      expect(filesOf(picture.id)).toEqual(['480.webp', '960.webp', `original.${extension}`]);
      const rendition = await sharp(
        readFileSync(path.join(folder, 'media', picture.id, '480.webp')),
      ).metadata();
      expect(rendition).toMatchObject({ format: 'webp', width: 480, height: 288 });
      expect(readFileSync(path.join(folder, 'media', picture.id, `original.${extension}`))).toEqual(bytes);
      expect(await getPicture(db, picture.id)).toEqual(picture);
    },
  );

  test('its name decides nothing: a PNG called report.pdf is a PNG', async () => {
    const picture = await stored(blackPng(40, 30), { fileName: '../../report.pdf' });
    expect(picture).toMatchObject({ mime: 'image/png', width: 40, height: 30, widths: [40] });
  });

  test('stands upright as the camera meant it, and says nothing of where it was taken', async () => {
    const bytes = await sharp(await photograph(640, 500))
      .withExif({
        IFD0: { Orientation: '6', Make: 'Camera of a source' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 53/1 0/1' },
      })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect((await sharp(bytes).metadata()).orientation).toBe(6);
    expect(bytes.includes('Camera of a source')).toBe(true);
    const picture = await stored(bytes);
    expect(picture).toMatchObject({ width: 500, height: 640, widths: [480] });
    const rendition = readFileSync(path.join(folder, 'media', picture.id, '480.webp'));
    const header = await sharp(rendition).metadata();
    expect(header).toMatchObject({ width: 480, height: 614 });
    expect(header.exif ?? header.icc ?? header.xmp).toBeUndefined();
    expect(rendition.includes('Camera of a source')).toBe(false);
  });

  test('what moves stands still: a GIF of three frames gives its first', async () => {
    const frames = await Promise.all(
      ['#ff0000', '#00ff00', '#0000ff'].map((background) =>
        sharp({ create: { width: 60, height: 50, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const bytes = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [90, 90, 90] })
      .toBuffer();
    expect((await sharp(bytes).metadata()).pages).toBe(3);
    const picture = await stored(bytes);
    expect(picture).toMatchObject({ width: 60, height: 50, widths: [60] });
    const file = sharp(readFileSync(path.join(folder, 'media', picture.id, '60.webp')));
    const { channels } = await file.stats();
    expect(channels.map((channel) => Math.round(channel.mean / 255))).toEqual([1, 0, 0]);
    expect((await file.metadata()).pages ?? 1).toBe(1);
  });

  test.each([
    [
      '16 bits and transparent',
      () =>
        sharp({ create: { width: 500, height: 90, channels: 4, background: '#12345680' } })
          .toColourspace('rgb16')
          .png()
          .toBuffer(),
    ],
    [
      'grey',
      async () =>
        sharp(await photograph(500, 90))
          .greyscale()
          .png()
          .toBuffer(),
    ],
    [
      'CMYK',
      async () =>
        sharp(await photograph(500, 90))
          .toColourspace('cmyk')
          .jpeg()
          .toBuffer(),
    ],
    [
      'progressive',
      async () =>
        sharp(await photograph(500, 90))
          .jpeg({ progressive: true })
          .toBuffer(),
    ],
  ])('%s is fine, too', async (_, make) => {
    const picture = await stored(await make());
    const rendition = await sharp(
      readFileSync(path.join(folder, 'media', picture.id, '480.webp')),
    ).metadata();
    expect(rendition).toMatchObject({ width: 480, height: 86, space: 'srgb' });
  });

  test('with a page of HTML behind it, no byte of that reaches a rendition; the original stays private', async () => {
    const bytes = Buffer.concat([
      await photograph(500, 300),
      Buffer.from('<html><script>alert(1)</script></html>'),
    ]);
    const picture = await stored(bytes);
    const rendition = readFileSync(path.join(folder, 'media', picture.id, '480.webp'));
    expect(rendition.includes('script')).toBe(false);
    expect(pictureFile(db, picture.id, 'original.jpg')).toBeNull();
    expect(statSync(path.join(folder, 'media', picture.id, 'original.jpg')).mode & 0o077).toBe(0);
  });

  test('sent again by the same person with the same words it is the same picture, with others a new one', async () => {
    const bytes = await photograph(300, 200);
    const [first, again] = await Promise.all([stored(bytes), stored(bytes)]);
    expect(again).toEqual(first);
    expect((await stored(bytes, { caption: 'شرح آخر' })).id).not.toBe(first.id);
    const other = await storePicture(db, { ...salma, id: 'nadim' }, { bytes, fileName: 'a.jpg', ...words });
    expect(other.ok && other.value.id !== first.id).toBe(true);
    expect(await db.read.select().from(media)).toHaveLength(3);
  });

  test('its words are cleaned of marks that turn text around', async () => {
    const picture = await stored(blackPng(40, 30), {
      caption: ' سطر\n\u2067أول\u200F  ',
      credit: '',
      alt: '',
    });
    expect(picture).toMatchObject({ caption: 'سطر أول', credit: '', alt: '' });
  });
});

describe('what is refused, with nothing saved', () => {
  test('an empty file', async () => {
    expect(await refused(new Uint8Array())).toMatchObject({
      code: 'not_a_picture',
      detail: 'the file is empty',
    });
  });

  test.each([
    ['SVG', '<?xml version="1.0"?><!-- a --><svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'],
    ['SVG', '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg><text>&b;</text></svg>'],
    ['HTML', '\n<!DOCTYPE html><script>alert(1)</script>'],
    ['PDF', '%PDF-1.7\n%âãÏÓ'],
    ['TIFF', 'II*\0\x08\0\0\0'],
    ['ZIP', 'PK\x03\x04\x14\0'],
  ])('%s, though it is called picture.jpg', async (name, content) => {
    const refusal = await refused(Buffer.from(content, 'latin1'));
    expect(refusal.code).toBe('unsupported_type');
    expect(refusal.detail).toContain(name);
  });

  test('a picture off a telephone in HEIC, by its name, for its owner can send another', async () => {
    const box = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')]);
    expect(await refused(box)).toMatchObject({
      code: 'unsupported_type',
      detail: expect.stringContaining('HEIC'),
    });
  });

  test('text, noise, and a beginning with nothing behind it', async () => {
    for (const bytes of [
      Buffer.from('هذه ليست صورة'),
      Buffer.alloc(5000, 7),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      Buffer.from('GIF89a<svg onload=alert(1)>'),
      Buffer.concat([
        Buffer.from([0xff, 0xd8, 0xff]),
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      ]),
      Buffer.from('RIFF\0\0\0\0WEBPVP8 '),
      Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.from('ftypavif\0\0\0\0')]),
    ]) {
      expect((await refused(bytes)).code).toBe('not_a_picture');
    }
  });

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('%s cut short anywhere', async (format) => {
    const bytes = await sharp(await photograph(600, 400))
      .toFormat(format)
      .toBuffer();
    for (const part of [0.02, 0.3, 0.7, 0.98]) {
      const refusal = await refused(bytes.subarray(0, Math.floor(bytes.length * part)));
      expect(refusal).toMatchObject({ code: 'not_a_picture', path: 'file' });
    }
  });

  test('a PNG whose pixels were damaged on the way', async () => {
    const bytes = await sharp(await photograph(600, 400))
      .png()
      .toBuffer();
    const middle = Math.floor(bytes.length / 2);
    bytes.fill(0x55, middle, middle + 200);
    expect((await refused(bytes)).code).toBe('not_a_picture');
  });

  test.each([
    [14_000, 14_000],
    [16_384, 10],
    [10, 16_384],
  ])('%i × %i pixels in a few kilobytes, from the header alone', async (width, height) => {
    const bytes = blackPng(width, height);
    expect(bytes.length).toBeLessThan(40_000);
    const before = process.memoryUsage().rss;
    const refusal = await refused(bytes);
    expect(refusal).toMatchObject({
      code: 'too_large',
      detail: expect.stringContaining(`${width}×${height}`),
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  });

  test('more than 25 MB', async () => {
    const bytes = Buffer.alloc(maxPictureBytes + 1);
    bytes.set([0xff, 0xd8, 0xff]);
    expect((await refused(bytes)).code).toBe('too_large');
  });

  test.each(['caption', 'credit', 'alt'] as const)(
    'words (%s) that spoof with U+202E, or never end',
    async (field) => {
      expect(await refused(blackPng(40, 30), { [field]: 'صورة\u202Egpj' })).toMatchObject({
        code: 'invalid',
        path: field,
      });
      expect(await refused(blackPng(40, 30), { [field]: 'ص'.repeat(2001) })).toMatchObject({
        code: 'invalid',
        path: field,
      });
    },
  );

  test('a picture by somebody who is not there leaves no file behind', async () => {
    const ghost: Actor = { ...salma, id: 'ghost' };
    await expect(
      storePicture(db, ghost, { bytes: blackPng(40, 30), fileName: 'a.png', ...words }),
    ).rejects.toThrow();
    expect(readdirSync(path.join(folder, 'media'))).toEqual([]);
  });
});

test('the widths made are those of the page, and the own one of a picture between two', () => {
  expect(renditionWidths(4000)).toEqual([480, 960, 1600]);
  expect(renditionWidths(1600)).toEqual([480, 960, 1600]);
  expect(renditionWidths(1599)).toEqual([480, 960, 1599]);
  expect(renditionWidths(1000)).toEqual([480, 960]);
  expect(renditionWidths(900)).toEqual([480, 900]);
  expect(renditionWidths(480)).toEqual([480]);
  expect(renditionWidths(64)).toEqual([64]);
});

test('a person at the desk can ask for renditions by their names and for nothing else', () => {
  const store = { folder: '/data' };
  expect(pictureFile(store, '0123456789ab', '960.webp')).toBe(
    path.join('/data/media/0123456789ab', '960.webp'),
  );
  for (const [id, file] of [
    ['0123456789ab', 'original.jpg'],
    ['0123456789ab', '../../midad.db'],
    ['0123456789ab', '960.webp/..'],
    ['0123456789ab', '0.webp'],
    ['0123456789ab', '960.webp\n'],
    ['..', '960.webp'],
    ['.tmp-x', '960.webp'],
    ['a/b', '960.webp'],
    ['', '960.webp'],
  ] as const) {
    expect(pictureFile(store, id, file), `${id} ${file}`).toBeNull();
  }
});
