/** Who is asking, and whether a browser was tricked into asking. */
import { createHash } from 'node:crypto';
import { getDb } from '#db/client.ts';
import { trustedOrigins } from '#db/environment.ts';
import { findTokenOwner } from '#db/queries/people.ts';
import { clientAddressHeader, getAuth } from './auth.ts';
import { done, type Result, refuse } from './refusal.ts';
import type { Actor } from './types.ts';

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function addressIn(headers: Headers): string | null {
  return headers.get(clientAddressHeader);
}

async function actorByToken(headers: Headers, token: string): Promise<Actor | null> {
  const db = await getDb();
  const owner = await findTokenOwner(db.read, hashToken(token));
  return owner && { ...owner, address: addressIn(headers) };
}

/** The person signed in by cookie; null for nobody. Only for reading, or behind Next's own origin check. */
export async function getActor(headers: Headers): Promise<Actor | null> {
  const auth = await getAuth();
  const session = await auth.api.getSession({ headers });
  if (!session) return null;
  const { id, name, email, role, banned } = session.user;
  if (banned || (role !== 'journalist' && role !== 'editor' && role !== 'admin')) return null;
  return { id, name, email, role, address: addressIn(headers) };
}

/**
 * The person behind an API call: by bearer token, or by cookie from our own pages. A browser's call from
 * anywhere else is refused (`foreign_origin`), `Origin: null` too; nobody is `not_signed_in`.
 */
export async function authenticate(request: Request): Promise<Result<Actor>> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) {
    const [, token] = /^Bearer +([\w-]{20,200})$/i.exec(authorization.trim()) ?? [];
    const actor = token ? await actorByToken(request.headers, token) : null;
    return actor
      ? done(actor)
      : refuse('not_signed_in', { detail: 'this token is not known or was revoked' });
  }
  const isSafe = request.method === 'GET' || request.method === 'HEAD';
  const origin = request.headers.get('origin');
  if (!isSafe && (origin === null || !trustedOrigins().includes(origin))) {
    if (origin !== null || request.headers.has('cookie')) {
      return refuse('foreign_origin', { detail: 'this call does not come from our own pages' });
    }
  }
  const actor = await getActor(request.headers);
  return actor ? done(actor) : refuse('not_signed_in', { detail: 'send Authorization: Bearer TOKEN' });
}
