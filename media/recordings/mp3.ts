/** MP3: frames, each of which says how long it is; tags before and behind them, with anything in them. */
import type { Source } from '../source.ts';
import { type Blot, damaged, erase, fine, type Inspected, write } from './recording.ts';

const bitrates = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const sampleRates = [44_100, 48_000, 32_000];

function mp3FrameLength(head: Buffer): number {
  if (head.length < 4 || head[0] !== 0xff || ((head[1] ?? 0) & 0xe0) !== 0xe0) return 0;
  const version = ((head[1] ?? 0) >> 3) & 3;
  const layer = ((head[1] ?? 0) >> 1) & 3;
  if (version === 1 || layer !== 1) return 0;
  const rate = bitrates[version === 3 ? 1 : 2][(head[2] ?? 0) >> 4] ?? 0;
  const base = sampleRates[((head[2] ?? 0) >> 2) & 3] ?? 0;
  if (rate === 0 || base === 0) return 0;
  const samples = version === 3 ? base : version === 2 ? base / 2 : base / 4;
  const padding = ((head[2] ?? 0) >> 1) & 1;
  return Math.floor(((version === 3 ? 144 : 72) * rate * 1000) / samples) + padding;
}

export async function inspectMp3(source: Source): Promise<Inspected> {
  const first = await id3Length(source);
  let at = first;
  let frames = 0;
  let promised = 0;
  while (at < source.size) {
    const head = await source.read(at, 200);
    const length = mp3FrameLength(head);
    if (length === 0) break;
    if (frames === 0) promised = promisedFrames(head);
    if (at + length > source.size) return damaged('the recording is cut short');
    frames += 1;
    at += length;
  }
  if (frames < 8) return damaged('this is no MP3, or nearly nothing of one');
  // Behind the last frame stand at most some tags.
  const rest = source.size - at;
  const tail = (await source.read(at, 8)).toString('latin1');
  const isTag =
    rest === 0 || tail.startsWith('TAG') || tail.startsWith('APETAGEX') || tail.startsWith('LYRICS');
  if (!isTag && rest > 4096) return damaged('the recording is damaged in its middle');
  if (promised > 0 && frames + 1 < promised * 0.98) return damaged('the recording is cut short');
  return fine('audio/mpeg', { blots: [...emptyTag(first), erase(at, source.size)] });
}

/** What stays of a tag is its length: padding without a flag, which every player skips. */
function emptyTag(length: number): Blot[] {
  return length > 10 ? [write(5, Buffer.from([0])), erase(10, length)] : [];
}

async function id3Length(source: Source): Promise<number> {
  const head = await source.read(0, 10);
  if (head.toString('latin1', 0, 3) !== 'ID3') return 0;
  const size = [6, 7, 8, 9].reduce((sum, index) => (sum << 7) | ((head[index] ?? 0) & 0x7f), 0);
  return 10 + size + ((head[5] ?? 0) & 0x10 ? 10 : 0);
}

/** How many frames the first one says there are. */
function promisedFrames(frame: Buffer): number {
  for (const name of ['Xing', 'Info']) {
    const at = frame.indexOf(name, 0, 'latin1');
    if (at > 0 && at + 12 <= frame.length && frame.readUInt32BE(at + 4) & 1)
      return frame.readUInt32BE(at + 8);
  }
  return 0;
}
