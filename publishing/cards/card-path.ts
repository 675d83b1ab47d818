import { createHash } from 'node:crypto';
import { type Edition, pathIn } from '#document/edition.ts';

/** What a card shows: another of these is another picture. */
interface Shown {
  id: string;
  edition: Edition;
  headline: string;
  section: { name: string };
}

/** Counts up when the drawing changes. */
const design = 1;

/** The address of a story's card, which changes with what it shows: networks keep a picture by its address. */
export function cardPath(story: Shown, newsroom: string): string {
  const shown = JSON.stringify([design, story.headline, story.section.name, newsroom]);
  const name = createHash('sha256').update(shown).digest('hex').slice(0, 16);
  return pathIn(story.edition, `/card/${story.id}/${name}.png`);
}
