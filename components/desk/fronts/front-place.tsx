'use client';

import { type DragEvent, useState } from 'react';
import { formatDate } from '#arabic/dates.ts';
import { Button } from '#components/ui/button.tsx';
import type { Placement } from '#document/front.ts';
import type { FrontWords } from '#messages/ar/fronts.ts';
import type { Locale } from '#messages/locale.ts';
import { fill } from '../words.ts';
import type { FrontComposerProps } from './front-composer.tsx';
import type { FrontCard } from './front-types.ts';

export interface PlaceState {
  card: FrontCard;
  placement: Placement | null;
}

interface FrontPlaceProps {
  /** Slot and position: what the keys find it by. */
  place: string;
  label: string;
  item: PlaceState | null;
  held: string | null;
  mayCompose: boolean;
  zone: FrontComposerProps['zone'];
  locale: Locale;
  words: FrontWords;
  onTake(story: string): void;
  onPut(story?: string): void;
  onCancel(): void;
  onRelease(story: string): void;
  /** How many hours from now; null for no end. */
  onUntil(story: string, hours: number | null): void;
}

const hours = [1, 3, 12, 24, 72] as const;
export const dragType = 'application/x-midad-story';

/** One place on the front, with the story that stands there. Its button takes the story, or puts the one in hand. */
export function FrontPlace(props: FrontPlaceProps) {
  const { place, label, item, held, mayCompose, zone, locale, words } = props;
  const [isOver, setOver] = useState(false);
  const placement = item?.placement ?? null;
  const isHeld = item !== null && item.card.id === held;
  const state = item === null ? '' : placement ? words.placed : words.auto;
  const until = placement?.until ?? null;
  const body = (
    <>
      <span className="sketch-headline" dir="auto">
        {item ? item.card.headline : words.empty}
      </span>
      {item ? (
        <span className="sketch-about">
          <span>{item.card.section}</span> <span>{item.card.when}</span>{' '}
          <span className="sketch-state">{state}</span>
        </span>
      ) : null}
    </>
  );
  if (!mayCompose) return <li className="sketch-place">{body}</li>;

  function press() {
    if (held) props.onPut();
    else if (item) props.onTake(item.card.id);
  }
  const drag = {
    draggable: item !== null,
    onDragStart: (event: DragEvent) => {
      if (!item) return;
      event.dataTransfer.setData(dragType, item.card.id);
      event.dataTransfer.effectAllowed = 'move';
      props.onTake(item.card.id);
    },
    onDragEnd: (event: DragEvent) => {
      if (event.dataTransfer.dropEffect === 'none') props.onCancel();
    },
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(dragType)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const story = event.dataTransfer.getData(dragType);
      if (story) props.onPut(story);
    },
  };
  return (
    <li
      className="sketch-place"
      data-placed={placement ? '' : undefined}
      data-held={isHeld ? '' : undefined}
      data-over={isOver ? '' : undefined}
      {...drag}
    >
      <button
        type="button"
        className="sketch-take"
        data-place={place}
        aria-label={[label, item ? item.card.headline : words.empty, state].filter(Boolean).join('. ')}
        aria-description={held ? words.drop : item ? words.take : undefined}
        onClick={press}
        onKeyDown={(event) => {
          if (event.key !== 'Delete' || !placement) return;
          event.preventDefault();
          props.onRelease(placement.story);
        }}
      >
        {body}
      </button>
      {item && !held ? (
        <span className="sketch-tools">
          {placement ? (
            <>
              <select
                aria-label={`${words.until}: ${item.card.headline}`}
                value={until === null ? '' : 'set'}
                onChange={(event) => {
                  const chosen = Number(event.target.value);
                  props.onUntil(item.card.id, chosen > 0 ? chosen : null);
                }}
              >
                <option value="">{words.forever}</option>
                {until === null ? null : (
                  <option value="set">
                    {fill(words.untilMoment, {
                      moment: formatDate(until, { ...zone, locale, withTime: true }),
                    })}
                  </option>
                )}
                {hours.map((count) => (
                  <option key={count} value={count}>
                    {words.hours[count]}
                  </option>
                ))}
              </select>
              <Button
                aria-label={`${words.release}: ${item.card.headline}`}
                onClick={() => props.onRelease(item.card.id)}
              >
                <span aria-hidden="true">×</span>
              </Button>
            </>
          ) : (
            <Button
              aria-label={`${words.pin}: ${item.card.headline}`}
              onClick={() => props.onPut(item.card.id)}
            >
              {words.pin}
            </Button>
          )}
        </span>
      ) : null}
    </li>
  );
}
