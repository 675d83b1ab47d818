import { cleanLine, findForbiddenControls } from '#arabic/bidi.ts';
import { fold } from '#arabic/fold.ts';
import { slugify } from '#arabic/slug.ts';
import type { Db } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { recordEvent } from '#db/mutations/events.ts';
import { insertSection, updateSection } from '#db/mutations/sections.ts';
import { writeOutbox } from '#db/mutations/stories.ts';
import { findSectionByName, getSection } from '#db/queries/sections.ts';
import { done, type Result, refuse } from './refusal.ts';
import type { Actor, SectionRef } from './types.ts';

const longestName = 80;

/** First segments of the reader's site that belong to something else (publishing/pages.tsx, publishing/front). */
export const reservedSlugs = new Set(
  'desk api media assets _next healthz tag author search archive corrections about contact privacy page offline card sitemap en'.split(
    ' ',
  ),
);

/** What the English edition calls each section, by slug; empty for its Arabic name. Sections not named stay as they are. */
export async function nameSectionsInEnglish(
  db: Db,
  actor: Actor,
  names: ReadonlyMap<string, string>,
): Promise<Result<null>> {
  if (actor.role !== 'admin') return refuse('wrong_role', { detail: 'only an admin names sections' });
  const clean = new Map<string, string>();
  for (const [slug, given] of names) {
    const name = cleanLine(given);
    if (name.length > longestName || findForbiddenControls(given).length > 0) {
      return refuse('invalid', { path: slug, detail: `must be at most ${longestName} characters` });
    }
    clean.set(slug, name);
  }
  return db.write(async (tx) => {
    for (const [slug, nameEn] of clean) await updateSection(tx, slug, { nameEn });
    const at = nowIso();
    await recordEvent(tx, { at, personId: actor.id, action: 'name-sections', address: actor.address });
    // They stand in the navigation of every page.
    await writeOutbox(tx, ['all'], at);
    return done(null);
  });
}

/** The section of that name (found folded: سياسه is سياسة), made last in the list where there is none. */
export async function findOrMakeSection(
  db: Db,
  actor: Actor,
  given: string,
): Promise<Result<{ section: SectionRef; made: boolean }>> {
  const name = cleanLine(given);
  const folded = fold(name).trim();
  if (!folded || name.length > longestName || findForbiddenControls(given).length > 0) {
    return refuse('invalid', { path: 'section', detail: 'a section needs a name of 1 to 80 characters' });
  }
  return db.write(async (tx) => {
    const found = await findSectionByName(tx, folded);
    if (found) return done({ section: found, made: false });
    let slug = slugify(name);
    for (let number = 2; reservedSlugs.has(slug) || (await getSection(tx, slug)); number += 1) {
      slug = `${slugify(name)}-${number}`;
    }
    await insertSection(tx, { slug, name, folded });
    const at = nowIso();
    await recordEvent(tx, {
      at,
      personId: actor.id,
      action: 'add-section',
      note: slug,
      address: actor.address,
    });
    // A new section stands in every page's navigation once it has a story; publishing one says so itself.
    await writeOutbox(tx, ['sitemap'], at);
    return done({ section: { slug, name }, made: true });
  });
}
