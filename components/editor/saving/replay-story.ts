import { type JournalStore, type StoryKey, textOf } from './journal.ts';
import type { Save, SavedFields } from './save-types.ts';
import { createStorySaves, type WindowChannel } from './story-saves.ts';

/**
 * Sends what the journal holds of a story that isn't open here, as opening it would: the attempt with its key, then the rest.
 * Leaves a story alone that another window writes. True once the server has all of it.
 */
export async function replayStory(
  store: JournalStore,
  key: StoryKey,
  save: Save,
  browser: { openChannel(): WindowChannel; newName(): string; now(): string },
): Promise<boolean> {
  const entry = await store.read(key);
  let text: SavedFields | null = entry && textOf(entry);
  if (!entry || !text) return false;
  const { revision, state, savedAt } = entry.head;
  const here = text;
  const saves = createStorySaves({
    key,
    window: browser.newName(),
    opened: { revision, state, savedAt, text },
    page: {
      read: () => JSON.stringify(text),
      tail: () => null,
      text: () => text ?? here,
      show(next) {
        text = next;
      },
    },
    openStore: async () => store,
    openChannel: browser.openChannel,
    send: save,
    newKey: browser.newName,
    now: browser.now,
    isSeen: () => false,
  });
  saves.start(false);
  await saves.claim(false);
  const isOurs = saves.queue.getSnapshot().status.kind !== 'elsewhere';
  const answer = isOurs ? await saves.queue.flush() : null;
  await saves.writeDown();
  saves.leave();
  return answer?.ok ?? false;
}
