import { storyPath } from '#document/address.ts';
import { isLong } from './headline.ts';
import { Line } from './line.tsx';
import { Picture } from './picture.tsx';
import type { SiteContext, StoryCard } from './types.ts';

export function pathOf(card: Pick<StoryCard, 'id' | 'edition' | 'slug' | 'section'>): string {
  return storyPath({ edition: card.edition, id: card.id, slug: card.slug, section: card.section.slug });
}

interface CardProps {
  site: SiteContext;
  card: StoryCard;
  as: 'h2' | 'h3';
  className?: string;
  /** The section's name above the headline, where the page isn't the section's own. */
  kicker?: boolean;
  lead?: boolean;
  /** `sizes` of the picture; without it none is shown. */
  picture?: string;
  first?: boolean;
}

/** A story in a list. The headline is its one link; the picture only widens what can be pressed. */
export function Card({ site, card, as: Heading, className, kicker, lead, picture, first }: CardProps) {
  const shown = picture && card.picture && card.picture.widths.length > 0 ? card.picture : null;
  return (
    <article className={['card', className, shown && 'pictured'].filter(Boolean).join(' ')}>
      {shown && <Picture picture={shown} sizes={picture ?? ''} first={first} />}
      <div>
        {kicker && <p className="kicker">{card.section.name}</p>}
        <Heading dir="auto" className={isLong(card.headline) ? 'long' : undefined}>
          <a href={pathOf(card)}>
            <Line text={card.headline} />
          </a>
        </Heading>
        {lead && card.lead && (
          <p className="text">
            <Line text={card.lead} />
          </p>
        )}
        <p className="meta">
          <time dateTime={card.publishedAt}>{site.date(card.publishedAt)}</time>
        </p>
      </div>
    </article>
  );
}
