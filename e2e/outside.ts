/**
 * The internet as the product under test sees it: there is none, or all of it is the local server on the port that
 * the test names. It takes the place of the process's door as any module may, before the product makes its own;
 * the product has no switch for it.
 */
import { makeDoor } from '#media/outgoing/door.ts';
import { openAt, somewhere } from '#media/outgoing/local-world.ts';

const port = Number(process.env.MIDAD_E2E_OUTSIDE ?? 0);
globalThis.midadDoor = port
  ? makeDoor({ resolve: async () => [somewhere], open: openAt(port) })
  : makeDoor({ resolve: () => Promise.reject(new Error('there is no network in a test')) });
