'use client';

import { useEffect, useRef, useState } from 'react';
import type { Problem } from './media-client.ts';
import { type StoredFile, sendResumable } from './resumable.ts';

export interface UploadRow {
  key: number;
  file: File;
  sent: number;
  state: 'waiting' | 'sending' | 'paused' | 'done' | 'failed';
  problem?: Problem;
  stored?: StoredFile;
}

/** How many go at once: the line is one anyway, and the newest must not wait behind a film. */
const atOnce = 2;

/** Uploads that go on in the background of the page; `onStored` is told of each file that is in the library. */
export function useUploads(onStored: (file: StoredFile) => void) {
  const [rows, setRows] = useState<UploadRow[]>([]);
  const next = useRef(1);
  const stops = useRef(new Map<number, AbortController>());
  const told = useRef(onStored);
  useEffect(() => {
    told.current = onStored;
  });

  function change(key: number, changes: Partial<UploadRow>) {
    setRows((all) => all.map((row) => (row.key === key ? { ...row, ...changes } : row)));
  }

  const open = rows.filter((row) => row.state === 'sending' || row.state === 'paused').length;
  const waiting = rows.find((row) => row.state === 'waiting');
  // biome-ignore lint/correctness/useExhaustiveDependencies: started once for each row that comes to its turn
  useEffect(() => {
    if (!waiting || open >= atOnce || stops.current.has(waiting.key)) return;
    const { key, file } = waiting;
    const stop = new AbortController();
    stops.current.set(key, stop);
    change(key, { state: 'sending' });
    void sendResumable(file, {
      signal: stop.signal,
      onProgress: (sent) => change(key, { sent }),
      onPause: (paused) => change(key, { state: paused ? 'paused' : 'sending' }),
    }).then((sent) => {
      stops.current.delete(key);
      if (sent.ok) {
        change(key, { state: 'done', sent: file.size, stored: sent.file });
        told.current(sent.file);
      } else if (sent.problem === 'stopped') setRows((all) => all.filter((row) => row.key !== key));
      else change(key, { state: 'failed', problem: sent.problem });
    });
  }, [waiting?.key, open]);

  const unfinished = rows.some((row) => ['waiting', 'sending', 'paused'].includes(row.state));
  useEffect(() => {
    if (!unfinished) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unfinished]);

  return {
    rows,
    unfinished,
    add(files: Iterable<File>) {
      const added = [...files].map((file) => ({
        key: next.current++,
        file,
        sent: 0,
        state: 'waiting' as const,
      }));
      setRows((all) => [...all, ...added]);
    },
    retry: (key: number) => change(key, { state: 'waiting', problem: undefined }),
    stop(key: number) {
      const running = stops.current.get(key);
      if (running) running.abort();
      else setRows((all) => all.filter((row) => row.key !== key));
    },
    clear: () => setRows((all) => all.filter((row) => row.state !== 'done' && row.state !== 'failed')),
  };
}
