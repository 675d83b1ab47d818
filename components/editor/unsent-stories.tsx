'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import type { EditorWords } from '#messages/ar/editor.ts';
import { openDeviceJournal } from './device-journal.ts';
import type { UnsentStory } from './journal.ts';

/** On the desk's list: stories of this person with text on this device that the server doesn't have. Opening one saves it. */
export function UnsentStories({ person, words }: { person: string; words: EditorWords['saving'] }) {
  const [stories, setStories] = useState<UnsentStory[]>([]);
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const journal = await openDeviceJournal();
      const unsent = await journal.listUnsent(person);
      if (!isOver) setStories(unsent);
    };
    // A story that was left a moment ago may be on its way still.
    const timer = setInterval(() => void look().catch(() => undefined), 5_000);
    void look().catch(() => undefined);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [person]);
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
