/** A filled front as the pages take it, and by which keys it goes stale. */
import type { FrontStories } from '#components/site/types.ts';
import type { FilledFront } from '#db/queries/fronts.ts';
import type { PublishedCard, Section } from '#db/queries/published.ts';

function cardsIn({ slots }: FilledFront, name: string): PublishedCard[] {
  return slots.find((slot) => slot.name === name)?.items.map(({ card }) => card) ?? [];
}

/** All of its stories, each once. */
export function cardsOf({ slots }: FilledFront): PublishedCard[] {
  return slots.flatMap(({ items }) => items.map(({ card }) => card));
}

/** A placed story that nobody may see is named, too: when it comes back it takes its place again. */
export function frontKeys(filled: FilledFront): string[] {
  return [...cardsOf(filled).map(({ id }) => id), ...filled.placed].map((id) => `story:${id}`);
}

export function headOf(filled: FilledFront): FrontStories {
  return {
    layout: filled.layout,
    lead: cardsIn(filled, 'lead')[0] ?? null,
    with: cardsIn(filled, 'with'),
    second: cardsIn(filled, 'second'),
    rail: cardsIn(filled, 'rail'),
    mostRead: cardsIn(filled, 'most'),
  };
}

/** The sections' strips, without those that have nothing left to show. */
export function stripsOf(filled: FilledFront): { section: Section; stories: PublishedCard[] }[] {
  return filled.sections
    .map((section) => ({ section, stories: cardsIn(filled, `strip:${section.slug}`) }))
    .filter(({ stories }) => stories.length > 0);
}
