/** `npm run demo`: builds, makes a sample newsroom where there is none, says who may sign in, and starts as `npm start` does. */
import { createServer } from 'node:net';
import { dataFolder, host, port, publicOrigin } from '#db/environment.ts';
import { buildWhenStale } from './build-when-stale.ts';
import { accountsFile, readAccounts } from './sample/accounts.ts';
import { ensureSampleNewsroom, StrangeFolderError } from './sample/ensure-sample.ts';

process.env.MIDAD_DATA ||= 'demo-data';

const problem = (await whyNotListen()) ?? (await prepare());
if (problem) {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
} else {
  await import('./start.ts');
}

/** Asked before the build: half a minute's wait for a busy port would be unkind. */
async function whyNotListen(): Promise<string | null> {
  let number: number;
  try {
    number = port();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const code = await new Promise<string | null>((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(number, host(), () => probe.close(() => resolve(null)));
  });
  if (code === null) return null;
  if (code !== 'EADDRINUSE') return `Midad cannot listen on ${host()} port ${number} (${code}).`;
  return (
    `المنفذ ${number} مشغول. أوقف البرنامج الذي يستعمله، أو اختر منفذا آخر.\n` +
    `Port ${number} is busy. Stop what uses it, or choose another one: PORT=${number + 1} npm run demo`
  );
}

async function prepare(): Promise<string | null> {
  try {
    await buildWhenStale();
  } catch (error) {
    return `Midad could not be built: ${error instanceof Error ? error.message : error}`;
  }
  const folder = dataFolder();
  try {
    await ensureSampleNewsroom(folder);
  } catch (error) {
    if (!(error instanceof StrangeFolderError)) throw error;
    return `${error.message}. Choose another folder with MIDAD_DATA.`;
  }
  process.stdout.write(greeting(folder));
  return null;
}

function greeting(folder: string): string {
  const accounts = readAccounts(folder);
  const people = accounts
    ? `\nالحسابات · Accounts (${accountsFile(folder)})\n${accounts.map((line) => `  ${line}`).join('\n')}\n`
    : `\n${folder} holds a newsroom that is not the sample one; sign in with its own accounts.\n`;
  return `
مداد: غرفة أخبار نموذجية · Midad: a sample newsroom
  ${publicOrigin()}/      الموقع · readers
  ${publicOrigin()}/desk  غرفة الأخبار · newsroom
${people}
`;
}
