/** Who a comment came from, as little as is needed: a keyed hash of the address, for a few days. */
import { createHmac } from 'node:crypto';
import type { Db } from '#db/client.ts';
import { now } from '#db/clock.ts';
import { forgetSenders } from '#db/mutations/comments.ts';
import { keyFor } from '../house-key.ts';

/** Long enough for a moderator who comes back after the weekend. */
export const keptDays = 7;
const dayInMs = 86_400_000;

/** The first 64 bits of an IPv6 address are one household; of an IPv4 address all. */
function household(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const middle = tail === undefined ? [] : Array(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...middle, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

export function senderOf(db: Db, address: string): string {
  return createHmac('sha256', keyFor(db.folder, 'comment senders'))
    .update(household(address))
    .digest('base64url')
    .slice(0, 22);
}

/** Takes away what was kept about senders for longer than it may be, and what is over. */
export async function forgetOldSenders(db: Db): Promise<void> {
  const at = now();
  const kept = new Date(at.getTime() - keptDays * dayInMs).toISOString();
  await db.write((tx) => forgetSenders(tx, { kept, at: at.toISOString() }));
}
