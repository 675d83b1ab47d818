/**
 * Pictures are decoded one after the other: a decoded picture may take 200 MB, and what decodes runs on
 * libuv's threads, so that more at once would only starve the files and the database of theirs.
 */
const longestLine = 24;

interface Line {
  waiting: number;
  last: Promise<unknown>;
}

declare global {
  // Next's bundles hold several copies of this module; the line is the process's.
  var midadPictureLine: Line | undefined;
}

/** True where so many uploads wait (each with its bytes in memory) that the next has to come later. */
export function lineIsFull(): boolean {
  return (globalThis.midadPictureLine?.waiting ?? 0) >= longestLine;
}

/** Runs the work when all that came before is done, whether that went well or not. */
export function inLine<T>(work: () => Promise<T>): Promise<T> {
  globalThis.midadPictureLine ??= { waiting: 0, last: Promise.resolve() };
  const line = globalThis.midadPictureLine;
  line.waiting += 1;
  const turn = line.last.then(work).finally(() => {
    line.waiting -= 1;
  });
  line.last = turn.catch(() => undefined);
  return turn;
}
