'use client';

import { useEffect } from 'react';
import type { StorySaves } from './story-saves.ts';

/** Saves when the window is left, takes the word when it is back, and asks before text that is on this device only is left. */
export function useWindowSaves(saves: StorySaves): void {
  useEffect(() => {
    const { queue } = saves;
    const leave = () => {
      const { unsaved, status } = queue.getSnapshot();
      if (unsaved && status.kind !== 'failed') void saves.flush();
    };
    const change = () => {
      if (document.visibilityState === 'visible') return comeBack();
      void saves.writeDown();
      leave();
    };
    const comeBack = () => {
      void saves.claim();
      const { status } = queue.getSnapshot();
      if (status.kind !== 'failed') return;
      const { trouble } = status;
      if (trouble === 'network' || trouble === 'not_signed_in' || trouble === 'other_person') {
        void queue.flush();
      }
    };
    const ask = (event: BeforeUnloadEvent) => {
      if (queue.getSnapshot().unsaved) event.preventDefault();
    };
    const close = () => saves.leave();
    // Out of the browser's back and forward cache, alive and as it was.
    const show = ({ persisted }: PageTransitionEvent) => {
      if (persisted) saves.start(true);
    };
    document.addEventListener('visibilitychange', change);
    window.addEventListener('pagehide', close);
    window.addEventListener('pageshow', show);
    window.addEventListener('blur', leave);
    window.addEventListener('focus', comeBack);
    window.addEventListener('online', comeBack);
    window.addEventListener('beforeunload', ask);
    return () => {
      document.removeEventListener('visibilitychange', change);
      window.removeEventListener('pagehide', close);
      window.removeEventListener('pageshow', show);
      window.removeEventListener('blur', leave);
      window.removeEventListener('focus', comeBack);
      window.removeEventListener('online', comeBack);
      window.removeEventListener('beforeunload', ask);
    };
  }, [saves]);
}
