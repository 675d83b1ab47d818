'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { fill } from '#components/desk/words.ts';
import { SelectField, TextArea, TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { MediaWords } from '#messages/ar/media.ts';
import type { Locale } from '#messages/locale.ts';
import type { MediaDetail as KnownFile } from '#newsroom/media-item.ts';
import { licences } from '#newsroom/media-rights.ts';
import { FocusPicker } from './focus-picker.tsx';
import { useFile, useFileChanges } from './known-files.tsx';
import { badgesOf } from './media-card.tsx';
import { callMedia, fileAddress } from './media-client.ts';
import { Thumb } from './thumb.tsx';
import { problemWords } from './upload-list.tsx';

interface MediaDetailProps {
  id: string;
  words: MediaWords;
  locale: Locale;
  /** Editors and admins withdraw. */
  mayWithdraw: boolean;
  deleted(): void;
  show(id: string): void;
  close(): void;
}

/** All that is known of one file, to be changed by who may. */
export function MediaDetail(props: MediaDetailProps) {
  const { id, words, locale } = props;
  const { file, problem } = useFile(id);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <aside className="media-detail" aria-labelledby="media-detail-title">
      <div className="media-detail-head">
        <h2 id="media-detail-title" ref={heading} tabIndex={-1} dir="auto">
          {file ? file.caption || file.fileName || words.kindOf[file.kind] : words.detail.facts}
        </h2>
        <button type="button" className="button button-quiet" onClick={props.close}>
          {words.detail.close}
        </button>
      </div>
      {problem ? (
        <Notice tone="bad" live="alert">
          <p>{problemWords(problem, locale, words)}</p>
        </Notice>
      ) : null}
      {file ? <Known key={file.id} {...props} file={file} /> : null}
    </aside>
  );
}

function Known({ file, ...props }: MediaDetailProps & { file: KnownFile }) {
  const { words, locale } = props;
  const changes = useFileChanges();
  const { detail } = words;
  const [focus, setFocus] = useState({ x: file.focusX, y: file.focusY });
  const [note, setNote] = useState<{ good: boolean; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const readOnly = !file.mayChange;

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const line = (name: string) => String(form.get(name) ?? '');
    setBusy(true);
    const saved = await callMedia<KnownFile>(`/${file.id}`, {
      method: 'PATCH',
      json: {
        caption: line('caption'),
        credit: line('credit'),
        agency: line('agency'),
        place: line('place'),
        tags: line('tags').split(/[،,]/),
        licence: line('licence'),
        rightsUntil: line('rightsUntil'),
        territory: line('territory'),
        terms: line('terms'),
        ...(file.kind === 'image' ? { alt: line('alt'), focusX: focus.x, focusY: focus.y } : {}),
      },
    });
    setBusy(false);
    if (!saved.ok) return setNote({ good: false, text: problemWords(saved.problem, locale, words) });
    setNote({ good: true, text: detail.saved });
    changes.changed(saved.value);
  }

  return (
    <>
      <div className="media-badges">
        {badgesOf(file, words, locale).map(({ text, bad }) => (
          <span key={text} data-bad={bad || undefined}>
            {text}
          </span>
        ))}
      </div>
      {file.withdrawn ? (
        <Notice tone="warn">
          <p dir="auto">{fill(detail.withdrawn, { why: file.withdrawn.why })}</p>
        </Notice>
      ) : null}
      <FocusPicker file={file} focus={focus} words={words} readOnly={readOnly} onChange={setFocus} />
      <Player file={file} words={words} />
      {readOnly ? <p className="quiet">{detail.notYours}</p> : null}
      <form onSubmit={save} className="media-form">
        <fieldset disabled={readOnly || busy}>
          <legend>{detail.words}</legend>
          <TextArea label={detail.caption} name="caption" rows={2} dir="auto" defaultValue={file.caption} />
          <TextField
            label={detail.credit}
            hint={detail.creditHint}
            name="credit"
            dir="auto"
            maxLength={300}
            defaultValue={file.credit}
          />
          {file.kind === 'image' ? (
            <TextArea
              label={detail.alt}
              hint={detail.altHint}
              name="alt"
              rows={2}
              dir="auto"
              defaultValue={file.alt}
            />
          ) : null}
          <TextField
            label={detail.tags}
            hint={detail.tagsHint}
            name="tags"
            defaultValue={file.tags.join('، ')}
          />
          <TextField label={detail.place} name="place" maxLength={200} defaultValue={file.place} />
        </fieldset>
        <fieldset disabled={readOnly || busy}>
          <legend>{detail.rights}</legend>
          <SelectField label={detail.licence} name="licence" defaultValue={file.licence}>
            {licences.map((licence) => (
              <option key={licence} value={licence}>
                {detail.licences[licence]}
              </option>
            ))}
          </SelectField>
          <TextField label={detail.agency} name="agency" maxLength={200} defaultValue={file.agency} />
          <TextField
            label={detail.rightsUntil}
            hint={detail.rightsUntilHint}
            name="rightsUntil"
            type="date"
            dir="ltr"
            defaultValue={file.rightsUntil}
          />
          <TextField
            label={detail.territory}
            hint={detail.territoryHint}
            name="territory"
            maxLength={200}
            defaultValue={file.territory}
          />
          <TextArea label={detail.terms} name="terms" rows={2} dir="auto" defaultValue={file.terms} />
        </fieldset>
        {readOnly ? null : (
          <button type="submit" className="button button-primary" disabled={busy}>
            {detail.save}
          </button>
        )}
        <div aria-live="polite">
          {note ? (
            <Notice tone={note.good ? 'good' : 'bad'}>
              <p>{note.text}</p>
            </Notice>
          ) : null}
        </div>
      </form>
      <Usage file={file} words={words} show={props.show} />
      <Facts file={file} words={words} />
      <Removal {...props} file={file} say={setNote} />
    </>
  );
}

function Player({ file, words }: { file: KnownFile; words: MediaWords }) {
  if (file.kind === 'image') {
    return file.moves ? (
      <p>
        <a href={`/desk/media/${file.id}/moving.webp`} target="_blank" rel="noopener">
          {words.detail.move}
        </a>
      </p>
    ) : null;
  }
  const address = fileAddress(file);
  if (file.kind === 'audio')
    return (
      // biome-ignore lint/a11y/useMediaCaption: a newsroom's raw recording has no captions
      <audio controls preload="metadata" src={address} className="media-player" />
    );
  if (file.kind === 'video')
    return (
      // biome-ignore lint/a11y/useMediaCaption: a newsroom's raw recording has no captions
      <video controls preload="metadata" src={address} className="media-player" />
    );
  return (
    <p>
      <a href={address} target="_blank" rel="noopener">
        {words.detail.open}
      </a>
    </p>
  );
}

function Usage({ file, words, show }: { file: KnownFile; words: MediaWords; show(id: string): void }) {
  const { detail } = words;
  return (
    <section>
      <h3>{detail.usage}</h3>
      {file.stories.length === 0 ? <p className="quiet">{detail.unused}</p> : null}
      <ul className="media-usage">
        {file.stories.map((story) => (
          <li key={story.id}>
            <a href={`/desk/stories/${story.id}`} dir="auto">
              {story.headline || story.id}
            </a>
            {story.isLive ? <span className="live-mark"> {detail.live}</span> : null}
          </li>
        ))}
      </ul>
      {file.exact.length + file.near.length > 0 ? (
        <>
          <h3>{detail.alike}</h3>
          <ul className="media-alike">
            {[...file.exact, ...file.near].map((id, index) => (
              <li key={id}>
                <button type="button" onClick={() => show(id)}>
                  {file.kind === 'image' ? (
                    <Thumb src={`/desk/media/${id}/thumb.webp`} alt="" loading="lazy" />
                  ) : null}
                  <span>{index < file.exact.length ? detail.exact : detail.near}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function Facts({ file, words }: { file: KnownFile; words: MediaWords }) {
  const size =
    file.bytes < 1_000_000
      ? `${Math.ceil(file.bytes / 1000)} KB`
      : `${(file.bytes / 1_000_000).toFixed(1)} MB`;
  return (
    <section>
      <h3>{words.detail.facts}</h3>
      <p className="quiet">
        <bdi className="media-name">{file.fileName}</bdi> ·{' '}
        <bdi dir="ltr">
          {size}
          {file.width ? ` · ${file.width} × ${file.height}` : ''}
        </bdi>
        {file.takenAt ? (
          <>
            {' '}
            · {words.detail.takenAt} <bdi dir="ltr">{file.takenAt.replace('T', ' ')}</bdi>
          </>
        ) : null}
      </p>
      <p className="quiet">{fill(words.detail.by, { name: file.person })}</p>
    </section>
  );
}

interface RemovalProps extends MediaDetailProps {
  file: KnownFile;
  say(note: { good: boolean; text: string }): void;
}

function Removal({ file, say, words, locale, mayWithdraw, deleted }: RemovalProps) {
  const { detail } = words;
  const changes = useFileChanges();
  const [asking, setAsking] = useState<'withdraw' | 'delete' | null>(null);
  const [why, setWhy] = useState('');

  async function act(action: 'withdraw' | 'restore') {
    const taken = await callMedia<KnownFile & { pages: number }>(`/${file.id}/actions/${action}`, {
      method: 'POST',
      json: action === 'withdraw' ? { note: why } : {},
    });
    if (!taken.ok) return say({ good: false, text: problemWords(taken.problem, locale, words) });
    setAsking(null);
    setWhy('');
    changes.changed(taken.value);
    const told =
      action === 'withdraw' ? fill(detail.withdrawnFrom, { n: String(taken.value.pages) }) : detail.saved;
    say({ good: true, text: told });
  }

  async function remove() {
    const gone = await callMedia<null>(`/${file.id}`, { method: 'DELETE' });
    if (!gone.ok) return say({ good: false, text: problemWords(gone.problem, locale, words) });
    changes.deleted(file.id);
    deleted();
  }

  return (
    <section className="media-removal">
      {mayWithdraw && file.withdrawn ? (
        <button type="button" className="button button-quiet" onClick={() => void act('restore')}>
          {detail.restore}
        </button>
      ) : null}
      {mayWithdraw && !file.withdrawn && asking !== 'withdraw' ? (
        <button type="button" className="button button-quiet" onClick={() => setAsking('withdraw')}>
          {detail.withdraw}
        </button>
      ) : null}
      {asking === 'withdraw' ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void act('withdraw');
          }}
        >
          <p>{detail.withdrawHelp}</p>
          <TextField
            label={detail.withdrawWhy}
            required
            maxLength={1000}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
          <button type="submit" className="button button-primary">
            {detail.withdrawDo}
          </button>{' '}
          <button type="button" className="button button-quiet" onClick={() => setAsking(null)}>
            {detail.cancel}
          </button>
        </form>
      ) : null}
      {file.mayChange && file.stories.length === 0 && asking !== 'withdraw' ? (
        asking === 'delete' ? (
          <>
            <button type="button" className="button button-quiet" onClick={() => void remove()}>
              {detail.deleteSure}
            </button>{' '}
            <button type="button" className="button button-quiet" onClick={() => setAsking(null)}>
              {detail.cancel}
            </button>
          </>
        ) : (
          <button type="button" className="button button-quiet" onClick={() => setAsking('delete')}>
            {detail.delete}
          </button>
        )
      ) : null}
    </section>
  );
}
