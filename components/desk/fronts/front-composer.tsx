'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useId, useRef, useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import {
  type Composition,
  type FrontKey,
  fillFront,
  fitInto,
  type LayoutName,
  layoutNames,
  type Placement,
  place,
  release,
  slotsOf,
} from '#document/front.ts';
import type { FrontWords } from '#messages/ar/fronts.ts';
import type { Locale } from '#messages/locale.ts';
import { fill, refusalWords } from '../words.ts';
import { FrontPlace, type PlaceState } from './front-place.tsx';
import { FrontPool } from './front-pool.tsx';
import type { FindCards, FrontCard, FrontState, SaveFront } from './front-types.ts';
import { keepComposition, recallComposition } from './kept-composition.ts';

export interface FrontComposerProps {
  front: FrontKey;
  state: FrontState;
  /** Sections that have a strip here. */
  sections: { slug: string; name: string }[];
  /** By section's slug, and under '' of all. */
  newest: Record<string, FrontCard[]>;
  /** The published ones among those placed. */
  placed: FrontCard[];
  mostRead: FrontCard[];
  mayCompose: boolean;
  save: SaveFront;
  find: FindCards;
  /** A moment (ISO 8601) in the newsroom's words, for those that the placements end at. */
  zone: { timeZone: string; digits: 'western' | 'arabic'; months: 'gregorian' | 'levant' | 'both' };
  locale: Locale;
  words: FrontWords;
}

interface Said {
  tone: 'good' | 'bad' | 'warn';
  text: string;
  /** Somebody else's, where theirs is the newer. */
  theirs?: FrontState;
}

export function FrontComposer(props: FrontComposerProps) {
  const { front, state, sections, newest, mayCompose, save, find, zone, locale, words } = props;
  const router = useRouter();
  const [base, setBase] = useState(state);
  const [composition, setComposition] = useState<Composition>(state);
  const [found, setFound] = useState<FrontCard[]>([]);
  const [held, setHeld] = useState<string | null>(null);
  const [heard, setHeard] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const [isBusy, start] = useTransition();
  const sketch = useRef<HTMLDivElement>(null);
  const layoutId = useId();

  const { layout, placements } = composition;
  const slots = slotsOf(
    front,
    layout,
    sections.map(({ slug }) => slug),
  );
  const cards = new Map(
    [...found, ...Object.values(newest).flat(), ...props.mostRead, ...props.placed].map((card) => [
      card.id,
      card,
    ]),
  );
  const filled = fillFront(slots, placements, {
    placed: cards,
    newest: (section = '') => newest[section] ?? [],
    mostRead: props.mostRead,
  });
  const gone = placements.filter(({ story }) => !cards.has(story));
  const isChanged = !sameComposition(composition, base);

  useEffect(() => {
    const kept = mayCompose ? recallComposition(front) : null;
    if (!kept) return;
    setComposition({ layout: kept.layout, placements: kept.placements });
    setSaid({ tone: 'warn', text: words.found });
    // On which number it was composed is what tells whether somebody came between.
    setBase((now) => ({ ...now, revision: kept.revision }));
  }, [front, mayCompose, words]);

  function change(next: Composition) {
    setComposition(next);
    keepComposition(front, sameComposition(next, base) ? null : { ...next, revision: base.revision });
  }

  function nameOf(slot: string): string {
    const section = sections.find(({ slug }) => slot === `strip:${slug}`);
    if (section) return fill(words.strip, { section: section.name });
    const known: Record<string, string> = words.slots;
    return known[slot] ?? slot;
  }

  function placeName(slot: string, position: number): string {
    const size = slots.find(({ name }) => name === slot)?.size ?? 0;
    return fill(words.place, { slot: nameOf(slot), n: String(position + 1), count: String(size) });
  }

  function headlineOf(story: string): string {
    return cards.get(story)?.headline ?? '';
  }

  function focusPlace(slot: string, position: number) {
    const selector = `[data-place="${CSS.escape(`${slot} ${position}`)}"]`;
    requestAnimationFrame(() => sketch.current?.querySelector<HTMLElement>(selector)?.focus());
  }

  function take(story: string, focusFirst = false) {
    if (!mayCompose) return;
    setHeld(story);
    setHeard(fill(words.said.taken, { headline: headlineOf(story) }));
    if (focusFirst) focusPlace('lead', 0);
  }

  function put(slot: string, position: number, story = held) {
    if (!story || !mayCompose) return;
    change({ layout, placements: place(placements, slots, { slot, position }, story) });
    setHeld(null);
    setHeard(fill(words.said.put, { headline: headlineOf(story), place: placeName(slot, position) }));
    focusPlace(slot, position);
  }

  function cancel() {
    if (held) setHeard(fill(words.said.cancelled, { headline: headlineOf(held) }));
    setHeld(null);
  }

  function letGo(story: string) {
    change({ layout, placements: release(placements, story) });
    setHeard(fill(words.said.released, { headline: headlineOf(story) }));
  }

  function keepUntil(story: string, hours: number | null) {
    const until = hours === null ? null : new Date(Date.now() + hours * 3_600_000).toISOString();
    change({
      layout,
      placements: placements.map((one) => (one.story === story ? { ...one, until } : one)),
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.key === 'Escape' && held) {
      event.preventDefault();
      cancel();
      return;
    }
    const here =
      event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-place]') : null;
    if (!here || event.target !== here) return;
    const places = [...(sketch.current?.querySelectorAll<HTMLElement>('[data-place]') ?? [])];
    const step = (
      { ArrowDown: 1, ArrowUp: -1, Home: -places.length, End: places.length } as Record<string, number>
    )[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = Math.min(Math.max(places.indexOf(here) + step, 0), places.length - 1);
    places[index]?.focus();
  }

  function publish(revision: number) {
    if (isBusy) return;
    setSaid(null);
    start(async () => {
      const answer = await save({ front, revision, layout, placements }).catch(() => null);
      if (answer?.ok) {
        keepComposition(front, null);
        setBase(answer.state);
        setComposition(answer.state);
        setSaid({ tone: 'good', text: words.published });
        router.refresh();
      } else if (answer?.code === 'stale_revision' && answer.state) {
        const text = fill(words.stale, { name: answer.state.by ?? '' });
        setSaid({ tone: 'bad', text, theirs: answer.state });
      } else {
        const text =
          answer?.code === 'not_live' ? words.notLive : refusalWords(locale, answer?.code ?? 'unexpected');
        setSaid({ tone: 'bad', text });
      }
    });
  }

  function adopt(theirs: FrontState) {
    keepComposition(front, null);
    setBase(theirs);
    setComposition(theirs);
    setSaid(null);
    router.refresh();
  }

  function chooseLayout(next: LayoutName) {
    const fitting = slotsOf(
      front,
      next,
      sections.map(({ slug }) => slug),
    );
    change({ layout: next, placements: fitInto(placements, fitting) });
  }

  const onFront = new Set(filled.flatMap(({ items }) => items.map(({ card }) => card.id)));
  return (
    <>
      <div className="front-bar">
        <p className="quiet">{base.by === null ? words.never : fill(words.changed, { name: base.by })}</p>
        {mayCompose ? (
          <>
            <div className="field front-layout">
              <label htmlFor={layoutId}>{words.layout}</label>
              <select
                id={layoutId}
                value={layout}
                onChange={(event) => {
                  const next = layoutNames.find((name) => name === event.target.value);
                  if (next) chooseLayout(next);
                }}
              >
                {layoutNames.map((name) => (
                  <option key={name} value={name}>
                    {words.layouts[name]}
                  </option>
                ))}
              </select>
            </div>
            <div className="front-steps">
              <form method="post" action="/desk/fronts/preview" target="midad-preview">
                <input
                  type="hidden"
                  name="composition"
                  value={JSON.stringify({ front, layout, placements })}
                />
                <Button type="submit">{words.preview}</Button>
              </form>
              {isChanged ? <Button onClick={() => adopt(state)}>{words.discard}</Button> : null}
              <Button
                kind="primary"
                aria-disabled={!isChanged || isBusy}
                onClick={() => isChanged && publish(base.revision)}
              >
                {isBusy ? words.publishing : words.publish}
              </Button>
            </div>
          </>
        ) : null}
      </div>
      <div aria-live="polite">
        {said ? (
          <Notice tone={said.tone}>
            <p>{said.text}</p>
            {said.theirs ? (
              <Clash theirs={said.theirs} words={words} adopt={adopt} publish={publish} />
            ) : null}
          </Notice>
        ) : isChanged ? (
          <p className="quiet">{words.unsaved}</p>
        ) : null}
      </div>
      <p className="unseen" role="status">
        {heard}
      </p>
      {held ? (
        <p className="front-held">
          <span>{fill(words.held, { headline: headlineOf(held) })}</span>
          <Button onClick={cancel}>{words.cancel}</Button>
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the buttons inside, in one place */}
      <div className={mayCompose ? 'composer' : 'composer composer-read'} onKeyDown={onKeyDown}>
        <div ref={sketch} className={`sketch sketch-${layout}`}>
          {filled.filter(isShown).map(({ name, size, items }) => (
            <section key={name} className="sketch-slot" data-slot={name.split(':')[0]}>
              <h2>{nameOf(name)}</h2>
              <ol>
                {placesOf(size, items).map((item, position) => (
                  <FrontPlace
                    // biome-ignore lint/suspicious/noArrayIndexKey: a place is its number
                    key={position}
                    place={`${name} ${position}`}
                    label={placeName(name, position)}
                    item={item}
                    held={held}
                    mayCompose={mayCompose && name !== 'most'}
                    zone={zone}
                    locale={locale}
                    words={words}
                    onTake={take}
                    onPut={(story) => put(name, position, story)}
                    onCancel={cancel}
                    onRelease={letGo}
                    onUntil={keepUntil}
                  />
                ))}
              </ol>
            </section>
          ))}
        </div>
        {mayCompose ? (
          <div className="front-side">
            <p className="quiet">{words.help}</p>
            {gone.length > 0 ? (
              <Notice tone="warn" title={words.goneTitle}>
                <p>{words.gone}</p>
                {gone.map(({ story }) => (
                  <Button key={story} onClick={() => letGo(story)}>
                    {words.release}
                  </Button>
                ))}
              </Notice>
            ) : null}
            <FrontPool
              newest={Object.values(newest)[0] ?? []}
              onFront={onFront}
              held={held}
              words={words}
              find={async (query) => {
                const more = await find(query);
                setFound((before) => [...more, ...before]);
                return more;
              }}
              onTake={take}
              onCancel={cancel}
            />
          </div>
        ) : null}
      </div>
    </>
  );
}

function Clash({
  theirs,
  words,
  adopt,
  publish,
}: {
  theirs: FrontState;
  words: FrontWords;
  adopt: (theirs: FrontState) => void;
  publish: (revision: number) => void;
}) {
  return (
    <p className="front-steps">
      <Button kind="primary" onClick={() => adopt(theirs)}>
        {words.takeTheirs}
      </Button>
      <Button onClick={() => publish(theirs.revision)}>{words.keepMine}</Button>
    </p>
  );
}

/** The readers' own list shows only once they have made one. */
function isShown({ name, items }: { name: string; items: unknown[] }): boolean {
  return name !== 'most' || items.length > 0;
}

/** Each place of a slot with who stands there. A placed story stands at its own number, the others fill the gaps. */
function placesOf(
  size: number,
  items: { card: FrontCard; placement: Placement | null }[],
): (PlaceState | null)[] {
  return Array.from({ length: size }, (_, position) => items[position] ?? null);
}

function sameComposition(one: Composition, other: Composition): boolean {
  const text = ({ layout, placements }: Composition) =>
    JSON.stringify([
      layout,
      placements.map(({ slot, position, story, until }) => [slot, position, story, until].join(' ')).sort(),
    ]);
  return text(one) === text(other);
}
