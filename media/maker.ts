/**
 * A program of its own, started and kept running by server.ts: makes the renditions that wait. It may be killed at any
 * moment; what it had made stays, and the next one goes on from there.
 */
import { existsSync } from 'node:fs';
import { setPriority } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isInPlace, openDb } from '#db/client.ts';
import { dataFolder } from '#db/environment.ts';
import { makeWaiting } from './make-renditions.ts';

const lookEveryMs = 300;

try {
  setPriority(10);
} catch {
  // Not allowed everywhere.
}
// Opening would make the folder anew where it was taken away.
if (!existsSync(path.join(dataFolder(), 'midad.db'))) process.exit(1);
const db = await openDb();
process.once('disconnect', () => process.exit(0));
for (let seen = -1; ; await setTimeout(lookEveryMs)) {
  if (!isInPlace(db)) process.exit(1);
  const version = db.dataVersion();
  if (version === seen) continue;
  await makeWaiting(db);
  seen = version;
}
