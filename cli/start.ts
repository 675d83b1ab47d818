/** `npm start`: builds when stale, then serves. */
import { EnvironmentProblem, port, publicOrigin } from '#db/environment.ts';
import { buildWhenStale } from './build-when-stale.ts';

try {
  // Asked first: nobody waits for a build to hear that the port is no number.
  publicOrigin();
  port();
} catch (error) {
  if (!(error instanceof EnvironmentProblem)) throw error;
  console.error(error.message);
  process.exit(1);
}
try {
  await buildWhenStale();
} catch (error) {
  console.error(`Midad could not be built: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
await import('../server.ts');
