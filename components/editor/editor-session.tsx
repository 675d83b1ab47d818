'use client';

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Story, StoryState } from '#newsroom/types.ts';
import { newName, nowIso, openChannel } from './saving/browser-window.ts';
import { openDeviceJournal } from './saving/device-journal.ts';
import type { FlushAnswer, SaveAnswer, SaveInput, SaveStatus } from './saving/save-types.ts';
import { createStorySaves, type Opened, type Page, type StorySaves } from './saving/story-saves.ts';
import { fieldsOf } from './saving/working-copy.ts';

/** Who writes at this page: text is kept and saved as theirs, and as nobody else's. */
export interface Writer {
  id: string;
  name: string;
  email: string;
}

/** What stands beside the editor (the workflow's panel) sees of it. */
export interface EditorSession {
  /** The newest revision the server has acknowledged: what an action names. */
  revision: number;
  state: StoryState;
  status: SaveStatus;
  unsaved: boolean;
  /** Saves what is unsaved and says the revision; to be awaited before any action of the workflow. */
  flush(): Promise<FlushAnswer>;
}

interface Desk extends Page {
  send(input: SaveInput): Promise<SaveAnswer>;
}

/** The editor's own side of the session: the saves, and the desk that is plugged into them while one is mounted. */
export interface SessionStore {
  saves: StorySaves;
  /** This window's name. */
  window: string;
  connect(desk: Desk): () => void;
}

function openedFrom(story: Story): Opened {
  const { revision, state, changedAt, body } = story;
  return { revision, state, savedAt: changedAt, text: { ...fieldsOf(story), body } };
}

function openSession(story: Story, writer: Writer): SessionStore {
  let desk: Desk | null = null;
  let isConnected = false;
  const key = { person: writer.id, story: story.id };
  const window = newName();
  const connected = (): Desk => {
    if (!desk) throw new Error('no editor is connected to this session');
    return desk;
  };
  const saves = createStorySaves({
    key,
    window,
    opened: openedFrom(story),
    page: {
      read: () => connected().read(),
      tail: () => connected().tail(),
      text: () => connected().text(),
      show: (text) => connected().show(text),
    },
    openStore: openDeviceJournal,
    openChannel: () => openChannel(key),
    send: async (input) => connected().send(input),
    newKey: newName,
    now: nowIso,
    isSeen: () => document.visibilityState === 'visible',
  });

  /** After the page is left by way of the router, what was typed last still goes out; then the story is let go of. */
  function leaveOnceSaved(): void {
    const { unsaved, status } = saves.queue.getSnapshot();
    if (!isConnected && (!unsaved || status.kind === 'failed')) saves.leave();
  }
  saves.queue.subscribe(leaveOnceSaved);

  return {
    saves,
    window,
    connect(next) {
      // It stays plugged in after it is gone from the page: its text is what was on it.
      desk = next;
      isConnected = true;
      saves.start(document.hasFocus());
      return () => {
        isConnected = false;
        const { unsaved, status } = saves.queue.getSnapshot();
        if (unsaved && status.kind !== 'failed') void saves.flush();
        else leaveOnceSaved();
      };
    },
  };
}

const SessionContext = createContext<SessionStore | null>(null);

/** Around the editor and what stands beside it, one for each story that is open and the person at it. */
export function EditorSessionProvider({
  story,
  writer,
  children,
}: {
  story: Story;
  writer: Writer;
  children: ReactNode;
}) {
  return (
    <Session key={`${writer.id} ${story.id}`} story={story} writer={writer}>
      {children}
    </Session>
  );
}

function Session({ story, writer, children }: { story: Story; writer: Writer; children: ReactNode }) {
  const [store] = useState(() => openSession(story, writer));
  // The page came anew: after a step of the workflow, or because somebody else has saved.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another revision or state is news
  useEffect(() => store.saves.offer(openedFrom(story)), [store, story.revision, story.state]);
  return <SessionContext.Provider value={store}>{children}</SessionContext.Provider>;
}

/** For components inside an `EditorSessionProvider`; throws outside of one. */
export function useSessionStore(): SessionStore {
  const store = useContext(SessionContext);
  if (!store) throw new Error('the editor needs an EditorSessionProvider around it');
  return store;
}

export function useEditorSession(): EditorSession {
  const { saves } = useSessionStore();
  const { queue, flush } = saves;
  const snapshot = useSyncExternalStore(queue.subscribe, queue.getSnapshot, queue.getSnapshot);
  return { ...snapshot, flush };
}
