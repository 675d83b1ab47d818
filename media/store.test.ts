import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Db, openDb } from '#db/client.ts';
import { media, people } from '#db/schema.ts';
import { largestPicture } from '#document/media.ts';
import { media as arabic } from '#messages/ar/media.ts';
import { media as english } from '#messages/en/media.ts';
import type { Actor } from '#newsroom/types.ts';
import { folderFor, shownFile } from './files.ts';
import { blackPng, photograph } from './fixtures.ts';
import { makeWaiting } from './make-renditions.ts';
import { maxDocumentBytes, maxRecordingBytes } from './recordings/inspect.ts';
import { hashDistance, makeMoving, maxPixels, renditionWidths } from './renditions.ts';
import { getMedia, getMediaFolder, type MediaInput, storeMedia } from './store.ts';

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

function send(bytes: Uint8Array, more: Partial<MediaInput> = {}) {
  return storeMedia(db, salma, { content: bytes, fileName: 'picture.jpg', ...words, ...more });
}

async function stored(bytes: Uint8Array, more: Partial<MediaInput> = {}) {
  const answer = await send(bytes, more);
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  return answer.value;
}

function listFiles(place: string): string[] {
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

async function refused(bytes: Uint8Array, more: Partial<MediaInput> = {}) {
  const answer = await send(bytes, more);
  if (answer.ok) throw new Error('it was taken');
  expect(await db.read.select().from(media), 'no row of what was refused').toEqual([]);
  const folderOfPictures = path.join(folder, 'media');
  expect(listFiles(folderOfPictures), 'no file either').toEqual([]);
  return answer.refusal;
}

/** Stored, and all that is made in the background made. */
async function finished(bytes: Uint8Array, more: Partial<MediaInput> = {}) {
  const { id } = await stored(bytes, more);
  await makeWaiting(db);
  const picture = await getMedia(db, id);
  if (!picture) throw new Error('it is gone');
  return { ...picture, folder: (await getMediaFolder(db.read, id)) ?? '' };
}

const fileOf = (picture: { folder: string }, name: string) =>
  readFileSync(path.join(folder, 'media', picture.folder, name));

function filesOf(picture: { folder: string }): string[] {
  return readdirSync(path.join(folder, 'media', picture.folder)).sort();
}

describe('a picture that is one', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    '%s is there at once, small, and soon in three formats',
    async (format) => {
      const bytes = await sharp(await photograph(1000, 600))
        .toFormat(format)
        .toBuffer();
      const picture = await stored(bytes);
      expect(picture).toEqual({
        id: expect.stringMatching(/^[0-9a-z]{12}$/),
        kind: 'image',
        width: 1000,
        height: 600,
        widths: [480],
        making: 'waiting',
        mime: `image/${format}`,
        bytes: bytes.length,
        fileName: 'picture.jpg',
        ...words,
      });
      const extension = format === 'jpeg' ? 'jpg' : format;
      const place = { folder: (await getMediaFolder(db.read, picture.id)) ?? '' };
      expect(filesOf(place)).toEqual(['480.webp', `original.${extension}`]);
      expect(await makeWaiting(db)).toBe(1);
      expect(await makeWaiting(db), 'nothing is made twice').toBe(0);
      expect(await getMedia(db, picture.id)).toEqual({ ...picture, widths: [480, 960], making: 'ready' });
      expect(filesOf(place)).toEqual([
        '480.avif',
        '480.jpg',
        '480.webp',
        '960.avif',
        '960.jpg',
        '960.webp',
        'card-50-50.jpg',
        `original.${extension}`,
      ]);
      for (const [name, kind] of [
        ['480.webp', 'webp'],
        ['480.jpg', 'jpeg'],
        ['480.avif', 'heif'],
      ] as const) {
        expect(await sharp(fileOf(place, name)).metadata()).toMatchObject({
          format: kind,
          width: 480,
          height: 288,
        });
      }
      expect(await sharp(fileOf(place, 'card-50-50.jpg')).metadata()).toMatchObject({
        width: 1200,
        height: 630,
      });
      expect(fileOf(place, `original.${extension}`)).toEqual(bytes);
    },
  );

  test('its name decides nothing: a PNG called report.pdf is a PNG, and no path, mark or 300 letters stay of a name', async () => {
    const picture = await stored(blackPng(40, 30), { fileName: '../../re\u202Eport.pdf' });
    expect(picture).toMatchObject({
      mime: 'image/png',
      width: 40,
      height: 30,
      widths: [40],
      fileName: 'report.pdf',
    });
    const long = await stored(blackPng(41, 30), { fileName: `C:\\صور\\${'ص'.repeat(300)}.png` });
    expect(long.fileName).toBe('ص'.repeat(120));
  });

  test('what was half made when the power went is made to its end, and nothing of it twice', async () => {
    const picture = await stored(await photograph(1000, 600));
    const place = { folder: (await getMediaFolder(db.read, picture.id)) ?? '' };
    const half = path.join(folder, 'media', place.folder, '960.webp');
    writeFileSync(half, 'made before');
    db.close();
    db = await openDb(folder);
    expect(await makeWaiting(db)).toBe(1);
    expect(readFileSync(half, 'utf8')).toBe('made before');
    expect(filesOf(place)).toHaveLength(8);
  });

  test('whose original is gone from the disk is tried three times and then left with what it has', async () => {
    const picture = await stored(await photograph(1000, 600));
    const place = (await getMediaFolder(db.read, picture.id)) ?? '';
    rmSync(path.join(folder, 'media', place, 'original.jpg'));
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await makeWaiting(db);
    expect(errors).toHaveBeenCalledTimes(3);
    errors.mockRestore();
    expect(await getMedia(db, picture.id)).toMatchObject({ making: 'failed', widths: [480] });
  });

  test('stored under its content: the same file from two people is on the disk once', async () => {
    const bytes = await photograph(500, 300);
    const [one] = [await finished(bytes)];
    const other = await storeMedia(
      db,
      { ...salma, id: 'nadim' },
      { content: bytes, fileName: 'b.jpg', ...words },
    );
    expect(other.ok && other.value).toMatchObject({ widths: [480], making: 'ready' });
    expect(other.ok && (await getMediaFolder(db.read, other.value.id))).toBe(one?.folder);
    expect(one?.folder).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{64}$/);
  });

  test('another edition of it is near, another picture is not', async () => {
    const bytes = await sharp(Buffer.from(scene('#234', '#fb3')))
      .jpeg()
      .toBuffer();
    const smaller = await sharp(bytes)
      .resize(700)
      .modulate({ brightness: 1.1 })
      .jpeg({ quality: 40 })
      .toBuffer();
    const other = await sharp(Buffer.from(scene('#234', '#fb3')))
      .flop()
      .rotate(90)
      .jpeg()
      .toBuffer();
    for (const one of [bytes, smaller, other]) await stored(one);
    const rows = await db.read.select({ dhash: media.dhash, placeholder: media.placeholder }).from(media);
    const [a = '', b = '', c = ''] = rows.map((row) => row.dhash);
    expect(hashDistance(a, b)).toBeLessThanOrEqual(6);
    expect(hashDistance(a, c)).toBeGreaterThan(12);
    for (const { placeholder } of rows) expect(placeholder).toMatch(/^[0-9a-f]{72}$/);
  });

  test('a picture of one colour is like no other: there is nothing to know it by', async () => {
    for (const background of ['#c0392b', '#00c853']) {
      const bytes = await sharp({ create: { width: 800, height: 600, channels: 3, background } })
        .jpeg()
        .toBuffer();
      await stored(bytes);
    }
    expect(await db.read.select({ dhash: media.dhash }).from(media)).toEqual([{ dhash: '' }, { dhash: '' }]);
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
    const picture = await finished(bytes);
    expect(picture).toMatchObject({ width: 500, height: 640, widths: [480] });
    for (const name of ['480.webp', '480.avif', '480.jpg']) {
      const rendition = fileOf(picture, name);
      const header = await sharp(rendition).metadata();
      expect(header).toMatchObject({ width: 480, height: 614 });
      expect(header.exif ?? header.icc ?? header.xmp).toBeUndefined();
      expect(rendition.includes('Camera of a source')).toBe(false);
    }
  });

  test('what moves stands still, and moves for who asks: a GIF of three frames gives its first, and all of them', async () => {
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
    const picture = await finished(bytes);
    expect(picture).toMatchObject({ width: 60, height: 50, widths: [60] });
    const file = sharp(fileOf(picture, '60.webp'));
    const { channels } = await file.stats();
    expect(channels.map((channel) => Math.round(channel.mean / 255))).toEqual([1, 0, 0]);
    expect((await file.metadata()).pages ?? 1).toBe(1);
    const moving = await sharp(fileOf(picture, 'moving.webp')).metadata();
    expect(moving).toMatchObject({ pages: 3, delay: [90, 90, 90], width: 60 });
    const [row] = await db.read.select().from(media).where(eq(media.id, picture.id));
    expect(row?.moves).toBe(true);
    expect((await finished(await photograph(60, 50))).id).not.toBe(picture.id);
    expect((await db.read.select().from(media)).filter(({ moves }) => moves)).toHaveLength(1);
  });

  test('more frames than memory holds stand still', async () => {
    const frame = Buffer.from([0x2c, 0, 0, 0, 0, 0x70, 0x17, 0x88, 0x13, 0, 2, 2, 0x4c, 1, 0]);
    const head = Buffer.from('GIF89a\x70\x17\x88\x13\x80\0\0\0\0\0\xff\xff\xff', 'latin1');
    const gif = Buffer.concat([head, frame, frame, Buffer.from([0x3b])]);
    expect(await sharp(gif, { limitInputPixels: false }).metadata()).toMatchObject({
      width: 6000,
      height: 5000,
      pages: 2,
    });
    expect(await makeMoving(gif, 'image/gif')).toBeNull();
    expect(await makeMoving(await photograph(60, 50), 'image/jpeg')).toBeNull();
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
    const picture = await finished(await make());
    const rendition = await sharp(fileOf(picture, '480.jpg')).metadata();
    expect(rendition).toMatchObject({ width: 480, height: 86, space: 'srgb' });
  });

  test('with words behind it, no byte of them reaches a rendition; the original stays private', async () => {
    const bytes = Buffer.concat([
      await photograph(500, 300),
      Buffer.from('what a program left behind the picture'),
    ]);
    const picture = await finished(bytes);
    for (const name of ['480.webp', '480.avif', '480.jpg', 'card-50-50.jpg']) {
      if (filesOf(picture).includes(name)) expect(fileOf(picture, name).includes('program')).toBe(false);
    }
    expect(shownFile(db, picture, 'original.jpg')).toBeNull();
    expect(statSync(path.join(folder, 'media', picture.folder, 'original.jpg')).mode & 0o077).toBe(0);
  });

  test('sent again by the same person with the same words it is the same picture, with others a new one', async () => {
    const bytes = await photograph(300, 200);
    const [first, again] = await Promise.all([stored(bytes), stored(bytes)]);
    expect(again).toEqual(first);
    expect((await stored(bytes, { caption: 'شرح آخر' })).id).not.toBe(first.id);
    const other = await storeMedia(
      db,
      { ...salma, id: 'nadim' },
      { content: bytes, fileName: 'a.jpg', ...words },
    );
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
  test.each([
    ['ar', arabic],
    ['en', english],
  ])('the words say how much may be sent (%s)', (_, words) => {
    for (const most of [largestPicture, maxRecordingBytes, maxDocumentBytes]) {
      const megabytes = new RegExp(`\\b${most / 1024 / 1024}\\b`);
      expect(words.limits).toMatch(megabytes);
      expect(words.refused.too_large).toMatch(megabytes);
    }
    expect(words.refused.too_large).toContain(String(maxPixels / 1_000_000));
  });

  test('an empty file', async () => {
    expect(await refused(new Uint8Array())).toMatchObject({
      code: 'damaged_file',
      detail: 'the file is empty',
    });
  });

  test.each([
    ['HTML', '\n<!DOCTYPE html><script>alert(1)</script>'],
    ['GZIP', '\x1f\x8b\x08\0'],
    ['WAV', 'RIFF\0\0\0\0WAVEfmt '],
    ['QuickTime', '\0\0\0\x14ftypqt  \0\0\0\0qt  '],
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
      code: 'heic_picture',
      detail: expect.stringContaining('HEIC'),
    });
  });

  test('text and noise', async () => {
    for (const bytes of [Buffer.from('هذه ليست صورة'), Buffer.alloc(5000, 7)])
      expect((await refused(bytes)).code).toBe('not_a_picture');
  });

  test('a beginning with nothing behind it', async () => {
    for (const bytes of [
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
      expect((await refused(bytes)).code).toBe('damaged_file');
    }
  });

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('%s cut short anywhere', async (format) => {
    const bytes = await sharp(await photograph(600, 400))
      .toFormat(format)
      .toBuffer();
    for (const part of [0.02, 0.3, 0.7, 0.98]) {
      const refusal = await refused(bytes.subarray(0, Math.floor(bytes.length * part)));
      expect(refusal).toMatchObject({ code: 'damaged_file', path: 'file' });
    }
  });

  test('a PNG whose pixels were damaged on the way', async () => {
    const bytes = await sharp(await photograph(600, 400))
      .png()
      .toBuffer();
    const middle = Math.floor(bytes.length / 2);
    bytes.fill(0x55, middle, middle + 200);
    expect((await refused(bytes)).code).toBe('damaged_file');
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
    const bytes = Buffer.alloc(largestPicture + 1);
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
      storeMedia(db, ghost, { content: blackPng(40, 30), fileName: 'a.png', ...words }),
    ).rejects.toThrow();
    expect(listFiles(path.join(folder, 'media'))).toEqual([]);
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

test('a person at the desk can ask for what is shown by its name and for nothing else', () => {
  const store = { folder: '/data' };
  const row = { id: '0123456789ab', folder: '' };
  const named = { id: '0123456789ab', folder: folderFor('ab'.repeat(32)) };
  expect(shownFile(store, row, '960.webp')).toBe(path.join('/data/media/0123456789ab', '960.webp'));
  expect(shownFile(store, named, '960.avif')).toBe(path.join('/data/media/ab', 'ab'.repeat(32), '960.avif'));
  for (const file of [
    'original.jpg',
    '../../midad.db',
    '960.webp/..',
    '0.webp',
    '960.webp\n',
    'file.exe.x',
    '',
  ]) {
    expect(shownFile(store, row, file), file).toBeNull();
  }
  for (const bad of ['..', '.tmp-x', 'a/b', '../x', '']) {
    expect(shownFile(store, { id: bad, folder: '' }, '960.webp'), bad).toBeNull();
    if (bad) expect(shownFile(store, { ...row, folder: bad }, '960.webp'), bad).toBeNull();
  }
});

/** Something with a composition, unlike noise. */
function scene(dark: string, light: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="${light}"/><path d="M0 800V500l300-200 250 180 300-320 350 400v240z" fill="${dark}"/><circle cx="250" cy="150" r="110" fill="#fff"/></svg>`;
}
