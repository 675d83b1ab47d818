import { Card } from './card.tsx';
import type { FrontStories, SiteContext } from './types.ts';

interface FrontProps {
  site: SiteContext;
  front: FrontStories;
  /** The level of its headlines: h2 under the page's own name, or under a section's. */
  as: 'h2' | 'h3';
  /** The section's name above each headline, where the page isn't the section's own. */
  kicker?: boolean;
  newestAt?: string | null;
}

const leadSizes = {
  steady: '(min-width: 75rem) 46rem, (min-width: 62rem) 62vw, 100vw',
  event: '(min-width: 75rem) 70rem, 100vw',
};

/** What a front opens with: the story that leads, what belongs to it, those that follow, and the rest as headlines. */
export function Front({ site, front, as, kicker, newestAt }: FrontProps) {
  const { words } = site;
  const { layout, lead, with: beside, second, rail } = front;
  if (!lead) return null;
  return (
    <div className={`front ${layout}${rail.length > 0 ? ' railed' : ''}`} data-newest={newestAt ?? undefined}>
      <div className="top-story">
        <Card
          site={site}
          card={lead}
          as={as}
          className="first"
          kicker={kicker}
          lead
          picture={leadSizes[layout]}
          first
        />
        {beside.length > 0 && (
          <div className="cards beside">
            {beside.map((card) => (
              <Card key={card.id} site={site} card={card} as="h3" />
            ))}
          </div>
        )}
      </div>
      {second.length > 0 && (
        <div className="cards second">
          {second.map((card) => (
            <Card
              key={card.id}
              site={site}
              card={card}
              as="h3"
              kicker={kicker}
              lead
              picture="(min-width: 75rem) 16rem, (min-width: 62rem) 22vw, (min-width: 40rem) 45vw, 30vw"
            />
          ))}
        </div>
      )}
      {rail.length > 0 && (
        <section className="rail" aria-labelledby="latest">
          <h2 id="latest">{words.latest}</h2>
          <div className="cards">
            {rail.map((card) => (
              <Card key={card.id} site={site} card={card} as="h3" kicker={kicker} />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}
