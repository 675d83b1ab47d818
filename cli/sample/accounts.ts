/** The demo's accounts, kept in a file that only its owner can read, so that they can be shown again. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SampleAccount } from './make-sample.ts';

const arabic = { journalist: 'صحفي', editor: 'محرر', admin: 'مدير' } as const;

export function accountsFile(folder: string): string {
  return path.join(folder, 'accounts.txt');
}

/** One line an account. Arabic stands last, where no terminal can put an address in the wrong order for it. */
export function writeAccounts(folder: string, accounts: SampleAccount[]): void {
  const widest = Math.max(...accounts.map((account) => account.email.length));
  const lines = accounts.map(
    ({ role, email, password, name }) =>
      `${role.padEnd(10)}  ${email.padEnd(widest)}  ${password}  ${arabic[role]}: ${name}`,
  );
  writeFileSync(accountsFile(folder), `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
}

/** The lines as written; null in a newsroom that isn't the sample one. */
export function readAccounts(folder: string): string[] | null {
  const file = accountsFile(folder);
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : null;
}
