import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDb } from '#db/client.ts';
import { findTokenOwner } from '#db/queries/people.ts';
import { accounts, tokens } from '#db/schema.ts';
import { authOn } from './auth.ts';
import { makeTestNewsroom, type TestNewsroom } from './newsroom-for-tests.ts';
import {
  acceptInvitation,
  addPerson,
  addToken,
  disablePerson,
  enablePerson,
  ensureFirstAdminLink,
  isInvitation,
  listPeople,
  listTokens,
  revokeToken,
  setRole,
} from './people.ts';
import { hashToken } from './session.ts';

let room: TestNewsroom;
beforeAll(async () => {
  room = await makeTestNewsroom();
});
afterAll(() => room.close());

async function signIn(email: string, password: string, address: string): Promise<Response> {
  const auth = await authOn(room.db);
  return auth.handler(
    new Request('http://localhost:3000/api/auth/sign-in/email', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: 'http://localhost:3000',
        'x-midad-client': address,
      },
      body: JSON.stringify({ email, password }),
    }),
  );
}

describe('signing in', () => {
  test('a person comes in with their password and gets a cookie that no script reads', async () => {
    const { email } = room.journalist;
    const answer = await signIn(email, room.passwords.get(email) ?? '', '192.0.2.1');
    expect(answer.status).toBe(200);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/midad\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const auth = await authOn(room.db);
    const session = await auth.api.getSession({
      headers: new Headers({ cookie: cookie.split(';')[0] ?? '' }),
    });
    expect(session?.user).toMatchObject({ email, role: 'journalist', name: room.journalist.name });
  });

  test('a wrong password and an unknown address are answered alike', async () => {
    const wrong = await signIn(room.editor.email, 'not the password', '192.0.2.2');
    const unknown = await signIn('nobody@midad.example', 'not the password', '192.0.2.2');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await unknown.json());
  });

  test('nobody signs themselves up, and the library’s own admin doors are shut', async () => {
    const auth = await authOn(room.db);
    for (const path of ['sign-up/email', 'admin/create-user', 'admin/set-role', 'admin/impersonate-user']) {
      const answer = await auth.handler(
        new Request(`http://localhost:3000/api/auth/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
          body: JSON.stringify({ email: 'x@y.example', name: 'x', password: 'long enough password' }),
        }),
      );
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
    }
    expect(await listPeople(room.db)).toHaveLength(4);
  });

  test('passwords and tokens are nowhere in clear', async () => {
    const made = await addToken(room.db, room.journalist, room.journalist.id);
    if (!made.ok) throw new Error();
    const stored = JSON.stringify([
      await room.db.read.select().from(accounts),
      await room.db.read.select().from(tokens),
    ]);
    for (const password of room.passwords.values()) expect(stored).not.toContain(password);
    expect(stored).not.toContain(made.value.token);
  });
});

describe('tokens', () => {
  test('a token is its owner’s until it is revoked', async () => {
    const made = await addToken(room.db, room.editor, room.editor.id);
    if (!made.ok) throw new Error();
    const hash = hashToken(made.value.token);
    expect(await findTokenOwner(room.db.read, hash)).toMatchObject({ id: room.editor.id, role: 'editor' });
    expect(await revokeToken(room.db, room.journalist, made.value.id)).toMatchObject({ ok: false });
    expect(await revokeToken(room.db, room.editor, made.value.id)).toMatchObject({ ok: true });
    expect(await findTokenOwner(room.db.read, hash)).toBeNull();
    const [row] = await listTokens(room.db, room.editor.id);
    expect(row?.revokedAt).toEqual(expect.any(String));
  });

  test('only an admin makes a token for somebody else', async () => {
    expect(await addToken(room.db, room.journalist, room.editor.id)).toMatchObject({
      ok: false,
      refusal: { code: 'wrong_role' },
    });
    expect(await addToken(room.db, room.admin, room.editor.id)).toMatchObject({ ok: true });
  });
});

describe('people', () => {
  test('an admin adds one; an editor does not; an address is taken once, in any case of letters', async () => {
    const input = { email: 'New@midad.example', name: 'هدى', role: 'journalist' } as const;
    expect(await addPerson(room.db, room.editor, input)).toMatchObject({ refusal: { code: 'wrong_role' } });
    expect(await addPerson(room.db, room.admin, input)).toMatchObject({
      value: { email: 'new@midad.example' },
    });
    expect(await addPerson(room.db, room.admin, { ...input, email: 'NEW@midad.example' })).toMatchObject({
      refusal: { code: 'already_exists', path: 'email' },
    });
  });

  test.each([
    ['email', { email: 'no address' }],
    ['name', { name: '  ' }],
    ['name', { name: 'مدير\u202E' }],
    ['password', { password: 'short' }],
  ])('a person with a bad %s is not made', async (field, wrong) => {
    const before = (await listPeople(room.db)).length;
    const input = { email: 'bad@midad.example', name: 'اسم', role: 'journalist' as const, ...wrong };
    expect(await addPerson(room.db, room.admin, input)).toMatchObject({
      refusal: { code: 'invalid', path: field },
    });
    expect(await listPeople(room.db)).toHaveLength(before);
  });

  test('whoever is disabled is out at once, token and all, and can be let in again', async () => {
    const made = await addToken(room.db, room.colleague, room.colleague.id);
    if (!made.ok) throw new Error();
    const { email, id } = room.colleague;
    expect((await signIn(email, room.passwords.get(email) ?? '', '192.0.2.3')).status).toBe(200);
    expect(await disablePerson(room.db, room.admin, id)).toMatchObject({ ok: true });
    expect(await findTokenOwner(room.db.read, hashToken(made.value.token))).toBeNull();
    expect((await signIn(email, room.passwords.get(email) ?? '', '192.0.2.4')).status).toBe(403);
    expect(await enablePerson(room.db, room.admin, id)).toMatchObject({ ok: true });
    expect((await signIn(email, room.passwords.get(email) ?? '', '192.0.2.5')).status).toBe(200);
  });

  test('an admin changes roles, but not their own', async () => {
    expect(await setRole(room.db, room.admin, room.colleague.id, 'editor')).toMatchObject({ ok: true });
    expect(await setRole(room.db, room.admin, room.admin.id, 'journalist')).toMatchObject({ ok: false });
    expect(await setRole(room.db, room.editor, room.colleague.id, 'admin')).toMatchObject({ ok: false });
  });
});

describe('the first admin', () => {
  test('comes in by a link that works once, and there is none where there are people', async () => {
    expect(await ensureFirstAdminLink(room.db)).toBeNull();
    const folder = mkdtempSync(path.join(tmpdir(), 'midad-test-'));
    const db = await openDb(folder);
    try {
      const older = new URL((await ensureFirstAdminLink(db)) ?? '').searchParams.get('token') ?? '';
      const token = new URL((await ensureFirstAdminLink(db)) ?? '').searchParams.get('token') ?? '';
      expect(await isInvitation(db, older)).toBe(false);
      const person = { email: 'first@midad.example', name: 'الأولى', password: 'a long password' };
      expect(await acceptInvitation(db, token, { ...person, password: 'short' })).toMatchObject({
        ok: false,
      });
      const both = await Promise.all([
        acceptInvitation(db, token, person),
        acceptInvitation(db, token, { ...person, email: 'second@midad.example' }),
      ]);
      expect(both.filter((one) => one.ok)).toHaveLength(1);
      expect(await listPeople(db)).toMatchObject([{ role: 'admin' }]);
    } finally {
      db.close();
      rmSync(folder, { recursive: true });
    }
  });

  test('is no longer let in by the link once somebody was added on the command line', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'midad-test-'));
    const db = await openDb(folder);
    try {
      const token = new URL((await ensureFirstAdminLink(db)) ?? '').searchParams.get('token') ?? '';
      expect(await isInvitation(db, token)).toBe(true);
      const one = {
        email: 'one@midad.example',
        name: 'الأولى',
        role: 'admin',
        password: 'a long password',
      } as const;
      expect(await addPerson(db, null, one)).toMatchObject({ ok: true });
      expect(await isInvitation(db, token)).toBe(false);
      const other = { email: 'other@midad.example', name: 'غريب', password: 'a long password' };
      expect(await acceptInvitation(db, token, other)).toMatchObject({
        ok: false,
        refusal: { code: 'not_found' },
      });
      expect(await listPeople(db)).toMatchObject([{ email: 'one@midad.example' }]);
    } finally {
      db.close();
      rmSync(folder, { recursive: true });
    }
  });
});
