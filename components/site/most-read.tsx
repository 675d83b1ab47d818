import { Card } from './card.tsx';
import type { SiteContext, StoryCard } from './types.ts';

/** Headlines in the order of their readers. */
export function MostRead({ site, stories }: { site: SiteContext; stories: StoryCard[] }) {
  if (stories.length === 0) return null;
  return (
    <section className="row most" aria-labelledby="most-read">
      <h2 id="most-read">{site.words.mostRead}</h2>
      <ol>
        {stories.map((card) => (
          <li key={card.id}>
            <Card site={site} card={card} as="h3" />
          </li>
        ))}
      </ol>
    </section>
  );
}
