import { text } from 'node:stream/consumers';
import { addPerson } from '#newsroom/people.ts';
import type { Role } from '#newsroom/types.ts';
import { needed, readArgs, UsageError } from './usage.ts';
import { complain, inWords, withDb } from './with-db.ts';

const roles: readonly Role[] = ['journalist', 'editor', 'admin'];

/** Prints the password as the only line. */
export async function addUser(args: string[]): Promise<number> {
  const { options, flags } = readArgs(args, ['email', 'name', 'role'], ['password-stdin']);
  const email = needed(options.email, '--email');
  const name = needed(options.name, '--name');
  const role = roles.find((known) => known === options.role);
  if (!role) throw new UsageError(`--role is one of ${roles.join(', ')}`);
  const password = flags.has('password-stdin')
    ? (await text(process.stdin)).replace(/\r?\n$/, '')
    : undefined;
  return withDb(async (db) => {
    const added = await addPerson(db, null, { email, name, role, password });
    if (!added.ok) return complain(inWords(added.refusal));
    process.stdout.write(`${added.value.password}\n`);
    return 0;
  });
}
