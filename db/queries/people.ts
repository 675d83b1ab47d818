import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { prepared } from '../prepared.ts';
import { invitations, people, tokens } from '../schema.ts';

type Role = 'journalist' | 'editor' | 'admin';

export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
  banned: boolean;
}

const columns = {
  id: people.id,
  name: people.name,
  email: people.email,
  role: people.role,
  banned: people.banned,
};

export async function findPersonByEmail(db: Reader, email: string): Promise<Person | null> {
  const [row] = await db.select(columns).from(people).where(eq(people.email, email.trim().toLowerCase()));
  return row ?? null;
}

export async function getPerson(db: Reader, id: string): Promise<Person | null> {
  const [row] = await db.select(columns).from(people).where(eq(people.id, id));
  return row ?? null;
}

export async function listPersons(db: Reader): Promise<Person[]> {
  return db.select(columns).from(people).orderBy(asc(people.createdAt), asc(people.id));
}

export async function countPeople(db: Reader): Promise<number> {
  return db.$count(people);
}

/** How many admins can still sign in. */
export async function countActiveAdmins(db: Reader): Promise<number> {
  return db.$count(people, and(eq(people.role, 'admin'), eq(people.banned, false)));
}

const ownerByToken = prepared((db) =>
  db
    .select({ id: people.id, name: people.name, email: people.email, role: people.role })
    .from(tokens)
    .innerJoin(people, eq(people.id, tokens.personId))
    .where(and(eq(tokens.hash, sql.placeholder('hash')), isNull(tokens.revokedAt), eq(people.banned, false)))
    .prepare(),
);

/** Whose token this is, by its hash; null when unknown, revoked, or its owner may not sign in. */
export async function findTokenOwner(db: Reader, hash: string): Promise<Omit<Person, 'banned'> | null> {
  const [row] = await ownerByToken(db).execute({ hash });
  return row ?? null;
}

export interface TokenRow {
  id: string;
  createdAt: string;
  revokedAt: string | null;
}

export async function listTokensOf(db: Reader, personId: string): Promise<TokenRow[]> {
  return db
    .select({ id: tokens.id, createdAt: tokens.createdAt, revokedAt: tokens.revokedAt })
    .from(tokens)
    .where(eq(tokens.personId, personId))
    .orderBy(desc(tokens.createdAt));
}

export async function findInvitation(db: Reader, hash: string): Promise<{ role: Role } | null> {
  const [row] = await db
    .select({ role: invitations.role })
    .from(invitations)
    .where(eq(invitations.hash, hash));
  return row ?? null;
}
