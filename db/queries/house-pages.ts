/** The newsroom's own pages with all their versions, for the desk. Readers' pages ask `published.ts`. */
import { and, desc, eq, sql } from 'drizzle-orm';
import { type Edition, editions } from '#document/edition.ts';
import type { Reader } from '../client.ts';
import { housePages, people } from '../schema.ts';

export const housePageSlugs = ['about', 'contact', 'privacy'] as const;
export type HousePageSlug = (typeof housePageSlugs)[number];

/** The name a page is kept under: `about`, and in the English edition `en:about`. */
export type HousePageKey = HousePageSlug | `en:${HousePageSlug}`;

export function housePageKey(edition: Edition, slug: HousePageSlug): HousePageKey {
  return edition === 'ar' ? slug : `en:${slug}`;
}

/** What a page's key says; null for what is none. */
export function readHousePageKey(
  text: string,
): { key: HousePageKey; edition: Edition; slug: HousePageSlug } | null {
  for (const edition of editions) {
    for (const slug of housePageSlugs) {
      const key = housePageKey(edition, slug);
      if (key === text) return { key, edition, slug };
    }
  }
  return null;
}

export interface HousePageVersion {
  slug: HousePageKey;
  number: number;
  title: string;
  source: string;
  isShown: boolean;
  savedAt: string;
  savedBy: string;
}

const columns = {
  slug: housePages.slug,
  number: housePages.number,
  title: housePages.title,
  source: housePages.source,
  isShown: housePages.isShown,
  savedAt: housePages.savedAt,
  savedBy: people.name,
};

/** The newest of each that was ever saved. */
export async function listHousePages(db: Reader): Promise<HousePageVersion[]> {
  return db
    .select(columns)
    .from(housePages)
    .innerJoin(people, eq(people.id, housePages.personId))
    .where(newest());
}

/** All that was saved of one, newest first. */
export async function listHousePageVersions(db: Reader, slug: HousePageKey): Promise<HousePageVersion[]> {
  return db
    .select(columns)
    .from(housePages)
    .innerJoin(people, eq(people.id, housePages.personId))
    .where(eq(housePages.slug, slug))
    .orderBy(desc(housePages.number));
}

export async function getHousePage(db: Reader, slug: HousePageKey): Promise<HousePageVersion | null> {
  const [row] = await db
    .select(columns)
    .from(housePages)
    .innerJoin(people, eq(people.id, housePages.personId))
    .where(and(eq(housePages.slug, slug), newest()));
  return row ?? null;
}

/** For this room's other queries. */
export function newest() {
  return sql`${housePages.number} = (select max(one.number) from ${housePages} as one where one.slug = ${housePages.slug})`;
}
