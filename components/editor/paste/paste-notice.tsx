'use client';

import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, useEffect } from 'react';
import { plural } from '#arabic/plural.ts';
import { largestPicture } from '#document/media.ts';
import type { PasteWords } from '#messages/ar/paste.ts';
import { fill } from '../words.ts';
import type { FlatOffer } from './flat-offer.ts';
import type { PasteNews, PasteRefusal, PictureProblem, TellPaste } from './paste-news.ts';

interface Props {
  editor: Editor;
  news: PasteNews;
  words: PasteWords;
  tell: TellPaste;
}

/** What the last paste brought, left or offers: beside the text and never over it, and gone with Escape. */
export function PasteNotice({ editor, news, words, tell }: Props) {
  // An offer is for exactly what was pasted; with the next word it is withdrawn, quietly.
  useEffect(() => {
    if (news.kind !== 'pasted') return;
    const withdraw = () => {
      if (!news.offer?.isStale()) return;
      const { offer: _, ...rest } = news;
      const isNothing = !rest.leftOut.length && !rest.missing && !rest.badPictures.length;
      tell(isNothing ? null : rest);
    };
    editor.on('update', withdraw);
    return () => {
      editor.off('update', withdraw);
    };
  }, [editor, news, tell]);

  function close() {
    tell(null);
    editor.view.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (news.kind === 'progress') news.cancel();
    else close();
  }

  const isTrouble = news.kind === 'refused' || (news.kind === 'pasted' && news.badPictures.length > 0);
  return (
    <section
      className={isTrouble ? 'ed-notice ed-paste is-trouble' : 'ed-notice ed-paste'}
      aria-label={words.label}
      onKeyDown={onKeyDown}
    >
      {news.kind === 'progress' ? <Progress news={news} words={words} /> : null}
      {news.kind === 'refused' ? <p role="alert">{refusal(news.reason, words)}</p> : null}
      {news.kind === 'cancelled' ? <p role="status">{words.cancelled}</p> : null}
      {news.kind === 'pasted' ? <Brought news={news} words={words} /> : null}
      {news.kind === 'arranged' ? <p role="status">{words.offer.done}</p> : null}
      {news.kind === 'progress' ? null : (
        <p className="ed-notice-choices">
          {news.kind === 'pasted' && news.offer ? (
            <button type="button" className="ed-button" onClick={news.offer.accept}>
              {words.offer.accept}
            </button>
          ) : null}
          {news.kind === 'arranged' ? (
            <button type="button" className="ed-button" onClick={news.undo}>
              {words.offer.undo}
            </button>
          ) : null}
          {news.kind === 'pasted' && news.asPlain && !news.offer ? (
            <button type="button" className="ed-quiet-button" onClick={news.asPlain}>
              {words.asPlain}
            </button>
          ) : null}
          <button type="button" className="ed-quiet-button" onClick={close}>
            {news.kind === 'pasted' && news.offer ? words.offer.decline : words.close}
          </button>
        </p>
      )}
    </section>
  );
}

function Progress({ news, words }: { news: PasteNews & { kind: 'progress' }; words: PasteWords }) {
  return (
    <div className="ed-paste-progress">
      <progress max={100} value={news.percent} aria-label={words.label} />
      <span>{fill(words.progress, { percent: String(news.percent) })}</span>
      <button type="button" className="ed-quiet-button" onClick={news.cancel}>
        {words.cancel}
      </button>
    </div>
  );
}

function Brought({ news, words }: { news: PasteNews & { kind: 'pasted' }; words: PasteWords }) {
  const { leftOut, missing, badPictures, offer } = news;
  const kinds = [...new Set(leftOut)].map((kind) => words.leftOut[kind]);
  return (
    <div role="status">
      {kinds.length > 0 ? (
        <p>
          {words.leftOutTitle} {kinds.join(words.and)}.
        </p>
      ) : null}
      {missing > 0 ? <p>{plural(missing, words.missing)}</p> : null}
      {badPictures.map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once and never changes
        <p key={index}>{pictureProblem(problem, words)}</p>
      ))}
      {offer ? <OfferPreview offer={offer} words={words.offer} /> : null}
    </div>
  );
}

/** What goes where, before anything goes anywhere. */
function OfferPreview({ offer, words }: { offer: FlatOffer; words: PasteWords['offer'] }) {
  const { counts } = offer;
  const body = [
    plural(counts.paragraphs, words.paragraphs),
    counts.headings > 0 ? plural(counts.headings, words.headings) : '',
    counts.figures > 0 ? plural(counts.figures, words.figures) : '',
    counts.embeds > 0 ? plural(counts.embeds, words.embeds) : '',
  ].filter(Boolean);
  return (
    <>
      <p>
        <strong>{words.question}</strong>
      </p>
      <dl className="ed-paste-preview" aria-label={words.preview}>
        {offer.section ? <Part name={words.section} text={offer.section.name} /> : null}
        <Part name={words.headline} text={offer.headline} note={offer.keeps.headline ? words.kept : ''} />
        {offer.lead ? (
          <Part name={words.lead} text={offer.lead} note={offer.keeps.lead ? words.kept : ''} />
        ) : null}
        <Part name={words.body} text={body.join(' · ')} isOurs />
        {offer.removed.length > 0 ? <Part name={words.removed} text={offer.removed.join(' · ')} /> : null}
      </dl>
    </>
  );
}

function Part({ name, text, note, isOurs }: { name: string; text: string; note?: string; isOurs?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {isOurs ? text : <bdi lang="ar">{text}</bdi>}
        {note ? <small> ({note})</small> : null}
      </dd>
    </div>
  );
}

function refusal(reason: PasteRefusal, words: PasteWords): string {
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
  const values = { name: 'name' in reason ? reason.name : '', keys: isMac ? '⌘⇧V' : 'Ctrl+Shift+V' };
  return fill(words.refused[reason.code], values);
}

function pictureProblem(problem: PictureProblem, words: PasteWords): string {
  const size = problem.code === 'picture_too_large' ? String(problem.megabytes) : '';
  return fill(words.refused[problem.code], { size, limit: String(largestPicture / 1024 / 1024) });
}
