import { actOnStory, getStory } from '#newsroom/stories.ts';
import { drainOutbox } from '#publishing/purge.ts';
import { needed, readArgs } from './usage.ts';
import { complain, findActor, inWords, withDb } from './with-db.ts';

/** Takes a step of the workflow on a story's newest revision; readers see it when this returns. */
export async function step(args: string[]): Promise<number> {
  const { words, options } = readArgs(args, ['email', 'note', 'at']);
  const action = needed(words[0], 'an action');
  const id = needed(words[1], "a story's id");
  const email = needed(options.email, '--email');
  return withDb(async (db) => {
    const actor = await findActor(db, email);
    if (!actor) return complain(`nobody who may sign in has the address ${email}`);
    const story = await getStory(db, actor, id);
    if (!story.ok) return complain(inWords(story.refusal));
    const { revision } = story.value;
    const result = await actOnStory(db, actor, { id, action, revision, note: options.note, at: options.at });
    if (!result.ok) return complain(inWords(result.refusal));
    await drainOutbox(db);
    const { state, live, url, scheduledFor } = result.value;
    process.stdout.write(
      `${JSON.stringify({ id, revision: result.value.revision, state, live, url, scheduledFor })}\n`,
    );
    return 0;
  });
}
