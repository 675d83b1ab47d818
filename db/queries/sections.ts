import { asc, eq } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { sections } from '../schema.ts';

export async function getSection(db: Reader, slug: string): Promise<{ slug: string; name: string } | null> {
  const [row] = await db
    .select({ slug: sections.slug, name: sections.name })
    .from(sections)
    .where(eq(sections.slug, slug));
  return row ?? null;
}

/** `folded` as `fold(name)` gives it. */
export async function findSectionByName(
  db: Reader,
  folded: string,
): Promise<{ slug: string; name: string } | null> {
  const [row] = await db
    .select({ slug: sections.slug, name: sections.name })
    .from(sections)
    .where(eq(sections.folded, folded));
  return row ?? null;
}

/** All of them in their order, with what the English edition calls them (empty for nothing else). */
export async function listSectionNames(
  db: Reader,
): Promise<{ slug: string; name: string; nameEn: string }[]> {
  return db
    .select({ slug: sections.slug, name: sections.name, nameEn: sections.nameEn })
    .from(sections)
    .orderBy(asc(sections.position), asc(sections.slug));
}
