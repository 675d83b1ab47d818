/** `npm start`: builds when stale, then serves. */
import { buildWhenStale } from './build.ts';

try {
  await buildWhenStale();
} catch (error) {
  console.error(`Midad could not be built: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
await import('../server.ts');
