/** The real product as a person starts it: `cli/start.ts` on a port and a data folder of its own. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import packageJson from '../package.json' with { type: 'json' };

export interface Product {
  origin: string;
  port: number;
  data: string;
  pid: number;
  /** What it has printed so far, both streams. */
  output(): string;
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
  /** Ends it and all its children at once, as a power cut would (SIGKILL). */
  kill(): Promise<void>;
}

/** Where a product lives; `outside` is the port of a server that plays the internet. */
export interface Place {
  data: string;
  port: number;
  outside?: number;
}

export interface CommandAnswer {
  code: number;
  stdout: string;
  stderr: string;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

export function newDataFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'midad-e2e-'));
}

function environment({ data, port, outside }: Place): NodeJS.ProcessEnv {
  const { MIDAD_URL: _theirs, ...env } = process.env;
  return {
    ...env,
    NODE_ENV: 'production',
    MIDAD_DATA: data,
    PORT: String(port),
    HOST: '127.0.0.1',
    // See e2e/outside.ts: a test asks nobody on the internet for anything.
    NODE_OPTIONS: `--import=${pathToFileURL(path.resolve('e2e/outside.mjs')).href}`,
    ...(outside ? { MIDAD_E2E_OUTSIDE: String(outside) } : {}),
  };
}

export async function startProduct(where: Partial<Place> = {}): Promise<Product> {
  const data = where.data ?? (await newDataFolder());
  const port = where.port ?? (await freePort());
  const origin = `http://127.0.0.1:${port}`;
  // What `npm start` is, without npm between it and us.
  const [, ...start] = packageJson.scripts.start.split(' ');
  const child = spawn(process.execPath, start, {
    // A group of its own, so that kill() reaches Next as well.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment({ data, port, outside: where.outside }),
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await untilHealthy(origin, child, () => output);
  const pid = child.pid ?? 0;
  return {
    origin,
    port,
    data,
    pid,
    output: () => output,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const late = setTimeout(() => killGroup(pid), 10_000);
      await ended;
      clearTimeout(late);
      killGroup(pid);
    },
    async kill() {
      killGroup(pid);
      await ended;
    },
  };
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}

async function untilHealthy(origin: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The product ended while it started:\n${output()}`);
    }
    const healthy = await fetch(`${origin}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The product did not start in three minutes:\n${output()}`);
}

/** `npm run -s midad -- …args` on a data folder, as a person types it. */
export function midad(where: Place, args: string[], input?: string): Promise<CommandAnswer> {
  return new Promise((resolve) => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const child = execFile(
      npm,
      ['run', '-s', 'midad', '--', ...args],
      { env: environment(where), maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
        resolve({ code, stdout, stderr });
      },
    );
    child.stdin?.end(input ?? '');
  });
}

/** The same, where it must go well; answers its only line. */
export async function midadLine(where: Place, args: string[]): Promise<string> {
  const { code, stdout, stderr } = await midad(where, args);
  if (code !== 0) throw new Error(`midad ${args.join(' ')} ended with ${code}: ${stdout}${stderr}`);
  return stdout.trimEnd();
}

/** Process ids of the children of a process, from /proc: Linux only. */
export async function childrenOf(pid: number): Promise<{ pid: number; command: string }[]> {
  const children: { pid: number; command: string }[] = [];
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (parent !== pid) continue;
    const command = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
    children.push({ pid: Number(entry), command: command.replaceAll('\0', ' ').trim() });
  }
  return children;
}

export async function removeData(product: { data: string }): Promise<void> {
  await rm(product.data, { recursive: true, force: true });
}
