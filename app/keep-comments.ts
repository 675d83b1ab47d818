/** Forgets who sent comments once that may not be known any more, in the server's own process, whatever else happens. */
import { getDb, isInPlace } from '#db/client.ts';
import { forgetOldSenders } from '#newsroom/comments/senders.ts';

const everyMs = 3_600_000;

declare global {
  var midadCommentWatch: NodeJS.Timeout | undefined;
}

export function keepComments(): void {
  if (globalThis.midadCommentWatch) return;
  const forget = () => {
    getDb()
      .then((db) => (isInPlace(db) ? forgetOldSenders(db) : undefined))
      .catch((error: unknown) => console.error('Senders of comments could not be forgotten:', error));
  };
  forget();
  globalThis.midadCommentWatch = setInterval(forget, everyMs);
  globalThis.midadCommentWatch.unref();
}
