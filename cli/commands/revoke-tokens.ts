import { listTokens, revokeToken } from '#newsroom/people.ts';
import { needed, readArgs } from './usage.ts';
import { complain, findActor, inWords, withDb } from './with-db.ts';

/** Ends every working token of a person and prints how many. */
export async function revokeTokens(args: string[]): Promise<number> {
  const { options } = readArgs(args, ['email']);
  const email = needed(options.email, '--email');
  return withDb(async (db) => {
    const person = await findActor(db, email);
    if (!person) return complain(`nobody who may sign in has the address ${email}`);
    const working = (await listTokens(db, person.id)).filter((token) => token.revokedAt === null);
    for (const token of working) {
      const ended = await revokeToken(db, person, token.id);
      if (!ended.ok) return complain(inWords(ended.refusal));
    }
    process.stdout.write(`${working.length}\n`);
    return 0;
  });
}
