'use client';

import { type DragEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { countWords } from '#components/desk/words.ts';
import { Notice } from '#components/ui/notice.tsx';
import type { MediaWords } from '#messages/ar/media.ts';
import type { Locale } from '#messages/locale.ts';
import type { MediaDetail, MediaItem } from '#newsroom/media-item.ts';
import { FromAddress } from './from-address.tsx';
import { MediaCard } from './media-card.tsx';
import { callMedia, type MediaSearch, type Problem, searchMedia } from './media-client.ts';
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
  /** Says that a shown file is another now. */
  updated?: MediaItem | null;
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
  const [search, setSearch] = useState<MediaSearch>({ q: '', kind: props.kind ?? '', only: '', offset: 0 });
  const [files, setFiles] = useState<MediaItem[]>(initial?.items ?? []);
  const [total, setTotal] = useState(initial?.total ?? 0);
  const [state, setState] = useState<'loading' | 'ready' | Problem>(initial ? 'ready' : 'loading');
  const [isOver, setIsOver] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const isFirst = useRef(initial !== undefined);
  /** Null while no address is asked for; else the one that was pasted or dropped, or empty. */
  const [address, setAddress] = useState<string | null>(null);

  function takeIn(stored: StoredFile) {
    void callMedia<MediaDetail>(`/${stored.id}`).then((found) => {
      if (!found.ok) return;
      setFiles((all) => [found.value, ...all.filter((one) => one.id !== stored.id)]);
      setTotal((count) => count + 1);
      props.stored?.(found.value);
    });
  }
  const uploads = useUploads(takeIn);

  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const stop = new AbortController();
    const wait = setTimeout(
      async () => {
        const found = await searchMedia(search, stop.signal);
        if (stop.signal.aborted) return;
        if (!found.ok) return setState(found.problem);
        const { items, total: all } = found.value;
        setFiles((before) => (search.offset > 0 ? [...before, ...items] : items));
        setTotal(all);
        setState('ready');
      },
      search.q && search.offset === 0 ? 200 : 0,
    );
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [search]);

  const { updated } = props;
  useEffect(() => {
    if (updated) setFiles((all) => all.map((one) => (one.id === updated.id ? updated : one)));
  }, [updated]);

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

  const change = (changes: Partial<MediaSearch>) => {
    setState('loading');
    setSearch({ ...search, offset: 0, ...changes });
  };

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
          onChange={(event) => change({ q: event.target.value })}
        />
        <select
          aria-label={words.kind}
          value={search.kind}
          onChange={(event) => change({ kind: event.target.value })}
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
          onChange={(event) => change({ only: event.target.value })}
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
            takeIn(found);
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
          const found = await callMedia<MediaDetail>(`/${id}`);
          if (found.ok) select(found.value);
        }}
      />
      {props.children}
      <p className="quiet media-count" role="status">
        {state === 'ready' ? countWords(total, words.found, locale, 'western') : null}
        {takesPaste ? ` · ${words.dropHint}` : ''}
      </p>
      {state !== 'ready' && state !== 'loading' ? (
        <Notice tone="bad" live="alert">
          <p>{problemWords(state, locale, words)}</p>
        </Notice>
      ) : null}
      {state === 'ready' && files.length === 0 ? (
        <p className="media-nothing">
          {search.q || search.kind || search.only ? words.nothing : words.empty}
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without markers is none to VoiceOver unless it says so */}
      <ul className="media-grid" role="list" aria-label={words.title} aria-busy={state === 'loading'}>
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
      {files.length < total && state === 'ready' ? (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => change({ offset: files.length })}
        >
          {words.more}
        </button>
      ) : null}
    </div>
  );
}
