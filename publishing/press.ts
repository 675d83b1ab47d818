/** What pages are printed with: the database, the origin in their links, the stylesheet and fonts, the build's name. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formatDate } from '#arabic/dates.ts';
import { toArabicDigits } from '#arabic/digits.ts';
import { plural } from '#arabic/plural.ts';
import { styleSheet } from '#components/site/style-sheet.ts';
import type { SiteContext } from '#components/site/types.ts';
import type { Db } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { projectFolder, publicOrigin } from '#db/environment.ts';
import type { EditionReader } from '#db/queries/edition-reader.ts';
import { lastOutboxId } from '#db/queries/pages.ts';
import { listSectionsWithStories, listShownPages } from '#db/queries/published.ts';
import { getSettings, type Settings } from '#db/queries/settings.ts';
import { type Edition, otherEdition, pathIn } from '#document/edition.ts';
import { editions as arabicEdition } from '#messages/ar/editions.ts';
import { site as arabic } from '#messages/ar/site.ts';
import { editions as englishEdition } from '#messages/en/editions.ts';
import { site as english } from '#messages/en/site.ts';
import { directionOf } from '#messages/locale.ts';
import { type FontManifest, fontCss, preloadedFonts } from './fonts/font-css.ts';
import { readScripts, type ScriptFiles } from './scripts/script-files.ts';
import { readBuildRecord, siteAssetsFolder, siteBuild } from './store/build.ts';
import type { PageHeaders } from './store/page-headers.ts';

export interface Press {
  db: Db;
  /** The name pages are stored under; null where none are stored (development). */
  build: string | null;
  origin: string;
  css: string;
  storyCss: string;
  blocksCss: string;
  pagesCss: string;
  frontsCss: string;
  fonts: FontManifest;
  embedsCss: string;
  commentsCss: string;
  scripts: ScriptFiles;
  headers: PageHeaders;
  /** How long after a bake its files are compressed further. */
  quietMs: number;
}

export function makePress(
  db: Db,
  options: { build: string | null; origin?: string; assets?: string | null; quietMs?: number },
): Press {
  const { build, origin = publicOrigin(), assets = null, quietMs = 1500 } = options;
  const styles = assets ?? path.join(projectFolder(), 'components', 'site');
  const made = assets ?? path.join(projectFolder(), 'public', 'assets');
  const fonts = readFonts(path.join(made, 'fonts.json'));
  // Without the comments Next would pack the whole project as something this may read.
  const read = (name: string) =>
    readFileSync(/* turbopackIgnore: true */ path.join(/* turbopackIgnore: true */ styles, name), 'utf8');
  const css = styleSheet(read('site.css'), fontCss(fonts));
  const storyCss = styleSheet(read('story.css'), '');
  const blocksCss = styleSheet(read('blocks.css'), '');
  const embedsCss = styleSheet(read('embeds.css'), '');
  const pagesCss = styleSheet(read('pages.css'), '');
  const frontsCss = styleSheet(read('fronts.css'), '');
  const commentsCss = styleSheet(read('comments.css'), '');
  const sheets = { css, storyCss, blocksCss, embedsCss, pagesCss, frontsCss, commentsCss };
  const headers = makeHeaders(Object.values(sheets));
  const scripts = readScripts(made);
  return { db, build, origin, ...sheets, scripts, fonts, headers, quietMs };
}

declare global {
  // One a process, over all copies that Next's bundles hold of this module.
  var midadPress: Press | undefined;
}

/** The process's own. In production what was built is used, not what stands in the sources by now. */
export function pressFor(db: Db): Press {
  if (globalThis.midadPress?.db === db) return globalThis.midadPress;
  const production = process.env.NODE_ENV === 'production';
  const record = production ? readBuildRecord() : null;
  const assets = record ? siteAssetsFolder() : null;
  const press = makePress(db, { build: record && siteBuild(record), assets });
  if (production) globalThis.midadPress = press;
  return press;
}

/** None where none were made: pages are readable with the device's own. */
function readFonts(file: string): FontManifest {
  if (!existsSync(file)) return { fonts: [], fallbacks: [] };
  const manifest: FontManifest = JSON.parse(readFileSync(file, 'utf8'));
  return manifest;
}

const always = [
  'Cache-Control',
  'public, max-age=0, must-revalidate',
  'X-Content-Type-Options',
  'nosniff',
  'Referrer-Policy',
  'strict-origin-when-cross-origin',
];

/** No script but our files, and only these stylesheets: whatever slips into a story stays letters. */
function makeHeaders(styles: string[]): PageHeaders {
  const hashes = styles.map((css) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`);
  const policy = [
    "default-src 'none'",
    "img-src 'self'",
    "media-src 'self'",
    `style-src ${hashes.join(' ')}`,
    "font-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  const permissions = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';
  return {
    html: [...always, 'Content-Security-Policy', policy, 'Permissions-Policy', permissions],
    other: [...always, 'Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  };
}

const wordsOf = { ar: arabic, en: english };
const editionWords = { ar: arabicEdition, en: englishEdition };

/** What the newsroom calls itself in this edition. */
export function siteName(settings: Pick<Settings, 'name' | 'nameEn'>, edition: Edition): string {
  return edition === 'ar' ? settings.name : settings.nameEn;
}

interface KeptSite {
  /** The newest outbox row when it was read, and the day: the year stands at the foot of every page. */
  since: string;
  site: Promise<SiteContext | null>;
}

const keptSites = new WeakMap<Press, Map<Edition, KeptSite>>();

/**
 * The newsroom as every page of the reader's edition shows it; null where it has no such edition. The same object until
 * anything changed that readers see: what it is made of costs as much as a story's own page.
 */
export async function getSite(press: Press, reader: EditionReader): Promise<SiteContext | null> {
  const since = `${await lastOutboxId(reader)} ${nowIso().slice(0, 10)}`;
  const kept = keptSites.get(press) ?? new Map<Edition, KeptSite>();
  keptSites.set(press, kept);
  const known = kept.get(reader.edition);
  if (known?.since === since) return known.site;
  const site = readSite(press, reader);
  kept.set(reader.edition, { since, site });
  // What failed is tried again.
  site.catch(() => kept.delete(reader.edition));
  return site;
}

async function readSite(press: Press, reader: EditionReader): Promise<SiteContext | null> {
  const settings = await getSettings(reader);
  const { edition } = reader;
  if (edition !== 'ar' && !settings.english) return null;
  const style = {
    timeZone: settings.timeZone,
    locale: edition,
    months: settings.months,
    digits: settings.digits,
  };
  const other = otherEdition(edition);
  const hasArabicDigits = edition === 'ar' && settings.digits === 'arabic';
  const numbers = hasArabicDigits ? 'arab' : 'latn';
  const year = new Intl.DateTimeFormat(`${edition}-u-ca-gregory-nu-${numbers}`, {
    year: 'numeric',
    timeZone: settings.timeZone,
  });
  return {
    name: siteName(settings, edition),
    description: edition === 'ar' ? settings.description : settings.descriptionEn,
    origin: press.origin,
    edition,
    other: settings.english ? { edition: other, ...editionWords[other].site } : null,
    locale: edition,
    dir: directionOf(edition),
    numbers: `${edition}-u-nu-${numbers}`,
    sections: await listSectionsWithStories(reader),
    housePages: (await listShownPages(reader)).map(({ slug, title }) => ({
      path: pathIn(edition, `/${slug}`),
      title,
    })),
    date: (iso) => formatDate(iso, style),
    day: (date) => formatDate(`${date}T12:00:00Z`, { ...style, timeZone: 'UTC' }),
    dateTime: (iso) => formatDate(iso, { ...style, withTime: true }),
    count: (n, forms) => {
      const text = plural(n, forms);
      return hasArabicDigits ? toArabicDigits(text) : text;
    },
    words: wordsOf[edition],
    css: press.css,
    storyCss: press.storyCss,
    blocksCss: press.blocksCss,
    embedsCss: press.embedsCss,
    commentsCss: press.commentsCss,
    scripts: press.scripts,
    frameHosts: settings.frameHosts,
    pagesCss: press.pagesCss,
    frontsCss: press.frontsCss,
    fonts: preloadedFonts(press.fonts, edition),
    year: year.format(new Date(nowIso())),
    build: press.build ?? 'dev',
  };
}
