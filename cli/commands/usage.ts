import { parseArgs } from 'node:util';

/** The command was called in a way it can't be. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Reads `--name value` options, `--flag`s and the words between them. Throws UsageError. */
export function readArgs<Name extends string>(
  args: string[],
  names: readonly Name[],
  flags: readonly string[] = [],
): { words: string[]; options: Partial<Record<Name, string>>; flags: Set<string> } {
  const known: Record<string, { type: 'string' | 'boolean' }> = {};
  for (const name of names) known[name] = { type: 'string' };
  for (const flag of flags) known[flag] = { type: 'boolean' };
  try {
    const { values, positionals } = parseArgs({ args, options: known, allowPositionals: true });
    const options: Partial<Record<Name, string>> = {};
    for (const name of names) {
      const value = values[name];
      if (typeof value === 'string') options[name] = value;
    }
    return { words: positionals, options, flags: new Set(flags.filter((flag) => values[flag] === true)) };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export function needed(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new UsageError(`${name} is needed`);
  return value;
}
