'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { SessionStore } from '../editor-session.tsx';

/** As in newsroom/presence.ts: two beats missed, and a window counts as gone. */
const beatMs = 15_000;

interface Presence {
  others: { name: string; isMe: boolean }[];
  revision: number;
}

/**
 * Who else has the story open, asked now and then. `isBehind` is called where somebody has saved and nothing of this window
 * is unsaved, once for each revision.
 */
export function usePresence(story: string, store: SessionStore, isBehind: () => void): Presence['others'] {
  const [others, setOthers] = useState<Presence['others']>([]);
  const tell = useEffectEvent(isBehind);
  useEffect(() => {
    let isOver = false;
    let told = 0;
    const beat = async (isLeaving: boolean) => {
      const answer = await fetch(`/desk/stories/${encodeURIComponent(story)}/presence`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ window: store.window, isLeaving }),
        keepalive: isLeaving,
      }).catch(() => null);
      const presence: Presence | null = answer?.ok ? await answer.json().catch(() => null) : null;
      if (isOver || isLeaving || !presence) return;
      setOthers(presence.others);
      const { revision, unsaved } = store.saves.queue.getSnapshot();
      if (presence.revision > revision && !unsaved && told !== presence.revision) {
        told = presence.revision;
        tell();
      }
    };
    const look = () => {
      if (document.visibilityState === 'visible') void beat(false);
    };
    const leave = () => void beat(true);
    const timer = setInterval(() => void beat(false), beatMs);
    void beat(false);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    window.addEventListener('pagehide', leave);
    return () => {
      isOver = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [story, store]);
  return others;
}
