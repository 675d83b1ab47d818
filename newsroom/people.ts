/** Commands on people, their API tokens and the first admin's one-time link. */
import { randomBytes } from 'node:crypto';
import { cleanLine, findForbiddenControls } from '#arabic/bidi.ts';
import type { Db, Tx } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { publicOrigin } from '#db/environment.ts';
import { recordEvent } from '#db/mutations/events.ts';
import {
  endToken,
  insertPerson,
  insertToken,
  replaceInvitation,
  spendInvitation,
  updateBan,
  updateRole,
} from '#db/mutations/people.ts';
import {
  countActiveAdmins,
  countPeople,
  findInvitation,
  findPersonByEmail,
  getPerson,
  listPersons,
  listTokensOf,
  type Person,
  type TokenRow,
} from '#db/queries/people.ts';
import { authOn, longestPassword, shortestPassword } from './auth.ts';
import { done, type Result, refuse } from './refusal.ts';
import { hashToken } from './session.ts';
import type { Actor, Role } from './types.ts';

export interface NewPerson {
  email: string;
  name: string;
  role: Role;
  /** Generated where none is given. */
  password?: string;
}

const roles: readonly Role[] = ['journalist', 'editor', 'admin'];

/** `actor` null: the command line, whose user owns the data folder. */
function isAdmin(actor: Actor | null): boolean {
  return actor === null || actor.role === 'admin';
}

function newSecret(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

function checkPerson(input: NewPerson): Result<NewPerson & { password: string }> {
  const email = input.email.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 254) {
    return refuse('invalid', { path: 'email', detail: 'is no e-mail address' });
  }
  const name = cleanLine(input.name);
  if (!name || name.length > 200 || findForbiddenControls(input.name).length > 0) {
    return refuse('invalid', {
      path: 'name',
      detail: 'must be 1 to 200 characters without direction overrides',
    });
  }
  if (!roles.includes(input.role)) {
    return refuse('invalid', { path: 'role', detail: `must be one of ${roles.join(', ')}` });
  }
  const password = input.password ?? newSecret(12);
  if (password.length < shortestPassword || password.length > longestPassword) {
    return refuse('invalid', {
      path: 'password',
      detail: `must be ${shortestPassword} to ${longestPassword} characters`,
    });
  }
  return done({ email, name, role: input.role, password });
}

async function hashPassword(db: Db, password: string): Promise<string> {
  const { password: passwords } = await (await authOn(db)).$context;
  return passwords.hash(password);
}

async function insertChecked(
  tx: Tx,
  actor: Actor | null,
  person: NewPerson,
  passwordHash: string,
): Promise<Result<string>> {
  if (await findPersonByEmail(tx, person.email)) {
    return refuse('already_exists', { path: 'email', detail: 'somebody has this e-mail address' });
  }
  const id = await insertPerson(tx, { ...person, passwordHash });
  await recordEvent(tx, {
    at: nowIso(),
    personId: actor?.id ?? null,
    action: 'add-person',
    note: `${id} ${person.role}`,
    address: actor?.address,
  });
  return done(id);
}

/** Makes a person who can sign in. The password in the answer is not kept anywhere else in clear. */
export async function addPerson(
  db: Db,
  actor: Actor | null,
  input: NewPerson,
): Promise<Result<{ id: string; email: string; password: string }>> {
  if (!isAdmin(actor)) return refuse('wrong_role', { detail: 'only an admin adds people' });
  const person = checkPerson(input);
  if (!person.ok) return person;
  const passwordHash = await hashPassword(db, person.value.password);
  return db.write(async (tx) => {
    const added = await insertChecked(tx, actor, person.value, passwordHash);
    if (!added.ok) return added;
    return done({ id: added.value, email: person.value.email, password: person.value.password });
  });
}

export function listPeople(db: Db): Promise<Person[]> {
  return listPersons(db.read);
}

async function changePerson(
  db: Db,
  actor: Actor,
  id: string,
  action: string,
  change: (tx: Tx, person: Person) => Promise<void>,
): Promise<Result<null>> {
  if (!isAdmin(actor)) return refuse('wrong_role', { detail: 'only an admin changes people' });
  return db.write(async (tx) => {
    const person = await getPerson(tx, id);
    if (!person) return refuse('not_found', { detail: 'there is no such person' });
    if (person.id === actor.id)
      return refuse('own_rights', { detail: 'an admin does not change their own rights' });
    await change(tx, person);
    if ((await countActiveAdmins(tx)) === 0) throw new Error('the newsroom would be left without an admin');
    await recordEvent(tx, {
      at: nowIso(),
      personId: actor.id,
      action,
      note: id,
      address: actor.address,
    });
    return done(null);
  });
}

/** Gives a person another role; nobody changes their own. */
export function setRole(db: Db, actor: Actor, id: string, role: Role): Promise<Result<null>> {
  return changePerson(db, actor, id, `set-role-${role}`, (tx) => updateRole(tx, id, role));
}

/** Ends a person's sessions and tokens and every new sign-in. */
export function disablePerson(db: Db, actor: Actor, id: string): Promise<Result<null>> {
  return changePerson(db, actor, id, 'disable-person', (tx) => updateBan(tx, id, true));
}

export function enablePerson(db: Db, actor: Actor, id: string): Promise<Result<null>> {
  return changePerson(db, actor, id, 'enable-person', (tx) => updateBan(tx, id, false));
}

/** A new API token for a person: their own, or anybody's for an admin and the command line. Shown this once. */
export async function addToken(
  db: Db,
  actor: Actor | null,
  personId: string,
): Promise<Result<{ id: string; token: string }>> {
  if (actor && actor.id !== personId && actor.role !== 'admin') {
    return refuse('wrong_role', { detail: "only an admin makes another person's token" });
  }
  const token = `midad_${newSecret(32)}`;
  return db.write(async (tx) => {
    if (!(await getPerson(tx, personId))) return refuse('not_found', { detail: 'there is no such person' });
    const id = await insertToken(tx, personId, hashToken(token));
    await recordEvent(tx, {
      at: nowIso(),
      personId: actor?.id ?? null,
      action: 'add-token',
      note: `${personId} ${id}`,
      address: actor?.address,
    });
    return done({ id, token });
  });
}

export function listTokens(db: Db, personId: string): Promise<TokenRow[]> {
  return listTokensOf(db.read, personId);
}

/** Ends one of the actor's own tokens. */
export async function revokeToken(db: Db, actor: Actor, id: string): Promise<Result<null>> {
  return db.write(async (tx) => {
    if (!(await endToken(tx, actor.id, id))) return refuse('not_found', { detail: 'there is no such token' });
    await recordEvent(tx, {
      at: nowIso(),
      personId: actor.id,
      action: 'revoke-token',
      note: id,
      address: actor.address,
    });
    return done(null);
  });
}

/** A link by which the first admin comes in, in a newsroom without people; null where there are some. */
export async function ensureFirstAdminLink(db: Db): Promise<string | null> {
  if ((await countPeople(db.read)) > 0) return null;
  const secret = newSecret(24);
  await db.write((tx) => replaceInvitation(tx, hashToken(secret), 'admin'));
  return `${publicOrigin()}/desk/welcome?token=${secret}`;
}

/**
 * Whether the first admin's link still works: it stands in a terminal or a log, so with the first person,
 * wherever that one came from, it is worth nothing.
 */
export async function isInvitation(db: Db, secret: string): Promise<boolean> {
  return (await countPeople(db.read)) === 0 && (await findInvitation(db.read, hashToken(secret))) !== null;
}

/**
 * Makes the first admin, whom the link invites; the link works once, and only while there is nobody.
 * Refusals: `not_found` (used, not ours, or no longer wanted), those of a person's fields.
 */
export async function acceptInvitation(
  db: Db,
  secret: string,
  input: { email: string; name: string; password: string },
): Promise<Result<{ id: string; email: string }>> {
  const hash = hashToken(secret);
  const invitation = (await isInvitation(db, secret)) ? await findInvitation(db.read, hash) : null;
  if (!invitation) return refuse('not_found', { detail: 'this link was used, or is not ours' });
  const person = checkPerson({ ...input, role: invitation.role });
  if (!person.ok) return person;
  const passwordHash = await hashPassword(db, person.value.password);
  return db.write(async (tx) => {
    if ((await countPeople(tx)) > 0) return refuse('not_found', { detail: 'this newsroom has people' });
    if (!(await spendInvitation(tx, hash))) return refuse('not_found', { detail: 'this link was used' });
    const added = await insertChecked(tx, null, person.value, passwordHash);
    return added.ok ? done({ id: added.value, email: person.value.email }) : added;
  });
}
