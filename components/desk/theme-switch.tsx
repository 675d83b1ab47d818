'use client';

import { useState } from 'react';
import type { DeskWords } from '#messages/ar/desk.ts';
import { isTheme, type Theme, themeCookie, themes } from './theme.ts';

/** Light, dark, or as the device. It takes hold at once; the cookie tells the server for the next page. */
export function ThemeSwitch({ theme, words }: { theme: Theme; words: DeskWords['theme'] }) {
  const [chosen, setChosen] = useState(theme);

  function choose(next: string) {
    if (!isTheme(next)) return;
    setChosen(next);
    document.documentElement.dataset.theme = next;
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing in Safari before 18.4 and on plain http
    document.cookie = `${themeCookie}=${next}; Path=/desk; Max-Age=31536000; SameSite=Lax`;
  }

  return (
    <label className="desk-theme">
      <span className="unseen">{words.label}</span>
      <select value={chosen} onChange={(event) => choose(event.target.value)}>
        {themes.map((one) => (
          <option key={one} value={one}>
            {words[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
