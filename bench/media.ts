/** Pictures: how long their sender waits, how long the rest takes, and what people at the desk notice of it. */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { childrenOf } from '../e2e/product.ts';
import { call } from './call.ts';
import { type Measurement, pause, percentile } from './measure.ts';

const largePictures = 3;
const inARow = 200;
/** A new process needs some uploads before its memory is what it stays at. */
const warmUp = 40;
const longestWaitMs = 30_000;

/** Like a photograph: noise over large shapes, so that it neither compresses to nothing nor to no end. */
export async function photograph(width: number, height: number, seed: number): Promise<Buffer> {
  const shapes = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="hsl(${seed * 37},50%,60%)"/><circle cx="${30 + (seed % 40)}%" cy="40%" r="25%" fill="#fda" opacity=".8"/></svg>`,
  );
  const noise = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#777',
      noise: { type: 'gaussian', mean: 128, sigma: 12 },
    },
  })
    .png()
    .toBuffer();
  return sharp(noise)
    .composite([{ input: shapes, blend: 'overlay' }])
    .jpeg({ quality: 88 })
    .toBuffer();
}

export async function upload(
  origin: string,
  token: string,
  bytes: Buffer,
): Promise<{ id: string; ms: number }> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)]), 'a.jpg');
  const began = performance.now();
  const answer = await fetch(`${origin}/api/v1/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  const { id } = await answer.json();
  if (answer.status !== 201) throw new Error(`upload answered ${answer.status}`);
  return { id, ms: performance.now() - began };
}

export async function untilMade(origin: string, token: string, id: string): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < longestWaitMs) {
    const answer = await call('GET', `${origin}/api/v1/media/${id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { making } = JSON.parse(answer.bytes.toString());
    if (making === 'ready') return performance.now() - began;
    if (making === 'failed') break;
    await pause(50);
  }
  throw new Error(`the renditions of ${id} were not made`);
}

/** What the desk does all day, one call after the other, until told to stop. */
function work(origin: string, token: string): { stop(): Promise<number[]> } {
  const took: number[] = [];
  let going = true;
  const done = (async () => {
    while (going) {
      const began = performance.now();
      await call('GET', `${origin}/api/v1/stories`, { headers: { authorization: `Bearer ${token}` } });
      took.push(performance.now() - began);
      await pause(20);
    }
  })();
  return {
    async stop() {
      going = false;
      await done;
      return took;
    },
  };
}

/** Resident memory of the server and all it started, in megabytes; 0 where there is no /proc. */
async function memory(pid: number): Promise<number> {
  const pids = [pid, ...(await childrenOf(pid)).map((child) => child.pid)];
  const sizes = await Promise.all(
    pids.map(async (one) => {
      const status = await readFile(`/proc/${one}/status`, 'utf8').catch(() => '');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

export async function measureMedia(origin: string, token: string, pid: number): Promise<Measurement> {
  const calm = work(origin, token);
  await pause(3000);
  const before = await calm.stop();

  const large = await Promise.all(Array.from({ length: largePictures }, (_, n) => photograph(6000, 4000, n)));
  const acknowledged: number[] = [];
  const made: number[] = [];
  const busy = work(origin, token);
  for (const bytes of large) {
    const { id, ms } = await upload(origin, token, bytes);
    acknowledged.push(ms);
    made.push(await untilMade(origin, token, id));
  }
  const during = await busy.stop();

  const memoryAtRest = async (newest: string) => {
    await untilMade(origin, token, newest);
    await pause(1000);
    return memory(pid);
  };
  const row: number[] = [];
  let first = 0;
  let last = { id: '', ms: 0 };
  for (let n = 0; n < warmUp + inARow; n += 1) {
    // With nothing left to be made on either side of the row: a picture in the work is no leak.
    if (n === warmUp) first = await memoryAtRest(last.id);
    last = await upload(origin, token, await photograph(900, 600, n + 100));
    row.push(last.ms);
  }
  const grown = (await memoryAtRest(last.id)) - first;
  const [p95before, p95during] = [percentile(before, 95), percentile(during, 95)];
  return {
    rows: [
      {
        what: `24-megapixel JPEG (${(Math.max(...large.map((one) => one.length)) / 1e6).toFixed(0)} MB): its sender waits, slowest of ${largePictures}`,
        figure: `${Math.max(...acknowledged).toFixed(0)} ms`,
        asked: '≤ 2,000 ms',
        holds: Math.max(...acknowledged) <= 2000,
      },
      {
        what: 'all its renditions (AVIF, WebP, JPEG; three widths and the preview’s crop), slowest',
        figure: `${(Math.max(...made) / 1000).toFixed(1)} s`,
        asked: '≤ 6 s',
        holds: Math.max(...made) <= 6000,
      },
      {
        what: 'desk’s p95 meanwhile, beside without',
        figure: `${p95during.toFixed(1)} ms (${p95before.toFixed(1)} ms)`,
        asked: '≤ 100 ms',
        holds: p95during <= 100,
      },
      {
        what: `memory of all processes after ${inARow} uploads in a row`,
        figure: `${grown >= 0 ? '+' : ''}${grown.toFixed(0)} MB; each took ${percentile(row, 50).toFixed(0)} ms`,
        asked: '≤ 100 MB',
        holds: grown <= 100,
      },
    ],
    raw: { acknowledged, made, before, during, grown, row },
  };
}
