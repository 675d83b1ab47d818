/**
 * Requests a second of a story, the home page and a feed, by wrk, in turns: from Midad, from nginx that sends the page
 * store's files as docs/deploy/ has it, and from plain nginx with the same bytes as a file.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Product } from '../e2e/product.ts';
import { call } from './call.ts';
import { type Measurement, median, type Row } from './measure.ts';
import { findProgram, type Nginx, startDeployed, startNginx } from './nginx.ts';

const run = promisify(execFile);
const connections = 32;
const seconds = 3;
const rounds = 3;
/** Without one wrk would be a machine, and no reader is counted. */
const browser = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile';

interface Round {
  perSecond: number;
  p99: number;
}

/** `1.25ms`, `890.00us`, `1.02s` as milliseconds. */
function readTime(text: string): number {
  const [, value, unit] = /^([\d.]+)(us|ms|s|m)$/.exec(text) ?? [];
  const factor = unit === 'us' ? 0.001 : unit === 's' ? 1000 : unit === 'm' ? 60_000 : 1;
  return Number(value) * factor;
}

async function wrk(url: string, encoding: string | null): Promise<Round> {
  const headers = encoding ? ['-H', `Accept-Encoding: ${encoding}`] : [];
  headers.push('-H', `User-Agent: ${browser}`);
  const { stdout } = await run('wrk', [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--latency',
    ...headers,
    url,
  ]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`wrk met errors at ${url}:\n${stdout}`);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  const p99 = readTime(/^\s*99%\s+(\S+)/m.exec(stdout)?.[1] ?? '');
  if (!Number.isFinite(perSecond) || !Number.isFinite(p99))
    throw new Error(`wrk said something else:\n${stdout}`);
  return { perSecond, p99 };
}

function ratioRows(
  name: string,
  ours: Round[],
  theirs: Round[],
  least: number | null,
  longest: number | null = null,
): Row[] {
  const speed = median(ours.map((r) => r.perSecond)) / median(theirs.map((r) => r.perSecond));
  const wait = median(ours.map((r) => r.p99)) / median(theirs.map((r) => r.p99));
  const rows: Row[] = [
    {
      what: `requests/s, ${name}`,
      figure: `${speed.toFixed(2)}×`,
      asked: least === null ? 'reported' : `≥ ${least}×`,
      holds: least === null ? null : speed >= least,
    },
  ];
  if (longest !== null) {
    rows.push({
      what: `p99, ${name}`,
      figure: `${wait.toFixed(2)}×`,
      asked: `≤ ${longest}×`,
      holds: wait <= longest,
    });
  }
  return rows;
}

const tuned =
  'sendfile on; tcp_nopush on; tcp_nodelay on; open_file_cache max=1000 inactive=60s; open_file_cache_valid 60s;';

/** Plain nginx with two files, as they are and in Brotli. */
function startPlain(program: string, plain: Buffer, packed: Buffer, http: string): Promise<Nginx> {
  return startNginx(program, {
    http: `${http} default_type "text/html; charset=utf-8";`,
    server: `
    location = /plain { add_header Vary Accept-Encoding; }
    location = /packed { add_header Vary Accept-Encoding; add_header Content-Encoding br; }`,
    files: { plain, packed },
  });
}

export async function measureThroughput(product: Product, storyPath: string): Promise<Measurement> {
  const [wrkProgram, nginxProgram] = [await findProgram('wrk'), await findProgram('nginx')];
  if (!wrkProgram || !nginxProgram) {
    const missing = [wrkProgram ? '' : 'wrk', nginxProgram ? '' : 'nginx'].filter(Boolean).join(' and ');
    const figure = `not measured: ${missing} missing (Debian packages)`;
    return {
      rows: [{ what: 'requests/s beside nginx', figure, asked: '≥ 0.6×', holds: null }],
      raw: { missing },
    };
  }
  const rows: Row[] = [];
  const raw: Record<string, unknown> = {};
  const deployed = await startDeployed(nginxProgram, product);
  try {
    for (const [name, address] of [
      ['story', storyPath],
      ['home', '/'],
      ['feed', '/rss.xml'],
    ] as const) {
      const url = product.origin + address;
      const plain = (await call('GET', url, { headers: { 'accept-encoding': 'identity' } })).bytes;
      const packed = (await call('GET', url, { headers: { 'accept-encoding': 'br, gzip' } })).bytes;
      const nginx = await startPlain(nginxProgram, plain, packed, 'sendfile on;');
      const fast = await startPlain(nginxProgram, plain, packed, tuned);
      try {
        for (const [kind, encoding, file] of [
          ['plain', null, '/plain'],
          ['br, gzip', 'br, gzip', '/packed'],
        ] as const) {
          const rounded = {
            ours: [] as Round[],
            deployed: [] as Round[],
            nginx: [] as Round[],
            tuned: [] as Round[],
          };
          for (let round = 0; round < rounds; round += 1) {
            rounded.ours.push(await wrk(url, encoding));
            rounded.deployed.push(await wrk(deployed.origin + address, encoding));
            rounded.nginx.push(await wrk(nginx.origin + file, encoding));
            if (name === 'story') rounded.tuned.push(await wrk(fast.origin + file, encoding));
          }
          const { ours, nginx: theirs } = rounded;
          rows.push(...ratioRows(`${name}, ${kind}, beside nginx`, ours, theirs, 0.6, 3));
          rows.push(
            ...ratioRows(`${name}, ${kind}, docs/deploy beside plain nginx`, rounded.deployed, theirs, 0.95),
          );
          if (name === 'story') {
            rows.push(...ratioRows(`${name}, ${kind}, beside tuned nginx`, ours, rounded.tuned, null));
          }
          raw[`${name}, ${kind}`] = rounded;
        }
      } finally {
        await nginx.stop();
        await fast.stop();
      }
    }
  } finally {
    await deployed.stop();
  }
  return { rows, raw };
}
