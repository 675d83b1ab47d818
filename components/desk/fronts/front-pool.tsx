'use client';

import { useId, useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { FrontWords } from '#messages/ar/fronts.ts';
import { dragType } from './front-place.tsx';
import type { FindCards, FrontCard } from './front-types.ts';

/** Published stories to take onto the front: the newest, or those that were looked for. */
export function FrontPool({
  newest,
  onFront,
  held,
  words,
  find,
  onTake,
  onCancel,
}: {
  newest: FrontCard[];
  onFront: ReadonlySet<string>;
  held: string | null;
  words: FrontWords;
  find: FindCards;
  /** `byKeys`: the focus goes on to the front's first place. */
  onTake(story: string, byKeys?: boolean): void;
  onCancel(): void;
}) {
  const title = useId();
  const [query, setQuery] = useState('');
  const [results, setResults] = useState<FrontCard[] | null>(null);
  const [isBusy, start] = useTransition();
  const shown = results ?? newest;
  return (
    <section className="front-pool" aria-labelledby={title}>
      <h2 id={title}>{words.pool}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          start(async () => setResults(query.trim() ? await find(query.trim()) : null));
        }}
      >
        <input
          type="search"
          aria-label={words.find}
          placeholder={words.find}
          maxLength={200}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            if (event.target.value === '') setResults(null);
          }}
        />
        <Button type="submit" aria-disabled={isBusy}>
          {words.findSubmit}
        </Button>
      </form>
      <div aria-live="polite">{results?.length === 0 ? <p className="quiet">{words.findNone}</p> : null}</div>
      <ul>
        {shown.map((card) => (
          <li
            key={card.id}
            draggable
            data-held={card.id === held ? '' : undefined}
            onDragStart={(event) => {
              event.dataTransfer.setData(dragType, card.id);
              event.dataTransfer.effectAllowed = 'move';
              onTake(card.id);
            }}
            onDragEnd={(event) => {
              if (event.dataTransfer.dropEffect === 'none') onCancel();
            }}
          >
            <button
              type="button"
              className="sketch-take"
              aria-description={words.take}
              onClick={() => onTake(card.id, true)}
            >
              <span className="sketch-headline" dir="auto">
                {card.headline}
              </span>
              <span className="sketch-about">
                <span>{card.section}</span> <span>{card.when}</span>{' '}
                {onFront.has(card.id) ? <span className="sketch-state">{words.onFront}</span> : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
