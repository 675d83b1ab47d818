/** The newsroom's commands. Each authenticates by being run by the data folder's owner, parses and asks newsroom. */

import { EnvironmentProblem } from '#db/environment.ts';
import { addTokenFor } from './commands/add-token.ts';
import { addUser } from './commands/add-user.ts';
import { backup } from './commands/backup.ts';
import { checkEmbedsNow } from './commands/check-embeds.ts';
import { doctor } from './commands/doctor.ts';
import { importFiles } from './commands/import-files.ts';
import { restore } from './commands/restore.ts';
import { revokeTokens } from './commands/revoke-tokens.ts';
import { step } from './commands/step.ts';
import { UsageError } from './commands/usage.ts';

const usage = `usage: npm run -s midad -- COMMAND

  user add --email E --name N --role journalist|editor|admin [--password-stdin]
  token add --email E                   prints a new API token
  token revoke --email E                ends all tokens of that person
  import FILE… --email E [--section SLUG] [--edition ar|en]
  story ACTION ID --email E [--note N]  submit, request-changes, approve, publish, correct, unpublish,
                                        unschedule; schedule with --at 2030-01-31T08:00+03:00
  embeds check                          looks now at what published stories embed
  backup FILE                           a consistent copy while everything runs
  restore FILE                          back from it, into an empty data folder
  doctor                                checks database and page store
`;

/** Each answers its exit code. */
const commands: Record<string, (args: string[]) => Promise<number>> = {
  'user add': addUser,
  'token add': addTokenFor,
  'token revoke': revokeTokens,
  import: importFiles,
  story: step,
  'embeds check': checkEmbedsNow,
  backup,
  restore,
  doctor,
};

async function main(args: string[]): Promise<number> {
  for (const words of [2, 1]) {
    const command = commands[args.slice(0, words).join(' ')];
    if (command) return command(args.slice(words));
  }
  process.stderr.write(usage);
  return args.length === 0 || args[0] === 'help' || args[0] === '--help' ? 0 : 2;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${usage}`);
  else if (error instanceof EnvironmentProblem) process.stderr.write(`${error.message}\n`);
  else throw error;
  process.exitCode = 2;
}
