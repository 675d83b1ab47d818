'use client';

import { deskWords } from '#components/desk/words.ts';
import { Button } from '#components/ui/button.tsx';
import { isLocale } from '#messages/locale.ts';

export default function DeskError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const lang = typeof document === 'undefined' ? 'ar' : document.documentElement.lang;
  const words = deskWords(isLocale(lang) ? lang : 'ar').broken;
  return (
    <div className="blank" role="alert">
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <Button kind="primary" onClick={reset}>
        {words.retry}
      </Button>
    </div>
  );
}
