import type { Db } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { recordEvent } from '#db/mutations/events.ts';
import { updateStory, writeOutbox } from '#db/mutations/stories.ts';
import { getStoryHead, type StoryHead } from '#db/queries/stories.ts';
import { keyIn } from '#document/edition.ts';
import { pairedKeys } from './before-readers.ts';
import { isTranslated, type PlaceInput, readPlace } from './editions.ts';
import { refuse } from './refusal.ts';
import { getStory, type StoryResult, workflowOf } from './stories.ts';
import type { Actor } from './types.ts';
import { decide } from './workflow.ts';

/**
 * By whoever may edit the story now: changes the edition (until the story was first published) and what it translates. The text stays as it is, and so does
 * its way through the workflow; pages that link the two are in the outbox.
 */
export async function chooseEdition(
  db: Db,
  actor: Actor,
  { id, ...input }: PlaceInput & { id: string },
): Promise<StoryResult> {
  const story = await getStory(db, actor, id);
  if (!story.ok) return story;
  const decision = decide(actor, workflowOf(story.value), 'edit');
  if (!decision.ok) return decision;
  const chosen = await db.write(async (tx) => {
    const head = await getStoryHead(tx, id);
    if (!head) throw new Error(`story ${id} is missing`);
    const place = await readPlace(tx, actor, input, { id, now: head });
    if (!place.ok) return place;
    const { edition, translationOf } = place.value;
    if (edition !== head.edition && (head.firstPublishedAt || (await isTranslated(tx, id)))) {
      return refuse('invalid', { path: 'edition', detail: 'the story was published, or is translated' });
    }
    if (edition === head.edition && translationOf === head.translationOf) return place;
    const at = nowIso();
    const before = await pairedKeys(tx, id);
    await updateStory(tx, id, { edition, translationOf });
    await recordEvent(tx, {
      at,
      personId: actor.id,
      action: 'choose-edition',
      storyId: id,
      note: [edition, translationOf].filter(Boolean).join(' '),
      address: actor.address,
    });
    await writeOutbox(tx, [...before, ...(await pairedKeys(tx, id)), ...ownKeys(head)], at);
    return place;
  });
  return chosen.ok ? getStory(db, actor, id) : chosen;
}

/** Where a story is shown with the link to its translation. */
function ownKeys(head: StoryHead): string[] {
  if (!head.firstPublishedAt) return [];
  const month = `month:${head.firstPublishedAt.slice(0, 7)}`;
  return [`story:${head.id}`, 'sitemap', month].map((key) => keyIn(head.edition, key));
}
