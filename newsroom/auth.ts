/** Signing in: better-auth on our own tables. People are made by an admin; nobody signs up. */
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { createAccessControl } from 'better-auth/plugins/access';
import { admin } from 'better-auth/plugins/admin';
import { adminAc, defaultStatements, userAc } from 'better-auth/plugins/admin/access';
import type { Db, Reader } from '#db/client.ts';
import { getDb } from '#db/client.ts';
import { publicOrigin, trustedOrigins } from '#db/environment.ts';
import { newId } from '#db/id.ts';
import * as schema from '#db/schema.ts';
import { secretOf } from './house-key.ts';

/** The header in which the front writes the client's address; what a client sends in it never arrives. */
export const clientAddressHeader = 'x-midad-client';

export const shortestPassword = 10;
export const longestPassword = 128;

// Roles decide by newsroom/workflow.ts; better-auth only needs to know them.
const access = createAccessControl(defaultStatements);
const roles = {
  journalist: access.newRole(userAc.statements),
  editor: access.newRole(userAc.statements),
  admin: access.newRole(adminAc.statements),
};

/**
 * The library's queries, each taking its turn on the writer connection: without it one of them could fall
 * into another's open transaction.
 */
function adapterInTurns(db: Db, writer: Reader) {
  const make = drizzleAdapter(writer, {
    provider: 'sqlite',
    schema: {
      user: schema.people,
      session: schema.sessions,
      account: schema.accounts,
      verification: schema.verifications,
    },
  });
  return (options: Parameters<typeof make>[0]): ReturnType<typeof make> => {
    const adapter = make(options);
    return new Proxy(adapter, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function' || name === 'transaction') return member;
        return (...args: unknown[]) => db.turn(async () => Reflect.apply(member, target, args));
      },
    });
  };
}

function makeAuth(db: Db, writer: Reader) {
  return betterAuth({
    appName: 'Midad',
    baseURL: publicOrigin(),
    basePath: '/api/auth',
    secret: secretOf(db.folder),
    telemetry: { enabled: false },
    trustedOrigins: trustedOrigins(),
    database: adapterInTurns(db, writer),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      revokeSessionsOnPasswordReset: true,
    },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 24 },
    // The admin's acts on people are newsroom commands with an event each; these are the only open doors.
    disabledPaths: [
      '/admin/set-role',
      '/admin/get-user',
      '/admin/create-user',
      '/admin/update-user',
      '/admin/list-users',
      '/admin/list-user-sessions',
      '/admin/ban-user',
      '/admin/unban-user',
      '/admin/impersonate-user',
      '/admin/stop-impersonating',
      '/admin/revoke-user-session',
      '/admin/revoke-user-sessions',
      '/admin/remove-user',
      '/admin/set-user-password',
      '/admin/has-permission',
      '/sign-up/email',
      '/update-user',
      '/change-email',
      '/delete-user',
      '/request-password-reset',
      '/reset-password',
    ],
    rateLimit: {
      enabled: true,
      storage: 'memory',
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/change-password': { window: 60, max: 5 },
      },
    },
    advanced: {
      cookiePrefix: 'midad',
      useSecureCookies: publicOrigin().startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      database: { generateId: () => newId() },
    },
    plugins: [admin({ ac: access, roles, defaultRole: 'journalist', adminRoles: ['admin'] })],
  });
}

export type Auth = ReturnType<typeof makeAuth>;

declare global {
  var midadAuth: { folder: string; made: Promise<Auth> } | undefined;
}

/** better-auth on the given database. */
export function authOn(db: Db): Promise<Auth> {
  return db.turn(async (writer) => makeAuth(db, writer));
}

/** The process's own. */
export async function getAuth(): Promise<Auth> {
  const db = await getDb();
  if (globalThis.midadAuth?.folder !== db.folder) {
    globalThis.midadAuth = { folder: db.folder, made: authOn(db) };
  }
  return globalThis.midadAuth.made;
}
