'use client';

import { type DragEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { countWords } from '#components/desk/words.ts';
import { Notice } from '#components/ui/notice.tsx';
import type { MediaWords } from '#messages/ar/media.ts';
import type { Locale } from '#messages/locale.ts';
import type { MediaItem } from '#newsroom/media-item.ts';
import { FromAddress } from './from-address.tsx';
import { useFileChanges, useFoundFiles } from './known-files.tsx';
import { MediaCard } from './media-card.tsx';
import type { MediaSearch } from './media-client.ts';
import type { StoredFile } from './resumable.ts';
import { problemWords, UploadList } from './upload-list.tsx';
import { useUploads } from './use-uploads.ts';
import './media.css';

export interface MediaLibraryProps {
  words: MediaWords;
  locale: Locale;
  /** What the page came with; without it the newest are asked for. */
  initial?: { items: MediaItem[]; total: number };
  kind?: MediaItem['kind'];
  selected: string | null;
  select(file: MediaItem | null): void;
  /** Files were put into the library, by whoever looks at it. */
  stored?(file: MediaItem): void;
  children?: ReactNode;
}

const kinds = ['', 'image', 'audio', 'video', 'document'] as const;
const onlys = ['', 'missing', 'unused', 'lapsed', 'withdrawn'] as const;
const accepted =
  'image/jpeg,image/png,image/webp,image/gif,image/avif,image/svg+xml,audio/mpeg,audio/mp4,audio/x-m4a,audio/ogg,video/mp4,video/webm,application/pdf';

function isAddress(text: string): boolean {
  return /^https?:\/\/\S{4,2040}$/i.test(text);
}

/** Search, grid and uploads: the whole page of the library, and the panel beside a story's text. */
export function MediaLibrary(props: MediaLibraryProps) {
  const { words, locale, initial, selected, select } = props;
  const [search, setSearch] = useState<MediaSearch>({ q: '', kind: props.kind ?? '', only: '' });
  const { files, total, problem, isLoading, more } = useFoundFiles(search, initial);
  const changes = useFileChanges();
  const [isOver, setIsOver] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  /** Null while no address is asked for; else the one that was pasted or dropped, or empty. */
  const [address, setAddress] = useState<string | null>(null);

  async function takeIn({ id }: StoredFile) {
    const file = await changes.find(id);
    if (!file) return;
    changes.added(file);
    props.stored?.(file);
  }
  const uploads = useUploads((stored) => void takeIn(stored));

  const takePasted = useEffectEvent((event: ClipboardEvent) => {
    const pasted = event.clipboardData?.files;
    if (pasted && pasted.length > 0) {
      event.preventDefault();
      return uploads.add(pasted);
    }
    const isInField = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
    const text = event.clipboardData?.getData('text/plain').trim() ?? '';
    if (!isInField && isAddress(text)) setAddress(text);
  });
  // Beside a text pasted pictures belong to the text.
  const takesPaste = props.children === undefined;
  useEffect(() => {
    if (!takesPaste) return;
    const hear = (event: ClipboardEvent) => takePasted(event);
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  }, [takesPaste]);

  const narrow = (by: Partial<MediaSearch>) => setSearch({ ...search, ...by });

  function drop(event: DragEvent) {
    setIsOver(false);
    // A picture dragged out of another page is a file in some browsers and only its address in others.
    const dragged = event.dataTransfer.getData('text/uri-list').split('\n')[0]?.trim() ?? '';
    if (event.dataTransfer.files.length === 0 && !isAddress(dragged)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.dataTransfer.files.length > 0) uploads.add(event.dataTransfer.files);
    else setAddress(dragged);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files; the buttons do the same
    <div
      className="media-library"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!['Files', 'text/uri-list'].some((type) => event.dataTransfer.types.includes(type))) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={drop}
    >
      <search className="media-bar">
        <input
          type="search"
          value={search.q}
          placeholder={words.search}
          aria-label={words.search}
          onChange={(event) => narrow({ q: event.target.value })}
        />
        <select
          aria-label={words.kind}
          value={search.kind}
          onChange={(event) => narrow({ kind: event.target.value })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind || 'all']}
            </option>
          ))}
        </select>
        <select
          aria-label={words.only}
          value={search.only}
          onChange={(event) => narrow({ only: event.target.value })}
        >
          {onlys.map((only) => (
            <option key={only} value={only}>
              {words.onlys[only || 'all']}
            </option>
          ))}
        </select>
        <button type="button" className="button button-primary" onClick={() => file.current?.click()}>
          {words.upload}
        </button>
        <button
          type="button"
          className="button button-quiet media-camera"
          onClick={() => camera.current?.click()}
        >
          {words.camera}
        </button>
        <button
          type="button"
          className="button button-quiet"
          aria-expanded={address !== null}
          onClick={() => setAddress(address === null ? '' : null)}
        >
          {words.address.open}
        </button>
        <input
          ref={file}
          type="file"
          multiple
          hidden
          accept={accepted}
          data-testid="media-files"
          onChange={(event) => {
            uploads.add(event.target.files ?? []);
            event.target.value = '';
          }}
        />
        <input
          ref={camera}
          type="file"
          hidden
          accept="image/jpeg"
          capture="environment"
          onChange={(event) => {
            uploads.add(event.target.files ?? []);
            event.target.value = '';
          }}
        />
      </search>
      {address === null ? null : (
        <FromAddress
          key={address}
          words={words}
          locale={locale}
          given={address}
          stored={(found) => {
            setAddress(null);
            void takeIn(found);
          }}
          close={() => setAddress(null)}
        />
      )}
      <UploadList
        rows={uploads.rows}
        words={words}
        locale={locale}
        retry={uploads.retry}
        stop={uploads.stop}
        clear={uploads.clear}
        show={async (id) => {
          const found = await changes.find(id);
          if (found) select(found);
        }}
      />
      {props.children}
      <p className="quiet media-count" role="status">
        {!isLoading && !problem ? countWords(total, words.found, locale, 'western') : null}
        {takesPaste ? <span className="media-drop-hint"> · {words.dropHint}</span> : null}
        {takesPaste ? <span className="media-limits">{words.limits}</span> : null}
      </p>
      {problem ? (
        <Notice tone="bad" live="alert">
          <p>{problemWords(problem, locale, words)}</p>
        </Notice>
      ) : null}
      {!isLoading && !problem && files.length === 0 ? (
        <p className="media-nothing">
          {search.q || search.kind || search.only ? words.nothing : words.empty}
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without markers is none to VoiceOver unless it says so */}
      <ul className="media-grid" role="list" aria-label={words.title} aria-busy={isLoading}>
        {files.map((one) => (
          <MediaCard
            key={one.id}
            file={one}
            words={words}
            locale={locale}
            selected={one.id === selected}
            select={() => select(one.id === selected ? null : one)}
          />
        ))}
      </ul>
      {more && !isLoading ? (
        <button type="button" className="button button-quiet" onClick={more}>
          {words.more}
        </button>
      ) : null}
    </div>
  );
}
