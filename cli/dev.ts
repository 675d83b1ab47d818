/** `npm run dev`: Next's development server alone. Pages are rendered at each request and none is stored. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { openDb } from '#db/client.ts';
import { host, port, projectFolder, publicOrigin } from '#db/environment.ts';
import { ensureFirstAdminLink } from '#newsroom/people.ts';
import { buildFonts } from '#publishing/fonts/build-fonts.ts';
import { drainOutbox } from '#publishing/purge.ts';
import { buildScripts } from '#publishing/scripts/build-scripts.ts';

// Next serves `public/` itself; in production the front serves fonts from the page store.
const fonts = path.join(projectFolder(), 'public', 'assets');
await buildFonts(fonts);
await buildScripts(fonts);

const db = await openDb();
await drainOutbox(db);
const link = await ensureFirstAdminLink(db);
if (link) console.log(`Nobody is in this newsroom yet. The first admin comes in here, once: ${link}`);
db.close();

const child = spawn(
  process.execPath,
  [
    path.join(projectFolder(), 'node_modules', 'next', 'dist', 'bin', 'next'),
    'dev',
    '--hostname',
    host(),
    '--port',
    String(port()),
  ],
  {
    cwd: projectFolder(),
    env: { ...process.env, MIDAD_URL: publicOrigin(), NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'inherit',
  },
);
const maker = spawn(process.execPath, [path.join(projectFolder(), 'media', 'maker.ts')], {
  cwd: projectFolder(),
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
});
child.once('exit', () => maker.kill());
child.once('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
