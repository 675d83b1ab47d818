/**
 * Fronts: the home page and each section's first page, as an editor composes them. A layout is a list of slots; a
 * placement puts one story at one position of one slot; what nobody placed is filled with the newest. Pure, so that the
 * desk shows while composing exactly what readers will get.
 */

import { type Edition, readKey } from './edition.ts';

type OwnKey = 'home' | `section:${string}`;

/** `home`, or `section:` and its slug, in English `en:home`…: the surrogate key of the page at the same time. */
export type FrontKey = OwnKey | `en:${OwnKey}`;

export function frontKey(edition: Edition, section: string | null): FrontKey {
  const own: OwnKey = section === null ? 'home' : `section:${section}`;
  return edition === 'ar' ? own : `en:${own}`;
}

/** The surrogate key of what lists a section's most read beside something else: a front's own is its name. */
export function mostReadKey(section: string): string {
  return `most:${section}`;
}

export function editionOf(front: FrontKey): Edition {
  return readKey(front).edition;
}

export const layoutNames = ['steady', 'event'] as const;
/** `steady` is for every day; `event` gives one story the whole width, and room beneath it for what belongs to it. */
export type LayoutName = (typeof layoutNames)[number];

export interface Slot {
  /** `lead`, `with`, `second`, `rail`, `most`, or `strip:` and a section's slug. */
  name: string;
  size: number;
  /**
   * Where stories that nobody placed come from. Null: it stays empty, for the newest need not belong there. `readers`:
   * theirs is the order, and nobody places anything.
   */
  fill: { section?: string } | 'readers' | null;
}

interface Layout {
  lead: number;
  /** Beside the lead and about the same thing; only what an editor placed. */
  with: number;
  second: number;
  rail: number;
  /** For each section; 0 for none. */
  strip: number;
}

const layouts: Record<'home' | 'section', Record<LayoutName, Layout>> = {
  home: {
    steady: { lead: 1, with: 0, second: 4, rail: 6, strip: 4 },
    event: { lead: 1, with: 3, second: 4, rail: 6, strip: 4 },
  },
  section: {
    steady: { lead: 1, with: 0, second: 4, rail: 0, strip: 0 },
    event: { lead: 1, with: 3, second: 4, rail: 0, strip: 0 },
  },
};

/** Those read most of what stands nowhere above: fewer are no ranking. */
const mostRead = { shortest: 3, longest: 5 };

/** The slug in a section's front; null for the home page. */
export function sectionOf(front: FrontKey): string | null {
  const { key } = readKey(front);
  return key === 'home' ? null : key.slice('section:'.length);
}

/** All slots of a front in reading order. `sections` are the slugs that may have a strip, in their order. */
export function slotsOf(front: FrontKey, name: LayoutName, sections: readonly string[]): Slot[] {
  const section = sectionOf(front);
  const layout = layouts[section === null ? 'home' : 'section'][name];
  const fill = section === null ? {} : { section };
  const slots: Slot[] = [
    { name: 'lead', size: layout.lead, fill },
    { name: 'with', size: layout.with, fill: null },
    { name: 'second', size: layout.second, fill },
    { name: 'rail', size: layout.rail, fill },
    { name: 'most', size: mostRead.longest, fill: 'readers' as const },
    ...sections.map((slug) => ({ name: `strip:${slug}`, size: layout.strip, fill: { section: slug } })),
  ];
  return slots.filter((slot) => slot.size > 0);
}

export interface Placement {
  slot: string;
  /** From 0. */
  position: number;
  /** A story's id. */
  story: string;
  /** ISO 8601 UTC: from then on the place is filled by itself; null for no end. */
  until: string | null;
}

/** What an editor decides of a front. */
export interface Composition {
  layout: LayoutName;
  placements: Placement[];
}

export const emptyComposition: Composition = { layout: 'steady', placements: [] };

/** Every front together holds a few dozen; this is only against nonsense. */
const mostPlacements = 200;

/** How many an editor may place in each slot. */
function sizesForEditors(slots: readonly Slot[]): Map<string, number> {
  return new Map(slots.filter(({ fill }) => fill !== 'readers').map(({ name, size }) => [name, size]));
}

/** What is wrong with placements on these slots, as a path into them; null where nothing is. */
export function findMisplaced(placements: readonly Placement[], slots: readonly Slot[]): string | null {
  if (placements.length > mostPlacements) return 'placements';
  const sizes = sizesForEditors(slots);
  const places = new Set<string>();
  const stories = new Set<string>();
  for (const [index, { slot, position, story }] of placements.entries()) {
    const size = sizes.get(slot);
    if (size === undefined) return `placements[${index}].slot`;
    const place = `${slot} ${position}`;
    if (!Number.isInteger(position) || position < 0 || position >= size || places.has(place)) {
      return `placements[${index}].position`;
    }
    if (stories.has(story)) return `placements[${index}].story`;
    places.add(place);
    stories.add(story);
  }
  return null;
}

/** The placements that still hold at that moment (ISO 8601 UTC). */
export function standing(placements: readonly Placement[], now: string): Placement[] {
  return placements.filter(({ until }) => until === null || until > now);
}

export interface FilledSlot<Card> {
  name: string;
  size: number;
  /** In order; fewer than `size` where there are no more stories. `placement` is null for what filled itself. */
  items: { card: Card; placement: Placement | null }[];
}

interface Stock<Card> {
  /** What readers may see among the stories placed. One that isn't here leaves its place to the next. */
  placed: ReadonlyMap<string, Card>;
  /** Newest first; `section` undefined for all of them. */
  newest(section: string | undefined): readonly Card[];
  /** The most read first. */
  mostRead: readonly Card[];
}

/** Who stands where. No story stands twice: placed ones go first, and each slot takes what the slots before it left. */
export function fillFront<Card extends { id: string }>(
  slots: readonly Slot[],
  placements: readonly Placement[],
  { placed, newest, mostRead: ranking }: Stock<Card>,
): FilledSlot<Card>[] {
  const shown = new Set(placements.filter(({ story }) => placed.has(story)).map(({ story }) => story));
  return slots.map(({ name, size, fill }) => {
    const places: ({ card: Card; placement: Placement | null } | undefined)[] = Array.from({ length: size });
    for (const placement of placements) {
      const card = placement.slot === name ? placed.get(placement.story) : undefined;
      if (card && placement.position < size) places[placement.position] = { card, placement };
    }
    const source = fill === null ? [] : fill === 'readers' ? ranking : newest(fill.section);
    const stock = source.filter((card) => !shown.has(card.id));
    if (fill === 'readers' && stock.length < mostRead.shortest) return { name, size, items: [] };
    for (let position = 0; position < size && stock.length > 0; position += 1) {
      if (places[position]) continue;
      const card = stock.shift();
      if (!card) break;
      shown.add(card.id);
      places[position] = { card, placement: null };
    }
    return { name, size, items: places.filter((place) => place !== undefined) };
  });
}

/** How many of the newest are enough to fill all slots whatever was placed. */
export function enoughFor(slots: readonly Slot[], placements: readonly Placement[]): number {
  return slots
    .filter((slot) => !slot.name.startsWith('strip:'))
    .reduce((sum, slot) => sum + slot.size, placements.length + 4);
}

/**
 * Puts a story at a place. From elsewhere on the front it changes places with who stood there; from outside, who was
 * placed there moves on within the slot, and who falls out of its end is placed no more.
 */
export function place(
  placements: readonly Placement[],
  slots: readonly Slot[],
  to: { slot: string; position: number },
  story: string,
): Placement[] {
  const size = sizesForEditors(slots).get(to.slot) ?? 0;
  if (to.position < 0 || to.position >= size) return [...placements];
  const before = placements.find((placement) => placement.story === story);
  const others = placements.filter((placement) => placement.story !== story);
  const at = (position: number) =>
    others.find((placement) => placement.slot === to.slot && placement.position === position);
  const moved: Placement = { slot: to.slot, position: to.position, story, until: before?.until ?? null };
  const occupant = at(to.position);
  if (!occupant) return [...others, moved];
  if (before) {
    const swapped = { ...occupant, slot: before.slot, position: before.position };
    return [...others.filter((placement) => placement !== occupant), swapped, moved];
  }
  const pushed = new Set<Placement>();
  for (let position = to.position, next = at(position); next; position += 1, next = at(position)) {
    pushed.add(next);
  }
  return [
    ...others.flatMap((placement) => {
      if (!pushed.has(placement)) return [placement];
      const position = placement.position + 1;
      return position < size ? [{ ...placement, position }] : [];
    }),
    moved,
  ];
}

/** Leaves a story's place to be filled by itself. */
export function release(placements: readonly Placement[], story: string): Placement[] {
  return placements.filter((placement) => placement.story !== story);
}

/** The placements that another layout has a place for; who had one it doesn't know is placed no more. */
export function fitInto(placements: readonly Placement[], slots: readonly Slot[]): Placement[] {
  const sizes = sizesForEditors(slots);
  return placements.filter(({ slot, position }) => position < (sizes.get(slot) ?? 0));
}
