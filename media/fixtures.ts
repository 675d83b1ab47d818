/** Picture files for tests, made on the spot. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A photograph-like JPEG: noise, so that it doesn't compress to nothing. */
export async function photograph(width: number, height: number): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#a53',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .jpeg()
    .toBuffer();
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** A valid one-bit PNG of any size in a few kilobytes, as somebody would send it who wishes us ill. */
export function blackPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A JPEG with what an old picture desk wrote into it: IPTC datasets of bytes as they are. */
export async function withIptc(datasets: [number, Buffer][]): Promise<Buffer> {
  const jpeg = await sharp({ create: { width: 60, height: 50, channels: 3, background: '#a53' } })
    .jpeg()
    .toBuffer();
  const block = Buffer.concat(
    datasets.map(([number, text]) =>
      Buffer.concat([Buffer.from([0x1c, 2, number, text.length >> 8, text.length & 255]), text]),
    ),
  );
  const resource = Buffer.concat([
    Buffer.from('Photoshop 3.0\0'),
    Buffer.from('8BIM'),
    Buffer.from([4, 4, 0, 0, 0, 0, block.length >> 8, block.length & 255]),
    block,
    Buffer.alloc(block.length % 2),
  ]);
  return insertSegment(jpeg, 0xed, resource);
}

/** Puts a segment (`0xfe` is a comment) right behind a JPEG's first two bytes. */
export function insertSegment(jpeg: Buffer, marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

function box(name: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
}

function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
  return bytes;
}

/**
 * The skeleton of an MP4: boxes in their order, with a track, a place in `udta`, and something that stands for pictures.
 * `way` is what a drone writes as a track of its own.
 */
export function mp4(handler: 'vide' | 'soun', { place = '+33.8938+035.5018/', way = '' } = {}): Buffer {
  const header = Buffer.alloc(84);
  header.writeUInt16BE(640, 76);
  header.writeUInt16BE(360, 80);
  const kind = (name: string) => {
    const bytes = Buffer.alloc(24);
    bytes.write(name, 8, 'latin1');
    return box('hdlr', bytes);
  };
  const samples = Buffer.from(way);
  const start = box(
    'ftyp',
    Buffer.from(handler === 'vide' ? 'isom\0\0\x02\0isomiso2mp41' : 'M4A \0\0\x02\0M4A isommp42', 'latin1'),
  );
  const film = (at: number) => {
    const table = box(
      'stbl',
      box('stsz', numbers(0, 0, 2, 4, Math.max(0, samples.length - 4))),
      box('stsc', numbers(0, 1, 1, 2, 1)),
      box('stco', numbers(0, 1, at)),
    );
    return box(
      'moov',
      box('mvhd', Buffer.alloc(100)),
      box('trak', box('tkhd', header), box('mdia', box('mdhd', Buffer.alloc(24)), kind(handler))),
      ...(way
        ? [box('trak', box('tkhd', Buffer.alloc(84)), box('mdia', kind('meta'), box('minf', table)))]
        : []),
      box('udta', box('\xa9xyz', Buffer.from(place))),
    );
  };
  const content = start.length + film(0).length + 8 + 4000;
  return Buffer.concat([start, film(content), box('mdat', Buffer.alloc(4000, 7), samples)]);
}

/** Silence in MPEG-1 Layer III, 128 kbit/s at 44.1 kHz; with `words` in the tag before it and the one behind it. */
export function mp3(frames = 40, words = 'ab'): Buffer {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0x00]);
  const tag = Buffer.from(`ID3\x04\0\0\0\0\0${String.fromCharCode(words.length)}${words}`, 'latin1');
  const last = Buffer.alloc(words === 'ab' ? 0 : 128);
  last.write(`TAG${words}`, 'latin1');
  return Buffer.concat([tag, ...Array(frames).fill(frame), last]);
}

function oggPage(index: number, flags: number, body: Buffer): Buffer {
  const lacing = [...Array(Math.floor(body.length / 255)).fill(255), body.length % 255];
  const head = Buffer.alloc(27);
  head.write('OggS', 0, 'latin1');
  head[5] = flags;
  head.writeUInt32LE(index, 18);
  head[26] = lacing.length;
  return Buffer.concat([head, Buffer.from(lacing), body]);
}

/** Opus in Ogg, as far as its pages go. */
export function ogg(pages = 4, comments: string[] = []): Buffer {
  const length = (text: string) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(Buffer.byteLength(text));
    return Buffer.concat([bytes, Buffer.from(text)]);
  };
  const count = Buffer.alloc(4);
  count.writeUInt32LE(comments.length);
  const tags = Buffer.concat([Buffer.from('OpusTags'), length('libopus'), count, ...comments.map(length)]);
  return Buffer.concat(
    Array.from({ length: pages }, (_, index) => {
      if (index === 0) return oggPage(0, 2, Buffer.from('OpusHead\x01\x02\0\0\0\0\0\0\0\0\0', 'latin1'));
      return oggPage(index, index === pages - 1 ? 4 : 0, index === 1 ? tags : Buffer.alloc(100));
    }),
  );
}

function element(id: number[], ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(body.length) | (1n << 56n));
  return Buffer.concat([Buffer.from(id), size, body]);
}

export function webm(docType = 'webm', tags = Buffer.from('LOCATION +33.8938+035.5018')): Buffer {
  const video = element(
    [0xe0],
    element([0xb0], Buffer.from([0x02, 0x80])),
    element([0xba], Buffer.from([0x01, 0x68])),
  );
  return Buffer.concat([
    element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], Buffer.from(docType))),
    element(
      [0x18, 0x53, 0x80, 0x67],
      element([0x16, 0x54, 0xae, 0x6b], element([0xae], element([0x83], Buffer.from([1])), video)),
      tags.length > 0 ? element([0x12, 0x54, 0xc3, 0x67], tags) : Buffer.from([0x12, 0x54, 0xc3, 0x67, 0x80]),
      element([0x1f, 0x43, 0xb6, 0x75], Buffer.alloc(500, 3)),
    ),
  ]);
}

/** `place` stands in a camera's block of a JPEG inside, and in the document's description. */
export function pdf(place = ''): Buffer {
  const camera = `Exif\0\0MM\0*${place}`;
  const picture = `\xff\xd8\xff\xe1\0${String.fromCharCode(camera.length + 2)}${camera}\xff\xd9`;
  const description = `<x:xmpmeta><exif:GPSLatitude>${place}</exif:GPSLatitude></x:xmpmeta>`;
  const inside = place
    ? `3 0 obj\n<</Filter/DCTDecode>>stream\n${picture}\n${description}\nendstream\nendobj\n`
    : '';
  const body = `%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n${inside}`;
  return Buffer.from(
    `${body}xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \ntrailer\n<</Size 3/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}
