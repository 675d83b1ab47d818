/** What machines ask a site for beside its feeds and maps: rows of the table in pages.tsx. */
import { now } from '#db/clock.ts';
import { getShownBreaking } from '#db/queries/breaking.ts';
import { getPublishedStory, listPublished, whereIs } from '#db/queries/published.ts';
import { getSettings } from '#db/queries/settings.ts';
import { editions, pathIn } from '#document/edition.ts';
import { cardPath } from './cards/card-path.ts';
import { drawCard } from './cards/draw-card.ts';
import { renderManifest } from './feeds/manifest.ts';
import { renderRobots } from './feeds/robots.ts';
import { renderSecurity } from './feeds/security.ts';
import { type PageKind, unknown } from './page-kind.ts';
import { siteName } from './press.ts';
import { toShown } from './shown-breaking.ts';

const robots: PageKind = {
  name: 'robots',
  address: '/robots.txt',
  isOnce: true,
  stored: true,
  list: async () => ['/robots.txt'],
  async load(_reader, site) {
    return {
      found: true,
      keys: ['robots'],
      render: () => renderRobots(site.origin, site.other ? editions : [site.edition]),
    };
  },
};

const manifest: PageKind = {
  name: 'manifest',
  address: '/manifest.webmanifest',
  stored: true,
  list: async ({ edition }) => [pathIn(edition, '/manifest.webmanifest')],
  async load(_reader, site) {
    // A change of the settings purges everything, and nothing else shows here.
    return { found: true, keys: ['manifest'], render: () => renderManifest(site) };
  },
};

const security: PageKind = {
  name: 'security contact',
  address: '/.well-known/security.txt',
  isOnce: true,
  // It says until when it is true, and has to be asked for again by then.
  stored: false,
  async list(reader) {
    return (await getSettings(reader)).securityContact ? ['/.well-known/security.txt'] : [];
  },
  async load(reader, site) {
    const { securityContact } = await getSettings(reader);
    if (!securityContact) return unknown;
    return { found: true, keys: [], render: () => renderSecurity(site.origin, securityContact, now()) };
  },
};

/** The picture that a link to a story without one is shown with. Only what asks for it has it drawn. */
const card: PageKind = {
  name: 'card of a story',
  address: '/card/:id/:name',
  stored: true,
  async list(reader) {
    const stories = await listPublished(reader, { limit: 1000 });
    const name = siteName(await getSettings(reader), reader.edition);
    return stories.filter(({ picture }) => !picture).map((story) => cardPath(story, name));
  },
  async load(reader, site, { id = '', name = '' }) {
    const story = await getPublishedStory(reader, id);
    if (!story) return { found: false, why: (await whereIs(reader, id)) === 'gone' ? 'gone' : 'unknown' };
    const path = cardPath(story, site.name);
    if (!path.endsWith(`/${name}`)) return { found: false, why: 'moved', to: path };
    return { found: true, keys: [`story:${id}`], render: () => drawCard(story, site) };
  },
};

const newestTold = 10;

/** What the page's script asks for again and again: what is breaking, and since when how many stories are new. */
const live: PageKind = {
  name: 'what is new',
  address: '/live.json',
  stored: true,
  list: async ({ edition }) => [pathIn(edition, '/live.json')],
  async load(reader, site) {
    const breaking = await getShownBreaking(reader);
    const newest = await listPublished(reader, { limit: newestTold });
    return {
      found: true,
      keys: ['home', 'breaking', ...(breaking?.storyId ? [`story:${breaking.storyId}`] : [])],
      render: () =>
        JSON.stringify({
          breaking: breaking && toShown(breaking),
          // Each with the words for it and all that are newer: the script knows no plural.
          newest: newest.map(({ publishedAt }, index) => [
            publishedAt,
            site.count(index + 1, site.words.counts.fresh),
          ]),
          words: { breaking: site.words.breaking, close: site.words.closeBreaking },
        }),
    };
  },
};

export const machineKinds: readonly PageKind[] = [robots, manifest, security, card, live];
