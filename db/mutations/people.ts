import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import { now, nowIso } from '../clock.ts';
import { newId } from '../id.ts';
import { accounts, invitations, people, sessions, tokens } from '../schema.ts';

type Role = 'journalist' | 'editor' | 'admin';

/** A person with a password to sign in by; `passwordHash` is better-auth's. Answers the new id. */
export async function insertPerson(
  tx: Tx,
  person: { email: string; name: string; role: Role; passwordHash: string },
): Promise<string> {
  const id = newId();
  const moment = now();
  await tx.insert(people).values({
    id,
    name: person.name,
    email: person.email,
    role: person.role,
    emailVerified: true,
    createdAt: moment,
    updatedAt: moment,
  });
  await tx.insert(accounts).values({
    id: newId(),
    accountId: id,
    providerId: 'credential',
    userId: id,
    password: person.passwordHash,
    createdAt: moment,
    updatedAt: moment,
  });
  return id;
}

export async function updateRole(tx: Tx, id: string, role: Role): Promise<void> {
  await tx.update(people).set({ role, updatedAt: now() }).where(eq(people.id, id));
}

/** A person who may not sign in any more loses every session at once; tokens stop with them. */
export async function updateBan(tx: Tx, id: string, banned: boolean): Promise<void> {
  await tx.update(people).set({ banned, updatedAt: now() }).where(eq(people.id, id));
  if (banned) await tx.delete(sessions).where(eq(sessions.userId, id));
}

export async function insertToken(tx: Tx, personId: string, hash: string): Promise<string> {
  const id = newId();
  await tx.insert(tokens).values({ id, personId, hash, createdAt: nowIso() });
  return id;
}

/** False where there is no such working token of that person. */
export async function endToken(tx: Tx, personId: string, id: string): Promise<boolean> {
  const ended = await tx
    .update(tokens)
    .set({ revokedAt: nowIso() })
    .where(and(eq(tokens.id, id), eq(tokens.personId, personId), isNull(tokens.revokedAt)))
    .returning({ id: tokens.id });
  return ended.length > 0;
}

/** The one open invitation; an older link stops working. */
export async function replaceInvitation(tx: Tx, hash: string, role: Role): Promise<void> {
  await tx.delete(invitations);
  await tx.insert(invitations).values({ hash, role, createdAt: nowIso() });
}

/** True for whoever is first to use it. */
export async function spendInvitation(tx: Tx, hash: string): Promise<boolean> {
  const used = await tx
    .delete(invitations)
    .where(eq(invitations.hash, hash))
    .returning({ hash: invitations.hash });
  return used.length > 0;
}
