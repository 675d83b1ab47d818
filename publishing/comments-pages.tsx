/** The comments under a story: how many, for its page, and the pages that hold them. Rows of the table in pages.tsx. */
import { CommentsPage } from '#components/site/comments-page.tsx';
import type { SiteContext } from '#components/site/types.ts';
import { getCommentSettings } from '#db/queries/comment-settings.ts';
import type { EditionReader } from '#db/queries/edition-reader.ts';
import { getPublishedCards, type PublishedCard, whereIs } from '#db/queries/published.ts';
import {
  countPublishedComments,
  getCommentDoor,
  listPublishedComments,
  listStoriesWithComments,
} from '#db/queries/published-comments.ts';
import { commentsPath } from '#document/address.ts';
import { type Loaded, type PageKind, readPageNumber, unknown } from './page-kind.ts';

const perPage = 50;
/** How many addresses are listed, for the tests' crawler. */
const mostListed = 10_000;

const at = ({ edition, section, id, slug }: PublishedCard) => ({ edition, section: section.slug, id, slug });

/** What the story's page says of its comments; null where it has none. */
export async function commentsUnder(
  reader: EditionReader,
  site: SiteContext,
  story: PublishedCard,
): Promise<{ path: string; count: string } | null> {
  const door = await getCommentDoor(reader, story.id);
  if (!door?.isShown) return null;
  const total = await countPublishedComments(reader, story.id);
  return { path: commentsPath(at(story)), count: site.count(total, site.words.comments.count) };
}

async function load(
  reader: EditionReader,
  site: SiteContext,
  { section, id, slug }: { section: string; id: string; slug: string },
  page: number,
): Promise<Loaded> {
  const story = (await getPublishedCards(reader, [id])).get(id);
  if (!story) return { found: false, why: (await whereIs(reader, id)) === 'gone' ? 'gone' : 'unknown' };
  const door = await getCommentDoor(reader, id);
  if (!door?.isShown) return unknown;
  if (story.section.slug !== section || story.slug !== slug) {
    return { found: false, why: 'moved', to: commentsPath(at(story), page) };
  }
  const total = await countPublishedComments(reader, id);
  const offset = (page - 1) * perPage;
  if (page > 1 && offset >= total) return unknown;
  const comments = await listPublishedComments(reader, id, { limit: perPage, offset });
  const { moderation } = await getCommentSettings(reader);
  return {
    found: true,
    keys: [`story:${id}`, `comments:${id}`],
    render: () => (
      <CommentsPage
        {...{ site, story, comments, total, page, moderation }}
        hasNext={offset + perPage < total}
        isOpen={door.isOpen}
        closesAt={door.isOpen ? door.closesAt : null}
      />
    ),
  };
}

/** First pages of stories that have comments, and the second where there is one. */
async function list(reader: EditionReader, page: 1 | 2): Promise<string[]> {
  const paths: string[] = [];
  const cards = await getPublishedCards(reader, await listStoriesWithComments(reader, mostListed));
  for (const card of cards.values()) {
    if (!(await getCommentDoor(reader, card.id))?.isShown) continue;
    if (page === 2 && (await countPublishedComments(reader, card.id)) <= perPage) continue;
    paths.push(commentsPath(at(card), page));
  }
  return paths;
}

export const commentKinds: readonly PageKind[] = [
  {
    name: 'comments',
    address: '/:section/:id/:slug/comments',
    stored: true,
    list: (reader) => list(reader, 1),
    load: (reader, site, { section = '', id = '', slug = '' }) =>
      load(reader, site, { section, id, slug }, 1),
  },
  {
    name: 'later comments',
    address: '/:section/:id/:slug/comments/:number',
    stored: true,
    list: (reader) => list(reader, 2),
    async load(reader, site, { section = '', id = '', slug = '', number = '' }) {
      const page = readPageNumber(number);
      if (page === null) return unknown;
      if (page === 1)
        return {
          found: false,
          why: 'moved',
          to: commentsPath({ edition: reader.edition, section, id, slug }),
        };
      return load(reader, site, { section, id, slug }, page);
    },
  },
];
