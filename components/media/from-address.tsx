'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { fill } from '#components/desk/words.ts';
import { TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { MediaWords } from '#messages/ar/media.ts';
import type { Locale } from '#messages/locale.ts';
import { callMedia, type Problem } from './media-client.ts';
import type { StoredFile } from './resumable.ts';
import { problemWords } from './upload-list.tsx';

interface FromAddressProps {
  words: MediaWords;
  locale: Locale;
  /** An address that was pasted or dropped: it is fetched at once. */
  given: string;
  stored(file: StoredFile): void;
  close(): void;
}

/** Brings a file from an address on the internet: the server fetches it, not this browser. */
export function FromAddress({ words, locale, given, stored, close }: FromAddressProps) {
  const [url, setUrl] = useState(given);
  const [fetching, setFetching] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (given) form.current?.requestSubmit();
    else form.current?.querySelector('input')?.focus();
  }, [given]);

  async function bring(event: FormEvent) {
    event.preventDefault();
    if (fetching || !url.trim()) return;
    setProblem(null);
    setFetching(URL.parse(url.trim())?.hostname ?? '…');
    const answer = await callMedia<StoredFile>('', { method: 'POST', json: { url } });
    setFetching('');
    if (answer.ok) stored(answer.value);
    else setProblem(answer.problem);
  }

  return (
    <form ref={form} onSubmit={bring} className="media-from-address">
      <TextField
        label={words.address.label}
        hint={words.address.hint}
        name="url"
        dir="ltr"
        inputMode="url"
        autoComplete="off"
        placeholder="https://"
        maxLength={2048}
        value={url}
        onChange={(event) => setUrl(event.target.value)}
      />
      <div className="media-from-address-acts">
        <button type="submit" className="button button-primary" disabled={fetching !== ''}>
          {words.address.fetch}
        </button>
        <button type="button" className="button button-quiet" onClick={close}>
          {words.detail.cancel}
        </button>
        <span role="status">{fetching ? fill(words.address.fetching, { host: fetching }) : ''}</span>
      </div>
      {problem ? (
        <Notice tone="bad" live="alert">
          <p>{problem === 'invalid' ? words.address.wrong : problemWords(problem, locale, words)}</p>
        </Notice>
      ) : null}
    </form>
  );
}
