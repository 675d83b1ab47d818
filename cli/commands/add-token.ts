import { addToken } from '#newsroom/people.ts';
import { needed, readArgs } from './usage.ts';
import { complain, findActor, inWords, withDb } from './with-db.ts';

/** Prints the token as the only line. */
export async function addTokenFor(args: string[]): Promise<number> {
  const { options } = readArgs(args, ['email']);
  const email = needed(options.email, '--email');
  return withDb(async (db) => {
    const person = await findActor(db, email);
    if (!person) return complain(`nobody who may sign in has the address ${email}`);
    const added = await addToken(db, null, person.id);
    if (!added.ok) return complain(inWords(added.refusal));
    process.stdout.write(`${added.value.token}\n`);
    return 0;
  });
}
