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

/** The skeleton of an MP4: boxes in their order, with a track, a place in `udta`, and something that stands for pictures. */
export function mp4(handler: 'vide' | 'soun', place = '+33.8938+035.5018/'): Buffer {
  const header = Buffer.alloc(84);
  header.writeUInt16BE(640, 76);
  header.writeUInt16BE(360, 80);
  const kind = Buffer.alloc(24);
  kind.write(handler, 8, 'latin1');
  return Buffer.concat([
    box(
      'ftyp',
      Buffer.from(handler === 'vide' ? 'isom\0\0\x02\0isomiso2mp41' : 'M4A \0\0\x02\0M4A isommp42', 'latin1'),
    ),
    box(
      'moov',
      box('mvhd', Buffer.alloc(100)),
      box('trak', box('tkhd', header), box('mdia', box('mdhd', Buffer.alloc(24)), box('hdlr', kind))),
      box('udta', box('\xa9xyz', Buffer.from(place))),
    ),
    box('mdat', Buffer.alloc(4000, 7)),
  ]);
}

/** Silence in MPEG-1 Layer III, 128 kbit/s at 44.1 kHz. */
export function mp3(frames = 40): Buffer {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0x00]);
  return Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x02ab', 'latin1'), ...Array(frames).fill(frame)]);
}

export function ogg(pages = 4): Buffer {
  return Buffer.concat(
    Array.from({ length: pages }, (_, index) => {
      const body =
        index === 0 ? Buffer.from('OpusHead\x01\x02\0\0\0\0\0\0\0\0\0', 'latin1') : Buffer.alloc(100);
      const head = Buffer.alloc(28);
      head.write('OggS', 0, 'latin1');
      head[5] = index === 0 ? 2 : index === pages - 1 ? 4 : 0;
      head[26] = 1;
      head[27] = body.length;
      return Buffer.concat([head, body]);
    }),
  );
}

function element(id: number[], ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(body.length) | (1n << 56n));
  return Buffer.concat([Buffer.from(id), size, body]);
}

export function webm(docType = 'webm'): Buffer {
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
      element([0x12, 0x54, 0xc3, 0x67], Buffer.from('LOCATION +33.8938+035.5018')),
      element([0x1f, 0x43, 0xb6, 0x75], Buffer.alloc(500, 3)),
    ),
  ]);
}

export function pdf(): Buffer {
  const body =
    '%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n';
  return Buffer.from(
    `${body}xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \ntrailer\n<</Size 3/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}
