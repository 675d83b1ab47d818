/**
 * Making the indexes anew beside the work: what no index knows, and what older rules indexed. A few rows at a time, the
 * newest stories first, while everybody searches in what there is; a row is in the index until the one that takes its
 * place is (docs/decisions/0031-the-index-is-made-beside-the-work.md).
 */
import type { Db, Reader, Tx } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { forgetIndexes, nextNumber } from '#db/mutations/search.ts';
import { putSetting } from '#db/mutations/settings.ts';
import { writeOutbox } from '#db/mutations/stories.ts';
import { listLabels } from '#db/queries/published.ts';
import {
  type LiveRow,
  listAtDeskBelow,
  listLiveBelow,
  listUnindexedAtDesk,
  listUnindexedLive,
} from '#db/queries/search.ts';
import { getSetting } from '#db/queries/settings.ts';
import { keyIn } from '#document/edition.ts';
import { getIndexed, indexAgain, indexDrafts } from './index-story.ts';
import { labelsOf, readableSince, rulesVersion } from './words.ts';

/** How far it is: in the database, in the transaction that does it, so that any server goes on where another was. */
interface Progress {
  /**
   * All rows are by these rules, or by those in the making. 0 where nobody said: commands alone made this store, or a
   * Midad without search, whose stories no index knows.
   */
  rules: number;
  /** The rules by which rows are being made anew; 0 where none are. */
  making: number;
  /** Only stories at places below these are still as older rules have them. */
  liveBelow: number;
  deskBelow: number;
}

const keys: Record<keyof Progress, string> = {
  rules: 'searchRules',
  making: 'searchMaking',
  liveBelow: 'searchLiveBelow',
  deskBelow: 'searchDeskBelow',
};

async function getProgress(reader: Reader): Promise<Progress> {
  const read = async (name: keyof Progress) => Number((await getSetting(reader, keys[name])) ?? 0);
  return {
    rules: await read('rules'),
    making: await read('making'),
    liveBelow: await read('liveBelow'),
    deskBelow: await read('deskBelow'),
  };
}

async function putProgress(
  tx: Tx,
  { rules, making, liveBelow, deskBelow }: Partial<Progress>,
): Promise<void> {
  for (const [key, value] of [
    [keys.rules, rules],
    [keys.making, making],
    [keys.liveBelow, liveBelow],
    [keys.deskBelow, deskBelow],
  ] as const) {
    if (value !== undefined) await putSetting(tx, key, String(value));
  }
}

/** Whether all that there is was made by this Midad's rules, or is being made so. */
function isOurs({ rules, making }: Progress): boolean {
  return making === rulesVersion || (making === 0 && rules === rulesVersion);
}

/** At each start: where the rules are others than those of the indexes, says so. Indexes nothing. */
export async function beginReindex(db: Db): Promise<void> {
  if (isOurs(await getProgress(db.read))) return;
  await db.write(async (tx) => {
    const progress = await getProgress(tx);
    // Another server was quicker.
    if (isOurs(progress)) return;
    if (progress.rules !== 0 && progress.rules < readableSince) {
      await forgetIndexes(tx);
      await putProgress(tx, { rules: rulesVersion, making: 0 });
      return;
    }
    await putProgress(tx, {
      making: rulesVersion,
      liveBelow: await nextNumber(tx, 'publishedNumber'),
      deskBelow: await nextNumber(tx, 'number'),
    });
  });
}

/** Whether there is nothing to do: the usual case. */
export async function isIndexed(reader: Reader): Promise<boolean> {
  const progress = await getProgress(reader);
  if (!isOurs(progress) || progress.making !== 0) return false;
  const missing = [await listUnindexedLive(reader, 1), await listUnindexedAtDesk(reader, 1)];
  return missing.every((stories) => stories.length === 0);
}

/** How many a transaction indexes: some 7 ms, for which others wait who want to write. */
export const atOnce = 3;

/**
 * Indexes a few stories: first what no index knows, then what older rules indexed. False when all is done. What becomes
 * stale by it stands in the outbox.
 */
export async function reindexSome(db: Db): Promise<boolean> {
  return db.write(async (tx) => {
    const progress = await getProgress(tx);
    // A Midad of other rules began after this one; it is the one that goes on.
    if (!isOurs(progress)) return false;
    return (await indexMissing(tx)) || (progress.making !== 0 && (await remakeSome(tx, progress)));
  });
}

/** True where something was missing. */
async function indexMissing(tx: Tx): Promise<boolean> {
  const stories = await listUnindexedLive(tx, atOnce);
  if (stories.length > 0) {
    await indexLiveAgain(tx, stories);
    // Pages made meanwhile have fewer stories to read on with than there are, and no key that tells which these are.
    if ((await listUnindexedLive(tx, 1)).length === 0) await writeOutbox(tx, ['all'], nowIso());
    return true;
  }
  const drafts = await listUnindexedAtDesk(tx, atOnce);
  await indexDrafts(tx, drafts);
  return drafts.length > 0;
}

/** True while something was left to make. */
async function remakeSome(tx: Tx, progress: Progress): Promise<boolean> {
  const stories = await listLiveBelow(tx, progress.liveBelow, atOnce);
  const lastStory = stories.at(-1);
  if (lastStory) {
    await indexLiveAgain(tx, stories);
    await putProgress(tx, { liveBelow: lastStory.number });
    return true;
  }
  const drafts = await listAtDeskBelow(tx, progress.deskBelow, atOnce);
  const lastDraft = drafts.at(-1);
  if (lastDraft) {
    await indexDrafts(tx, drafts);
    await putProgress(tx, { deskBelow: lastDraft.number });
    return true;
  }
  await putProgress(tx, { rules: rulesVersion, making: 0 });
  return false;
}

/** With their keys in the outbox where a page shows other tags or authors now. */
async function indexLiveAgain(tx: Tx, stories: LiveRow[]): Promise<void> {
  for (const story of stories) {
    const fields = await getIndexed(tx, story);
    const before = await listLabels(tx, story.id);
    await indexAgain(tx, story, fields);
    const changed = changedLabels(before, labelsOf(fields));
    if (changed.length === 0) continue;
    const stale = [`story:${story.id}`, 'sitemap', ...changed];
    await writeOutbox(
      tx,
      stale.map((key) => keyIn(story.edition, key)),
      nowIso(),
    );
  }
}

type Label = { kind: string; key: string };

/** The keys of those that one has and the other hasn't. */
function changedLabels(before: Label[], after: Label[]): string[] {
  const keysOf = (labels: Label[]) => new Set(labels.map(({ kind, key }) => `${kind}:${key}`));
  return [...keysOf(before).symmetricDifference(keysOf(after))];
}

/** All at once, where nobody works meanwhile. */
export async function reindexAll(db: Db): Promise<void> {
  await beginReindex(db);
  while (await reindexSome(db));
}
