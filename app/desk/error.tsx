'use client';

import { Button } from '#components/ui/button.tsx';
import { broken as arabic } from '#messages/ar/broken.ts';
import { broken as english } from '#messages/en/broken.ts';

export default function DeskError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const isEnglish = typeof document !== 'undefined' && document.documentElement.lang === 'en';
  const words = isEnglish ? english : arabic;
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
