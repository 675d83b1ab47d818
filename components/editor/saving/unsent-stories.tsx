'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import type { EditorWords } from '#messages/ar/editor.ts';
import { newName, nowIso, openChannel } from './browser-window.ts';
import { openDeviceJournal } from './device-journal.ts';
import type { UnsentStory } from './journal.ts';
import { replayStory } from './replay-story.ts';
import type { Save } from './save-types.ts';

const againMs = 20_000;

interface UnsentStoriesProps {
  person: string;
  words: EditorWords['saving'];
  save: Save;
}

/** On the desk's list: text of this person on this device that the server doesn't have is sent; what can't be is listed. */
export function UnsentStories({ person, words, save }: UnsentStoriesProps) {
  const [stories, setStories] = useState<UnsentStory[]>([]);
  useEffect(() => {
    let isOver = false;
    let isSending = false;
    const send = async () => {
      if (isSending) return;
      isSending = true;
      try {
        const journal = await openDeviceJournal();
        for (const { story } of await journal.listUnsent(person)) {
          const key = { person, story };
          if (isOver) return;
          await replayStory(journal, key, save, {
            openChannel: () => openChannel(key),
            newName,
            now: nowIso,
          });
        }
        const left = await journal.listUnsent(person);
        if (!isOver) setStories(left);
      } catch {
        // A browser without a journal has nothing to send.
      } finally {
        isSending = false;
      }
    };
    const now = () => void send();
    const timer = setInterval(now, againMs);
    now();
    window.addEventListener('online', now);
    return () => {
      isOver = true;
      clearInterval(timer);
      window.removeEventListener('online', now);
    };
  }, [person, save]);
  return (
    <div role="status">
      {stories.length > 0 ? (
        <div className="notice notice-warn">
          <p>{words.unsent}</p>
          <ul>
            {stories.map(({ story, headline }) => (
              <li key={story}>
                <Link href={`/desk/stories/${story}` as Route}>{headline || words.untitled}</Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
