'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Story, StoryState } from '#newsroom/types.ts';
import { dropBackup, writeBackup } from './draft-backup.ts';
import { createSaveQueue, type SaveQueue } from './save-queue.ts';
import type { FlushAnswer, SaveAnswer, SaveInput, SaveStatus } from './save-types.ts';

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

interface Desk {
  read(): string;
  send(input: SaveInput): Promise<SaveAnswer>;
}

/** The editor's own side of the session: the queue, and the desk that is plugged into it while one is mounted. */
export interface SessionStore {
  queue: SaveQueue;
  connect(desk: Desk): () => void;
}

function openSession(story: Story): SessionStore {
  let desk: Desk | null = null;
  let lastRead = '';
  const queue = createSaveQueue({
    id: story.id,
    revision: story.revision,
    state: story.state,
    savedAt: story.changedAt,
    read: () => desk?.read() ?? lastRead,
    async send(input) {
      if (!desk) throw new Error('no editor is connected to this session');
      return desk.send(input);
    },
    newKey: newKey,
    keepCopy: (fields, revision) =>
      writeBackup(localStorage, story.id, { revision, at: new Date().toISOString(), fields }),
    dropCopy: () => dropBackup(localStorage, story.id),
  });
  return {
    queue,
    connect(next) {
      desk = next;
      return () => {
        // What was typed last still goes out after the page is left; only its reading ends here.
        lastRead = next.read();
        const { send } = next;
        if (desk === next) desk = { read: () => lastRead, send };
      };
    },
  };
}

// crypto.randomUUID is missing on plain http, where a newsroom's first trial often runs.
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

const SessionContext = createContext<SessionStore | null>(null);

/** Around the editor and what stands beside it, one for each story that is open. */
export function EditorSessionProvider({ story, children }: { story: Story; children: ReactNode }) {
  return (
    <Session key={story.id} story={story}>
      {children}
    </Session>
  );
}

function Session({ story, children }: { story: Story; children: ReactNode }) {
  const [store] = useState(() => openSession(story));
  const [client] = useState(() => new QueryClient());
  const { revision, state, changedAt } = story;
  // An action of the workflow changes the state and leaves the revision: the server's newest word counts.
  useEffect(() => {
    const now = store.queue.getSnapshot();
    if (!now.unsaved && revision === now.revision && state !== now.state) {
      store.queue.rebase({ revision, state, savedAt: changedAt });
    }
  }, [store, revision, state, changedAt]);
  return (
    <QueryClientProvider client={client}>
      <SessionContext.Provider value={store}>{children}</SessionContext.Provider>
    </QueryClientProvider>
  );
}

export function useSessionStore(): SessionStore | null {
  return useContext(SessionContext);
}

/** For components inside an `EditorSessionProvider`; throws outside of one. */
export function useEditorSession(): EditorSession {
  const store = useContext(SessionContext);
  if (!store) throw new Error('useEditorSession needs an EditorSessionProvider around it');
  const { queue } = store;
  const snapshot = useSyncExternalStore(queue.subscribe, queue.getSnapshot, queue.getSnapshot);
  return { ...snapshot, flush: queue.flush };
}
