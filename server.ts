/**
 * The server: the front that readers talk to, with Next as its child. `npm start` runs it once everything is
 * built (cli/start.ts). It listens only when the store is migrated and no purge is open.
 */
import { spawn } from 'node:child_process';
import http from 'node:http';
import { setPriority } from 'node:os';
import path from 'node:path';
import { dataFolder, host, port, projectFolder, publicOrigin, trustedOrigins } from '#db/environment.ts';
import { trustedProxies } from '#publishing/front/client-address.ts';
import { Companion } from '#publishing/front/companion.ts';
import { Front } from '#publishing/front/front.ts';
import { NextChild } from '#publishing/front/next-child.ts';
import { openQuickLane } from '#publishing/front/quick-lane.ts';
import { ReadCounter } from '#publishing/front/reads.ts';
import { runNode } from '#publishing/front/run-node.ts';
import { distFolder, readBuildRecord, siteBuild } from '#publishing/store/build.ts';
import { siteFolder } from '#publishing/store/layout.ts';
import { closePages, openPages } from '#publishing/store/open-pages.ts';

const record = readBuildRecord();
if (!record) {
  console.error('Midad is not built yet. Run `npm start`, which builds first.');
  process.exit(1);
}

const origin = publicOrigin();
const build = siteBuild(record, origin);
// Next overwrites PORT with its own loopback port; the public origin must not change with it.
const env = { ...process.env, MIDAD_URL: origin, MIDAD_DATA: dataFolder(), NODE_ENV: 'production' as const };

// Two heaps of malloc's, not one for each thread that ever compressed a page: what is freed comes back.
const childEnv = { ...env, MALLOC_ARENA_MAX: '2' };

const site = siteFolder(dataFolder());

/** While it runs a stored page may show what was taken down: nobody shows any, other web servers neither. */
async function prepare(first: boolean): Promise<void> {
  closePages(site);
  await runPrepare(first);
  openPages(site, build);
}

function runPrepare(first: boolean): Promise<void> {
  const args = [path.join(projectFolder(), 'cli', 'prepare.ts'), ...(first ? ['--first'] : [])];
  return runNode('preparing', args, env);
}

/** Where all cores are busy, a reader goes before a newsroom page: docs/benchmarks.md has what that does. */
function yieldToReaders(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, 5);
  } catch {
    // Not allowed everywhere; then both wait alike.
  }
}

const next = new NextChild({
  spawn: (loopbackPort) => {
    const child = spawn(
      process.execPath,
      [
        // A page lives for milliseconds; with V8's own 16 MB the young ones of before and after a collection hold 100 MB more.
        '--max-semi-space-size=8',
        // 60 MB are alive; the old are collected at a third more, not at three times as much, for a twentieth of the speed.
        '--heap-growing-percent=30',
        '--import',
        new URL('publishing/front/with-parent.ts', import.meta.url).href,
        path.join(projectFolder(), 'node_modules', 'next', 'dist', 'bin', 'next'),
        'start',
        // Next would load its compiler, 25 MB and more, to read a configuration that Node reads by itself.
        '--experimental-next-config-strip-types',
        '--hostname',
        '127.0.0.1',
        '--port',
        String(loopbackPort),
        // Longer than the front keeps an idle connection: it must never write into one that is being closed.
        '--keepAliveTimeout',
        '70000',
      ],
      // What it says at its start is its loopback address, which is for nobody.
      { cwd: projectFolder(), env: childEnv, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    yieldToReaders(child.pid);
    return child;
  },
  prepare: () => prepare(false),
  probe: '/robots.txt',
  log: (line) => console.error(line),
});

const maker = new Companion({
  spawn: () =>
    // It waits most of its life: what loading it left behind (170 MB) is collected at once, not when memory runs short.
    spawn(process.execPath, ['--optimize-for-size', path.join(projectFolder(), 'media', 'maker.ts')], {
      cwd: projectFolder(),
      env: childEnv,
      // The channel tells it when this process is gone.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }),
  log: (line) => console.error(line),
});

const reads = new ReadCounter({
  dataFolder: dataFolder(),
  ownHosts: trustedOrigins().map((own) => new URL(own).hostname),
});

const front = new Front({
  reads,
  site,
  build,
  nextStatic: path.join(distFolder(), 'static'),
  publicFolder: path.join(projectFolder(), 'public'),
  upstream: next,
  origins: trustedOrigins(),
  proto: origin.startsWith('https:') ? 'https' : 'http',
  trusted: trustedProxies(process.env.MIDAD_TRUSTED_PROXIES),
  onFolder: (here) => {
    if (here) {
      console.error('The data folder is back.');
      next.resume();
      maker.start();
    } else {
      console.error(
        `The data folder ${dataFolder()} is gone. Nothing is served until it is back in its place.`,
      );
      next.pause();
      void maker.stop();
    }
  },
});

const server = http.createServer(
  {
    optimizeEmptyRequests: true,
    keepAliveTimeout: 65_000,
    headersTimeout: 30_000,
    // A picture of 32 MB over a slow line takes its time.
    requestTimeout: 300_000,
    maxHeaderSize: 16 * 1024,
  },
  front.handle,
);
const quickLane = openQuickLane(server, front.find, front.tellRead);
server.on('checkContinue', (request: http.IncomingMessage, response: http.ServerResponse) => {
  if (!front.refusesUnread(request)) response.writeContinue();
  front.handle(request, response);
});
server.on('connect', (_request, socket) => socket.destroy());

try {
  await prepare(true);
} catch (error) {
  console.error(`Midad did not start: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

server.once('error', (error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE';
  console.error(
    taken ? `Port ${port()} is taken. Set PORT to another one.` : `Midad can't listen: ${error.message}`,
  );
  process.exit(1);
});
server.listen(port(), host(), () => {
  console.log(`Midad: ${origin} (newsroom: ${origin}/desk)`);
  next.start();
  maker.start();
});

// Without a reader nobody would notice that the folder is gone, or back.
const look = setInterval(() => front.folderHere(), 1000);
look.unref();

let closing = false;
async function close(): Promise<void> {
  if (closing) return;
  closing = true;
  clearInterval(look);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  quickLane.close();
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), 5000);
  await closed;
  clearTimeout(force);
  front.close();
  reads.close();
  await Promise.all([next.close(), maker.stop()]);
  process.exit(0);
}
process.on('SIGTERM', () => void close());
process.on('SIGINT', () => void close());
