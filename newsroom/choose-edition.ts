import type { Db } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { recordEvent } from '#db/mutations/events.ts';
import { updateStory, writeOutbox } from '#db/mutations/stories.ts';
import { getStoryHead } from '#db/queries/stories.ts';
import { linkedKeys, pairedKeys } from './before-readers.ts';
import { isTranslated, type PlaceInput, readPlace } from './editions.ts';
import { refuse } from './refusal.ts';
import { asWorkflowStory, getStory, type StoryResult } from './stories.ts';
import type { Actor } from './types.ts';
import { decide, maySee } from './workflow.ts';

/**
 * Changes the edition (until the story was first published) and what it translates, by whoever may edit the story now. The
 * text stays as it is, and so does its way through the workflow; pages that link the two are in the outbox.
 */
export async function chooseEdition(
  db: Db,
  actor: Actor,
  { id, ...input }: PlaceInput & { id: string },
): Promise<StoryResult> {
  const chosen = await db.write(async (tx) => {
    const head = await getStoryHead(tx, id);
    if (!head || !maySee(actor, { authorId: head.author.id })) {
      return refuse('not_found', { detail: 'there is no such story' });
    }
    const decision = decide(actor, asWorkflowStory(head), 'edit');
    if (!decision.ok) return decision;
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
    await writeOutbox(tx, [...before, ...(await pairedKeys(tx, id)), ...linkedKeys(head)], at);
    return place;
  });
  return chosen.ok ? getStory(db, actor, id) : chosen;
}
