'use client';

import { fill, refusalWords } from '#components/desk/words.ts';
import type { MediaWords } from '#messages/ar/media.ts';
import type { Locale } from '#messages/locale.ts';
import type { Problem } from './media-client.ts';
import type { UploadRow } from './use-uploads.ts';

export function problemWords(problem: Problem, locale: Locale, words: MediaWords): string {
  if (problem === 'network') return words.failed.network;
  return Reflect.get(words.refused, problem) ?? refusalWords(locale, problem);
}

/** The same file again would be refused again. */
const final: ReadonlySet<Problem> = new Set<Problem>([
  'too_large',
  'unsupported_type',
  'not_a_picture',
  'damaged_file',
  'heic_picture',
  'two_files_in_one',
]);

interface UploadListProps {
  rows: UploadRow[];
  words: MediaWords;
  locale: Locale;
  retry(key: number): void;
  stop(key: number): void;
  clear(): void;
  show(id: string): void;
}

/** What is on its way, and what came of it. */
export function UploadList({ rows, words, locale, retry, stop, clear, show }: UploadListProps) {
  const { uploads } = words;
  if (rows.length === 0) return null;
  const finished = rows.filter((row) => row.state === 'done').length;
  return (
    <section className="media-uploads" aria-label={uploads.label}>
      <p role="status" className="quiet">
        {fill(uploads.count, { done: String(finished), all: String(rows.length) })}
      </p>
      <ul>
        {rows.map((row) => (
          <li key={row.key} data-state={row.state}>
            <bdi className="media-name">{row.file.name}</bdi>
            {row.state === 'sending' || row.state === 'paused' ? (
              <progress max={row.file.size} value={row.sent} aria-label={row.file.name} />
            ) : null}
            <span className="quiet">{stateWords(row, words, locale)}</span>
            {row.stored && (row.stored.exact.length > 0 || row.stored.near.length > 0) ? (
              <button
                type="button"
                className="link-button"
                onClick={() => show(row.stored?.exact[0] ?? row.stored?.near[0] ?? '')}
              >
                {uploads.show}
              </button>
            ) : null}
            {row.state === 'failed' && !(row.problem && final.has(row.problem)) ? (
              <button type="button" className="link-button" onClick={() => retry(row.key)}>
                {uploads.retry}
              </button>
            ) : null}
            {row.state === 'waiting' || row.state === 'sending' || row.state === 'paused' ? (
              <button type="button" className="link-button" onClick={() => stop(row.key)}>
                {uploads.stop}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <button type="button" className="link-button" onClick={clear}>
        {uploads.clear}
      </button>
    </section>
  );
}

function stateWords(row: UploadRow, words: MediaWords, locale: Locale): string {
  const { uploads } = words;
  if (row.state === 'failed') return problemWords(row.problem ?? 'unexpected', locale, words);
  if (row.state !== 'done') return uploads[row.state];
  if (row.stored && row.stored.exact.length > 0) return `${uploads.done}. ${uploads.twin}`;
  if (row.stored && row.stored.near.length > 0) return `${uploads.done}. ${uploads.near}`;
  return uploads.done;
}
