'use client';

import { useRouter } from 'next/navigation';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { Locale } from '#messages/locale.ts';
import { useSessionStore } from '../editor-session.tsx';
import { fill } from '../words.ts';
import { usePresence } from './use-presence.ts';

interface PresenceLineProps {
  story: string;
  words: EditorWords['saving'];
  locale: Locale;
}

/** Who else has this story open. Always in the page, so that a screen reader hears of who comes. */
export function PresenceLine({ story, words, locale }: PresenceLineProps) {
  const router = useRouter();
  const others = usePresence(story, useSessionStore(), () => router.refresh());
  const names = others.map(({ name, isMe }) => (isMe ? words.otherWindow : name));
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
  return (
    <p className="ed-presence" role="status">
      {names.length > 0 ? fill(words.others, { names: list }) : null}
    </p>
  );
}
