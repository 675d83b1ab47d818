import { Fragment } from 'react';
import { sectionPath } from '#document/address.ts';
import { alternates } from './alternates.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import { Card, pathOf } from './card.tsx';
import { isLong } from './headline.ts';
import { JsonLd } from './json-ld.tsx';
import { Line } from './line.tsx';
import { drawnImage, Meta, previewImage } from './meta.tsx';
import { organization } from './organization.ts';
import { Shell } from './shell.tsx';
import { StoryTools } from './story-tools.tsx';
import type { Linked, SiteContext, StoryCard, StoryPageProps } from './types.ts';

/** Blocks that `blocks.css` is for. A story's own words can't hold this: their quotes are escaped. */
const rareBlock =
  / class="(?:table|gallery|before-after|video|audio|fact-box|interview|timeline|related|document|moving)"/;

/** What `embeds.css` is for, and what the player's script is for. */
const anyEmbed = / class="embed"/;
const anyPlayer = /<embed-player[ >]/;

export function StoryPage(props: StoryPageProps) {
  const {
    site,
    story,
    bodyHtml,
    picture,
    more,
    mostRead,
    byline,
    tags,
    minutes,
    related,
    earlier,
    later,
    card,
    updates,
    recording,
    comments,
    translation,
  } = props;
  const { words } = site;
  const path = pathOf(story);
  const title = words.storyTitle(story.headline, site.name);
  const others = more.filter((card) => card.id !== story.id);
  const section = sectionPath(site.edition, story.section.slug);
  const changed = story.updatedAt !== story.publishedAt;
  const image = (picture && previewImage(site.origin, picture)) ?? drawnImage(site.origin, card);
  const named = byline.filter(({ path }) => path !== null);
  const authors = (named.length > 0 ? named : story.byline ? [{ text: story.byline, path: null }] : []).map(
    ({ text, path }) => ({ '@type': 'Person', name: text, url: path ? site.origin + path : undefined }),
  );
  const publisher = organization(site);
  const head = (
    <>
      <Meta
        site={site}
        title={story.headline}
        description={story.lead || story.headline}
        path={path}
        alternates={translation ? pairOf(site, { path, translation }) : []}
        picture={picture}
        card={{ path: card, alt: story.headline }}
        article={{
          publishedAt: story.publishedAt,
          updatedAt: story.updatedAt,
          section: story.section.name,
          tags: story.tags,
        }}
      />
      {anyPlayer.test(bodyHtml) ? <script src={site.scripts.player} defer /> : null}
      {comments ? <script src={site.scripts.comments} defer /> : null}
      <link
        rel="alternate"
        type="application/rss+xml"
        href={`${section}/rss.xml`}
        title={words.feedTitle(story.section.name, site.name)}
      />
      <JsonLd
        data={{
          '@graph': [
            {
              '@type': 'NewsArticle',
              headline: story.headline,
              description: story.lead || undefined,
              image: {
                '@type': 'ImageObject',
                url: image.address,
                width: image.width,
                height: image.height,
              },
              datePublished: story.publishedAt,
              dateModified: story.updatedAt,
              author: authors.length > 0 ? authors : publisher,
              articleSection: story.section.name,
              keywords: story.tags.length > 0 ? story.tags : undefined,
              inLanguage: site.locale,
              publisher,
              mainEntityOfPage: site.origin + path,
              correction:
                story.corrections.length > 0
                  ? story.corrections.map(({ at, note }) => ({
                      '@type': 'CorrectionComment',
                      text: note,
                      datePublished: at,
                    }))
                  : undefined,
            },
            breadcrumbs(site, [{ name: story.section.name, path: section }, { name: story.headline }]),
          ],
        }}
      />
    </>
  );
  return (
    <Shell
      site={site}
      title={title}
      head={head}
      styles={[
        site.storyCss,
        ...(rareBlock.test(bodyHtml) ? [site.blocksCss] : []),
        ...(anyEmbed.test(bodyHtml) ? [site.embedsCss] : []),
        ...(comments ? [site.commentsCss] : []),
      ]}
      current={story.section.slug}
    >
      <article className="story" data-story={story.id}>
        <header>
          <p className="kicker">
            <a href={section}>{story.section.name}</a>
          </p>
          <h1 dir="auto" className={isLong(story.headline) ? 'long' : undefined}>
            <Line text={story.headline} />
          </h1>
          {story.lead && (
            <p className="lead" dir="auto">
              <Line text={story.lead} />
            </p>
          )}
        </header>
        <div className="margin">
          <p className="meta">
            {story.byline && (
              <span className="byline">
                <Links links={byline} rel="author" />
              </span>
            )}
            <span>
              {words.published} <time dateTime={story.publishedAt}>{site.dateTime(story.publishedAt)}</time>
            </span>
            {changed && (
              <span>
                {words.updated} <time dateTime={story.updatedAt}>{site.dateTime(story.updatedAt)}</time>
              </span>
            )}
            <span>{site.count(minutes, words.counts.minutes)}</span>
            {story.corrections.length > 0 && <a href="#corrections">{words.corrected}</a>}
          </p>
          {updates.length > 1 && (
            <details className="updates meta">
              <summary>{site.count(updates.length, words.counts.updates)}</summary>
              <ol>
                {updates.map((at) => (
                  <li key={at}>
                    <time dateTime={at}>{site.dateTime(at)}</time>
                  </li>
                ))}
              </ol>
            </details>
          )}
          {translation && site.other && (
            <p className="meta">
              <a href={translation.path} lang={site.other.edition} hrefLang={site.other.edition}>
                {site.other.read}
              </a>
            </p>
          )}
          <StoryTools
            site={site}
            address={site.origin + path}
            headline={story.headline}
            recording={recording}
          />
        </div>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: written and escaped by document/html.ts from checked nodes */}
        <div className="body" dangerouslySetInnerHTML={{ __html: bodyHtml }} />
        {story.corrections.length > 0 && (
          <section className="corrections" id="corrections" aria-labelledby="corrections-title">
            <h2 id="corrections-title">{words.corrections}</h2>
            {story.corrections.map(({ at, note }) => (
              <p key={at + note} dir="auto">
                <time dateTime={at}>{site.dateTime(at)}</time> {note}
              </p>
            ))}
          </section>
        )}
        {tags.length > 0 && (
          <ul className="tags" aria-label={words.tag.of}>
            {tags.map((tag) => (
              <li key={tag.text}>
                <Links links={[tag]} rel="tag" />
              </li>
            ))}
          </ul>
        )}
        {(earlier || later) && (
          <nav className="neighbours" aria-label={words.neighbours}>
            {later && <Neighbour card={later} label={words.laterStory} rel="prev" />}
            {earlier && <Neighbour card={earlier} label={words.earlierStory} rel="next" />}
          </nav>
        )}
      </article>
      {comments && (
        <section className="row" id="comments" aria-labelledby="comments-title">
          <h2 id="comments-title">{words.comments.title}</h2>
          {/* The script puts the comments here once a reader comes near. */}
          <p className="meta">
            <a href={comments.path}>{comments.count}</a>
          </p>
        </section>
      )}
      <CardRow site={site} id="related" title={words.related} cards={related} kicker />
      <CardRow site={site} id="most-read" title={words.mostReadIn(story.section.name)} cards={mostRead} />
      <CardRow site={site} id="more" title={words.moreFrom(story.section.name)} cards={others} />
    </Shell>
  );
}

/** Other stories under this one; nothing where there are none. */
function CardRow({
  site,
  id,
  title,
  cards,
  kicker,
}: {
  site: SiteContext;
  id: string;
  title: string;
  cards: StoryCard[];
  kicker?: boolean;
}) {
  if (cards.length === 0) return null;
  return (
    <section className="row" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="cards">
        {cards.map((card) => (
          <Card key={card.id} site={site} card={card} as="h3" kicker={kicker} />
        ))}
      </div>
    </section>
  );
}

function pairOf(
  { edition, other }: StoryPageProps['site'],
  { path, translation }: { path: string; translation: { path: string } },
) {
  const there = other ? [{ edition: other.edition, path: translation.path }] : [];
  return alternates([{ edition, path }, ...there], (page) => page.path);
}

function Links({ links, rel }: { links: Linked[]; rel: 'author' | 'tag' }) {
  return links.map(({ text, path }) =>
    path ? (
      <a key={text} href={path} rel={rel} dir="auto">
        {text}
      </a>
    ) : (
      <Fragment key={text}>{text}</Fragment>
    ),
  );
}

function Neighbour({ card, label, rel }: { card: StoryCard; label: string; rel: 'prev' | 'next' }) {
  return (
    <a href={pathOf(card)} rel={rel}>
      <span className="meta">{label}</span>
      <span dir="auto">{card.headline}</span>
    </a>
  );
}
