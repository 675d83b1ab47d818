/** Requests a second of a published story beside nginx with the same bytes as a file, by wrk, in turns. */
import { execFile, spawn } from 'node:child_process';
import { access, chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../e2e/product.ts';
import { call } from './call.ts';
import { type Measurement, median, pause, type Row } from './measure.ts';

const run = promisify(execFile);
const connections = 32;
const seconds = 6;
const rounds = 3;

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

async function findProgram(name: string): Promise<string | null> {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  for (const folder of folders) {
    const file = path.join(folder, name);
    const there = await access(file).then(
      () => true,
      () => false,
    );
    if (there) return file;
  }
  return null;
}

function nginxConfig(folder: string, port: number, tuned: boolean): string {
  const http = tuned
    ? 'sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 1000000; open_file_cache max=1000 inactive=60s; open_file_cache_valid 60s;'
    : 'sendfile off; keepalive_requests 1000000;';
  return `
worker_processes 1;
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 512; }
http {
  access_log off;
  ${http}
  default_type "text/html; charset=utf-8";
  client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3;
  uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
  server {
    listen 127.0.0.1:${port};
    root ${folder}/files;
    location = /plain { add_header Vary Accept-Encoding; }
    location = /packed { add_header Vary Accept-Encoding; add_header Content-Encoding br; }
  }
}
`;
}

interface Nginx {
  origin: string;
  stop(): Promise<void>;
}

async function startNginx(program: string, plain: Buffer, packed: Buffer, tuned: boolean): Promise<Nginx> {
  const folder = await mkdtemp(path.join(tmpdir(), 'midad-nginx-'));
  // Started by root, its worker is nobody, who must be able to read the files.
  await chmod(folder, 0o755);
  await mkdir(path.join(folder, 'files'));
  await writeFile(path.join(folder, 'files/plain'), plain);
  await writeFile(path.join(folder, 'files/packed'), packed);
  const port = await freePort();
  await writeFile(path.join(folder, 'nginx.conf'), nginxConfig(folder, port, tuned));
  const child = spawn(program, ['-p', folder, '-c', path.join(folder, 'nginx.conf')], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const origin = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 100; i += 1) {
    const answer = await call('GET', `${origin}/plain`).catch(() => null);
    if (answer?.status === 200) break;
    await pause(50);
  }
  return {
    origin,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function ratioRows(name: string, ours: Round[], theirs: Round[], asked: boolean): Row[] {
  const speed = median(ours.map((r) => r.perSecond)) / median(theirs.map((r) => r.perSecond));
  const wait = median(ours.map((r) => r.p99)) / median(theirs.map((r) => r.p99));
  return [
    {
      what: `requests/s, ${name}`,
      figure: `${speed.toFixed(2)}×`,
      asked: asked ? '≥ 0.5×' : 'reported',
      holds: asked ? speed >= 0.5 : null,
    },
    {
      what: `p99, ${name}`,
      figure: `${wait.toFixed(2)}×`,
      asked: asked ? '≤ 3×' : 'reported',
      holds: asked ? wait <= 3 : null,
    },
  ];
}

export async function measureThroughput(url: string): Promise<Measurement> {
  const [wrkProgram, nginxProgram] = [await findProgram('wrk'), await findProgram('nginx')];
  if (!wrkProgram || !nginxProgram) {
    const missing = [wrkProgram ? '' : 'wrk', nginxProgram ? '' : 'nginx'].filter(Boolean).join(' and ');
    const figure = `not measured: ${missing} missing (Debian packages)`;
    return {
      rows: [{ what: 'requests/s beside nginx', figure, asked: '≥ 0.5×', holds: null }],
      raw: { missing },
    };
  }
  const plain = (await call('GET', url, { headers: { 'accept-encoding': 'identity' } })).bytes;
  const packed = (await call('GET', url, { headers: { 'accept-encoding': 'br, gzip' } })).bytes;
  const nginx = await startNginx(nginxProgram, plain, packed, false);
  const tuned = await startNginx(nginxProgram, plain, packed, true);
  const rows: Row[] = [];
  const raw: Record<string, unknown> = {};
  try {
    for (const [kind, encoding, file] of [
      ['plain', null, '/plain'],
      ['Accept-Encoding: br, gzip', 'br, gzip', '/packed'],
    ] as const) {
      const ours: Round[] = [];
      const theirs: Round[] = [];
      const theirsTuned: Round[] = [];
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await wrk(url, encoding));
        theirs.push(await wrk(nginx.origin + file, encoding));
        theirsTuned.push(await wrk(tuned.origin + file, encoding));
      }
      rows.push(...ratioRows(`${kind}, beside nginx`, ours, theirs, true));
      rows.push(...ratioRows(`${kind}, beside tuned nginx`, ours, theirsTuned, false));
      raw[kind] = { ours, nginx: theirs, tuned: theirsTuned };
    }
  } finally {
    await nginx.stop();
    await tuned.stop();
  }
  return { rows, raw };
}
