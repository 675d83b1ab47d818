import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Db, openDb } from '#db/client.ts';
import { media, people } from '#db/schema.ts';
import type { RefusalCode } from '#newsroom/refusal.ts';
import type { Actor } from '#newsroom/types.ts';
import { blackPng, insertSegment, mp3, mp4, ogg, pdf, photograph, webm } from './fixtures.ts';
import { makeWaiting } from './make-renditions.ts';
import { inspectRecording } from './recordings/inspect.ts';
import { checksum } from './recordings/ogg.ts';
import { sourceOf } from './source.ts';
import { getMediaFolder, storeMedia } from './store.ts';

let folder: string;
let db: Db;
const salma: Actor = {
  id: 'salma',
  name: 'سلمى',
  email: 'a@midad.example',
  role: 'journalist',
  address: null,
};

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'midad-bad-'));
  db = await openDb(folder);
  const at = new Date('2026-01-01T00:00:00Z');
  await db.write(async (tx) => {
    await tx
      .insert(people)
      .values({ id: 'salma', name: 'سلمى', email: 'a@midad.example', createdAt: at, updatedAt: at });
  });
});

afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

function send(content: Uint8Array | { file: string }, fileName = 'a.jpg') {
  return storeMedia(db, salma, { content, fileName, caption: '', credit: '', alt: '' });
}

function files(): string[] {
  const place = path.join(folder, 'media');
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

/** Refused within two seconds of a processor and 300 MB, with a reason, and nothing of it is left. */
async function expectRefused(bytes: Uint8Array, codes: RefusalCode[], name?: string): Promise<void> {
  const memory = process.memoryUsage().rss;
  const began = process.cpuUsage();
  const answer = await send(bytes, name);
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1000).toBeLessThan(2000);
  expect(process.memoryUsage().rss - memory).toBeLessThan(300_000_000);
  expect(answer.ok, 'it was taken').toBe(false);
  if (answer.ok) return;
  expect(codes).toContain(answer.refusal.code);
  expect(answer.refusal.detail?.length).toBeGreaterThan(10);
  expect(await db.read.select().from(media)).toEqual([]);
  expect(files()).toEqual([]);
}

const recordings = {
  mp3: mp3(),
  m4a: mp4('soun'),
  ogg: ogg(),
  mp4: mp4('vide'),
  webm: webm(),
  pdf: pdf(),
};
/** The same with a place written into them, each as its programs do. */
const placed = {
  mp3: mp3(40, 'TXXX location +33.8938+035.5018'),
  m4a: mp4('soun'),
  ogg: ogg(4, ['ARTIST=سلمى', 'LOCATION=+33.8938+035.5018']),
  mp4: mp4('vide', { way: 'GPS +33.8938+035.5018' }),
  webm: webm(),
  pdf: pdf('+33.8938'),
};
const mimes = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
  pdf: 'application/pdf',
} as const;
const kinds = Object.keys(recordings) as (keyof typeof recordings)[];

describe('sound, video and documents', () => {
  test.each(kinds)('%s is known by its content, whatever it is called, and kept as it came', async (kind) => {
    const answer = await send(recordings[kind], 'picture.jpg');
    expect(answer.ok && answer.value).toMatchObject({ mime: mimes[kind], making: 'ready', widths: [] });
    expect(files().sort()).toEqual([`file.${kind}`, `original.${kind}`]);
    const place = path.join(
      folder,
      'media',
      (answer.ok && (await getMediaFolder(db.read, answer.value.id))) || '',
    );
    expect(readFileSync(path.join(place, `original.${kind}`))).toEqual(recordings[kind]);
  });

  test.each(kinds)('%s goes out without the place it was made at', async (kind) => {
    const file = path.join(folder, 'upload');
    const bytes = placed[kind];
    writeFileSync(file, bytes);
    for (const content of [bytes, { file }]) {
      const answer = await send(content);
      const place = path.join(
        folder,
        'media',
        (answer.ok && (await getMediaFolder(db.read, answer.value.id))) || '',
      );
      expect(readFileSync(path.join(place, `original.${kind}`)).includes('+33.89')).toBe(true);
      const out = readFileSync(path.join(place, `file.${kind}`));
      expect(out.length).toBe(bytes.length);
      expect(out.includes('+33.89')).toBe(false);
      // It is still what it was, all of it.
      expect(await inspectRecording(sourceOf(out), mimes[kind])).toMatchObject({
        ok: true,
        mime: mimes[kind],
      });
      rmSync(path.join(folder, 'media'), { recursive: true });
      await db.write(async (tx) => void (await tx.delete(media)));
    }
  });

  test('an Ogg’s other pages stay as they are, and its comment’s page has its checksum', async () => {
    // https://reveng.sourceforge.io/crc-catalogue/, CRC-32/CKSUM before its last step.
    expect(checksum(Buffer.from('123456789'))).toBe(0x89a1897f);
    const bytes = placed.ogg;
    const inspected = await inspectRecording(sourceOf(bytes), 'audio/ogg');
    const out = Buffer.from(bytes);
    for (const { offset, bytes: over } of inspected.ok ? inspected.blots : []) over.copy(out, offset);
    const [, first = 0, second = 0, third = 0] = [...out.toString('latin1').matchAll(/OggS/g)].map(
      ({ index }) => index,
    );
    expect(out.subarray(0, first)).toEqual(bytes.subarray(0, first));
    expect(out.subarray(second)).toEqual(bytes.subarray(second));
    expect(third).toBeGreaterThan(second);
    const page = Buffer.from(out.subarray(first, second));
    const written = page.readUInt32LE(22);
    page.writeUInt32LE(0, 22);
    expect(written).toBe(checksum(page));
    expect(page.includes('OpusTags')).toBe(true);
  });

  test('what a camera writes beside picture and sound goes, the picture’s own bytes stay', async () => {
    const answer = await send(placed.mp4);
    const place = (answer.ok && (await getMediaFolder(db.read, answer.value.id))) || '';
    const out = readFileSync(path.join(folder, 'media', place, 'file.mp4'));
    const content = out.indexOf('mdat') + 4;
    expect(out.subarray(content, content + 4000).equals(Buffer.alloc(4000, 7))).toBe(true);
    expect(out.subarray(content + 4000).every((byte) => byte === 0)).toBe(true);
  });

  test('tags of a WebM too short for a long name', async () => {
    expect((await send(webm('webm', Buffer.alloc(0)))).ok).toBe(true);
  });

  test.each(kinds)('%s cut short anywhere', async (kind) => {
    const whole = recordings[kind];
    for (const part of [0.1, 0.5, 0.9, 0.99]) {
      await expectRefused(whole.subarray(0, Math.floor(whole.length * part)), [
        'damaged_file',
        'not_a_picture',
      ]);
    }
  });

  test.each(kinds)('%s of noise behind its first bytes', async (kind) => {
    const noise = Buffer.from(recordings[kind]);
    for (let at = 16; at < noise.length; at += 1) noise[at] = (at * 7919) % 251;
    await expectRefused(noise, ['damaged_file', 'not_a_picture', 'unsupported_type']);
  });

  test('Matroska is not WebM', () => expectRefused(webm('matroska'), ['unsupported_type']));
});

/** A PNG of these dimensions that says so in its header and has one row of pixels behind it. */
function lyingPng(width: number, height: number): Buffer {
  const whole = blackPng(8, 8);
  const header = Buffer.from(whole.subarray(16, 29));
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(Buffer.concat([Buffer.from('IHDR'), header])));
  return Buffer.concat([whole.subarray(0, 16), header, crc, whole.subarray(33)]);
}

/** Puts a chunk right behind a PNG's header. */
function withChunk(png: Buffer, name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(named));
  return Buffer.concat([png.subarray(0, 33), length, named, crc, png.subarray(33)]);
}

describe('pictures that mean harm', () => {
  test('602 KB of PNG that are 14,000 × 14,000 pixels', async () => {
    const bytes = await sharp({ create: { width: 14_000, height: 14_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bytes.length).toBeLessThan(700_000);
    await expectRefused(bytes, ['too_large']);
  });

  test.each([
    [65_536, 1],
    [1, 65_536],
    [65_536, 65_536],
    [2_147_483_647, 2_147_483_647],
  ])('%i × %i pixels, as the header says', (width, height) =>
    expectRefused(lyingPng(width, height), ['too_large', 'damaged_file', 'not_a_picture']),
  );

  test('a GIF, a WebP and a JPEG whose headers promise 65,535 pixels a side', async () => {
    const gif = Buffer.from(
      'GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0\x02\x02D\x01\0;',
      'latin1',
    );
    await expectRefused(gif, ['too_large', 'damaged_file', 'not_a_picture']);
    const jpeg = await photograph(100, 100);
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(0xffff, frame + 5);
    jpeg.writeUInt16BE(0xffff, frame + 7);
    await expectRefused(jpeg, ['too_large', 'damaged_file', 'not_a_picture']);
  });

  test.each([
    ['zTXt', 'Comment\0\0'],
    ['iTXt', 'XML:com.adobe.xmp\0\x01\0\0\0'],
    ['iCCP', 'sRGB\0\0'],
  ])('a text of a PNG (%s) that unpacks to 200 MB', (name, before) => {
    const data = Buffer.concat([Buffer.from(before, 'latin1'), deflateSync(Buffer.alloc(200_000_000))]);
    return expectRefused(withChunk(blackPng(50, 50), name, data), [
      'too_large',
      'damaged_file',
      'not_a_picture',
    ]);
  });

  test('two million comments', async () => {
    const comment = Buffer.from([0xff, 0xfe, 0, 2]);
    const jpeg = await photograph(60, 40);
    const many = Buffer.concat([jpeg.subarray(0, 2), Buffer.alloc(8_000_000, comment), jpeg.subarray(2)]);
    await expectRefused(many, ['too_large', 'damaged_file', 'not_a_picture']);
  });

  test('archives, and a drawing squeezed by gzip', async () => {
    await expectRefused(Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(2000)]), ['unsupported_type']);
    await expectRefused(
      gzipSync('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      ['unsupported_type'],
      'a.svgz',
    );
  });
});

describe('drawings (SVG)', () => {
  const open = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

  test('become pixels, and nothing of the drawing is kept: no script, no address', async () => {
    const svg = `${open} width="800" height="400"><script>alert(1)</script><image href="file:///etc/passwd" width="10" height="10"/><image xlink:href="http://127.0.0.1:9/x.png" width="10" height="10"/><rect width="800" height="400" fill="#c33"/></svg>`;
    const answer = await send(Buffer.from(svg), 'خريطة.svg');
    expect(answer.ok && answer.value).toMatchObject({
      mime: 'image/svg+xml',
      kind: 'image',
      width: 1200,
      height: 600,
    });
    await makeWaiting(db);
    const place = path.join(
      folder,
      'media',
      (answer.ok && (await getMediaFolder(db.read, answer.value.id))) || '',
    );
    expect(files().every((name) => !name.endsWith('.svg'))).toBe(true);
    expect((await sharp(path.join(place, 'original.png')).stats()).channels[0]?.mean).toBeGreaterThan(190);
    for (const name of files()) expect(readFileSync(path.join(place, name)).includes('script')).toBe(false);
  });

  test('of entities in entities', async () => {
    const entities = Array.from({ length: 30 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};&e${n};">`).join(
      '',
    );
    const bomb = `<!DOCTYPE svg [<!ENTITY e0 "aaaaaaaa">${entities}]>${open} width="10" height="10"><text>&e30;</text></svg>`;
    await expectRefused(Buffer.from(bomb), ['damaged_file', 'too_large'], 'a.svg');
  });

  test('that use themselves over and over', async () => {
    const groups = Array.from(
      { length: 30 },
      (_, n) => `<g id="g${n + 1}">${`<use xlink:href="#g${n}"/>`.repeat(10)}</g>`,
    ).join('');
    const bomb = `${open} width="4000" height="4000"><defs><rect id="g0" width="9" height="9"/>${groups}</defs><use xlink:href="#g30"/></svg>`;
    await expectRefused(Buffer.from(bomb), ['damaged_file', 'too_large'], 'a.svg');
  });

  test('that are a million pixels wide', () =>
    expectRefused(Buffer.from(`${open} width="1000000" height="1000000"><rect/></svg>`), [
      'too_large',
      'not_a_picture',
    ]));

  test('that end in the middle', () =>
    expectRefused(Buffer.from(`${open} width="100" height="100"><rect`), ['damaged_file']));
});

describe('files that are two things at once', () => {
  const script = Buffer.from('<html><script>alert(document.domain)</script></html>');

  test('code in a comment', async () => {
    const gif = await sharp(await photograph(60, 40))
      .gif()
      .toBuffer();
    const inGif = Buffer.concat([Buffer.from([0x21, 0xfe, script.length]), script, Buffer.from([0])]);
    const webp = await sharp(await photograph(60, 40))
      .webp()
      .toBuffer();
    const length = Buffer.alloc(4);
    length.writeUInt32LE(script.length);
    const inWebp = Buffer.concat([
      webp,
      Buffer.from('XMP '),
      length,
      script,
      Buffer.alloc(script.length % 2),
    ]);
    inWebp.writeUInt32LE(inWebp.length - 8, 4);
    for (const bytes of [
      insertSegment(await photograph(60, 40), 0xfe, script),
      insertSegment(await photograph(60, 40), 0xe7, Buffer.from('  <?php system($_GET[0]);')),
      withChunk(blackPng(60, 40), 'tEXt', Buffer.concat([Buffer.from('Comment\0'), script])),
      withChunk(blackPng(60, 40), 'zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(script)])),
      Buffer.concat([gif.subarray(0, -1), inGif, gif.subarray(-1)]),
      inWebp,
    ])
      await expectRefused(bytes, ['two_files_in_one']);
  });

  test('an archive or a page behind the picture (GIFAR and its kin)', async () => {
    const gif = await sharp(await photograph(60, 40))
      .gif()
      .toBuffer();
    const jar = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from('META-INF/MANIFEST.MF')]);
    // Only its end makes a ZIP: what is before may be anything.
    const end = Buffer.concat([
      Buffer.from('anything'),
      Buffer.from('PK\x05\x06'),
      Buffer.alloc(16),
      Buffer.from([2, 0]),
      Buffer.from('hi'),
    ]);
    for (const picture of [
      gif,
      await photograph(60, 40),
      blackPng(60, 40),
      await sharp(gif).webp().toBuffer(),
    ])
      for (const behind of [jar, end, script])
        await expectRefused(Buffer.concat([picture, behind]), ['two_files_in_one', 'damaged_file']);
  });

  test('a telephone’s own additions behind a photograph are no second file', async () => {
    const jpeg = await photograph(60, 40);
    const film = mp4('vide');
    expect((await send(Buffer.concat([jpeg, film]))).ok, 'a motion photo').toBe(true);
    expect((await send(Buffer.concat([jpeg, await photograph(30, 20)]))).ok, 'a second view').toBe(true);
    expect((await send(Buffer.concat([jpeg, Buffer.from('\0\0\x01\x0aSEFHe\0\0\0SEFT', 'latin1')]))).ok).toBe(
      true,
    );
  });

  test('of whatever is hidden in a picture only pixels would go on', async () => {
    const words = Buffer.from('<b onmouseover=alert(1)>a comment of no known kind</b>');
    expect((await send(insertSegment(await photograph(600, 400), 0xfe, words))).ok).toBe(true);
    await makeWaiting(db);
    for (const { id } of await db.read.select().from(media)) {
      const place = path.join(folder, 'media', (await getMediaFolder(db.read, id)) ?? '');
      for (const name of readdirSync(place)) {
        if (!name.startsWith('original.'))
          expect(readFileSync(path.join(place, name)).includes('alert')).toBe(false);
      }
    }
  });

  test('a page of HTML that ends like a PDF, a PDF with a page before it', async () => {
    await expectRefused(Buffer.concat([script, pdf()]), ['unsupported_type'], 'a.pdf');
    await expectRefused(
      Buffer.concat([Buffer.from('  '), pdf()]),
      ['not_a_picture', 'unsupported_type'],
      'a.pdf',
    );
  });
});

test('two hundred in a row leave memory where it was', { timeout: 120_000 }, async () => {
  const once = async (n: number) => {
    const bytes = await sharp({
      create: { width: 900, height: 600, channels: 3, background: { r: n, g: 80, b: 99 } },
    })
      .jpeg()
      .toBuffer();
    expect((await send(bytes)).ok).toBe(true);
  };
  for (let n = 0; n < 20; n += 1) await once(n);
  const before = process.memoryUsage().rss;
  for (let n = 20; n < 220; n += 1) await once(n);
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
});
