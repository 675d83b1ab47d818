import type { Db } from '#db/client.ts';
import { getSection } from '#db/queries/sections.ts';
import { readFields } from './fields.ts';
import { readImport } from './import/read-file.ts';
import { done, type Result, refuse } from './refusal.ts';
import { findOrMakeSection } from './sections.ts';
import { createStory } from './stories.ts';
import type { Actor, Story } from './types.ts';

export interface ImportWarning {
  code: string;
  detail: string;
}

/**
 * Makes a draft from a file's bytes. `section` (a slug) decides over the section the file names; a section
 * the newsroom doesn't have is made, with a warning. Nothing is made from a file that can't be read.
 */
export async function importStory(
  db: Db,
  actor: Actor,
  file: { bytes: Uint8Array; name: string; section?: string; edition?: string },
): Promise<Result<{ story: Story; warnings: ImportWarning[] }, Story>> {
  const read = readImport(file.bytes, file.name);
  if (!read.ok) return read;
  const { section: named, headline, lead, body, byline, tags } = read.value;
  const warnings = [...read.value.warnings];
  if (!headline) return refuse('headline_needed', { path: 'headline', detail: 'no headline was found' });
  if (file.section && !(await getSection(db.read, file.section))) {
    return refuse('invalid', { path: 'section', detail: `there is no section "${file.section}"` });
  }
  // Tried before a section is made: a story that is refused leaves nothing behind.
  const fields = readFields({ headline, lead, body, byline, tags });
  if (!fields.ok) return fields;
  let section = file.section;
  if (!section && named) {
    const found = await getSection(db.read, named);
    if (found) section = found.slug;
    else {
      const made = await findOrMakeSection(db, actor, named);
      if (!made.ok) return made;
      section = made.value.section.slug;
      if (made.value.made) {
        warnings.push({ code: 'section_made', detail: `made the section «${made.value.section.name}»` });
      }
    }
  }
  if (!section) warnings.push({ code: 'section_missing', detail: 'no section was found; took politics' });
  const story = await createStory(
    db,
    actor,
    { ...fields.value, section },
    { place: { edition: file.edition } },
  );
  return story.ok ? done({ story: story.value, warnings }) : story;
}
