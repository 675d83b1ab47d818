import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import {
  type AsideText,
  changeHead,
  type JournalEntry,
  type JournalHead,
  type JournalStore,
  type StoryKey,
  toUnsent,
} from './journal.ts';

interface JournalSchema extends DBSchema {
  heads: { key: [string, string]; value: JournalHead };
  texts: { key: [string, string, 'whole' | 'sent']; value: string };
  asides: { key: [string, string, string]; value: AsideText };
}

const flushEveryMs = 5_000;

let opened: Promise<JournalStore> | undefined;

/** The journal in this browser's IndexedDB, opened once a page. Rejects where the browser has none to give. */
export function openDeviceJournal(): Promise<JournalStore> {
  opened ??= open();
  return opened;
}

async function open(): Promise<JournalStore> {
  const db = await openDB<JournalSchema>('midad-journal', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('heads');
      fresh.createObjectStore('texts');
      fresh.createObjectStore('asides');
    },
    // A newer Midad in another window may change the shape; this one opens it again with its next reload.
    blocking: (_current, _wanted, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
    terminated: () => {
      opened = undefined;
    },
  });
  return journalIn(db);
}

const idOf = ({ person, story }: StoryKey): [string, string] => [person, story];
const nothing = Promise.resolve();

function journalIn(db: IDBPDatabase<JournalSchema>): JournalStore {
  let flushedAt = 0;

  // A commit waits for the disk itself now and then only: that costs milliseconds, and a crash of the browser doesn't need it.
  function durability(): IDBTransactionDurability {
    const now = performance.now();
    if (now - flushedAt < flushEveryMs) return 'relaxed';
    flushedAt = now;
    return 'strict';
  }

  async function readEntry(key: StoryKey): Promise<JournalEntry | null> {
    const tx = db.transaction(['heads', 'texts']);
    const [person, story] = idOf(key);
    const [head, whole, sent] = await Promise.all([
      tx.objectStore('heads').get([person, story]),
      tx.objectStore('texts').get([person, story, 'whole']),
      tx.objectStore('texts').get([person, story, 'sent']),
    ]);
    return head ? { head, whole: whole ?? '', sent: sent ?? '' } : null;
  }

  return {
    read: readEntry,

    async take(key, window, byForce) {
      const tx = db.transaction(['heads', 'texts'], 'readwrite');
      const [person, story] = idOf(key);
      const heads = tx.objectStore('heads');
      const texts = tx.objectStore('texts');
      const [head, whole, sent] = await Promise.all([
        heads.get([person, story]),
        texts.get([person, story, 'whole']),
        texts.get([person, story, 'sent']),
      ]);
      const entry = head ? { head, whole: whole ?? '', sent: sent ?? '' } : null;
      const isHeld = head && head.writer !== null && head.writer !== window;
      const taken = !isHeld || byForce;
      await Promise.all([
        head && taken ? heads.put({ ...head, writer: window }, idOf(key)) : nothing,
        tx.done,
      ]);
      return { taken, entry };
    },

    async write(key, window, change, start) {
      const hasText = change.whole !== undefined || change.attempt;
      const tx = db.transaction(hasText ? ['heads', 'texts'] : ['heads'], 'readwrite', {
        durability: durability(),
      });
      const [person, story] = idOf(key);
      const heads = tx.objectStore('heads');
      const head = (await heads.get([person, story])) ?? null;
      if (head && head.writer !== window) {
        await tx.done;
        return false;
      }
      const puts: Promise<unknown>[] = [
        heads.put(changeHead(head, key, window, change, start), [person, story]),
      ];
      if (hasText) {
        const texts = tx.objectStore('texts');
        if (change.whole !== undefined) puts.push(texts.put(change.whole, [person, story, 'whole']));
        if (change.attempt) puts.push(texts.put(change.attempt.fields, [person, story, 'sent']));
      }
      // Without waiting for anything more: a page that is being closed may not live to hear of it.
      tx.commit();
      await Promise.all([...puts, tx.done]);
      return true;
    },

    async release(key, window, isNeeded) {
      const tx = db.transaction(['heads', 'texts'], 'readwrite');
      const [person, story] = idOf(key);
      const heads = tx.objectStore('heads');
      const texts = tx.objectStore('texts');
      const head = await heads.get([person, story]);
      const puts: Promise<unknown>[] = [];
      if (head?.writer === window && (head.unsaved || isNeeded))
        puts.push(heads.put({ ...head, writer: null }, idOf(key)));
      else if (head?.writer === window) {
        puts.push(heads.delete([person, story]));
        puts.push(texts.delete([person, story, 'whole']), texts.delete([person, story, 'sent']));
      }
      tx.commit();
      await Promise.all([...puts, tx.done]);
    },

    async putAside(text) {
      await db.put('asides', text, [...idOf(text), text.at]);
    },

    async listAside(key) {
      const texts = await db.getAll('asides', IDBKeyRange.bound(idOf(key), [...idOf(key), []]));
      return texts.reverse();
    },

    async dropAside(text) {
      await db.delete('asides', [...idOf(text), text.at]);
    },

    async listUnsent(person) {
      const mine = IDBKeyRange.bound([person], [person, []]);
      const unsent = (await db.getAll('heads', mine)).filter((head) => head.unsaved);
      const entries = await Promise.all(unsent.map((head) => readEntry(head)));
      return entries.flatMap((entry) => (entry ? [toUnsent(entry)] : []));
    },
  };
}
