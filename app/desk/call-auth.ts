import { parseSetCookieHeader } from 'better-auth/cookies';
import { cookies, headers } from 'next/headers';
import { clientAddressHeader, getAuth } from '#newsroom/auth.ts';

/**
 * Calls one of better-auth's endpoints through its HTTP handler, because its limit on tries counts only there, and
 * hands the cookies it sets to the browser. Only from server actions.
 */
export async function callAuth(path: `/${string}`, body: Record<string, string>): Promise<Response> {
  const incoming = await headers();
  const forward = new Headers({ 'content-type': 'application/json' });
  for (const name of ['cookie', 'origin', 'user-agent', clientAddressHeader]) {
    const value = incoming.get(name);
    if (value) forward.set(name, value);
  }
  const auth = await getAuth();
  // The host plays no part: better-auth has its own from the environment and checks the origin against it.
  const request = new Request(`http://localhost/api/auth${path}`, {
    method: 'POST',
    headers: forward,
    body: JSON.stringify(body),
  });
  const response = await auth.handler(request);
  const jar = await cookies();
  for (const line of response.headers.getSetCookie()) {
    for (const [name, cookie] of parseSetCookieHeader(line)) {
      jar.set(name, cookie.value, {
        path: cookie.path ?? '/',
        httpOnly: cookie.httponly,
        secure: cookie.secure,
        sameSite: cookie.samesite,
        maxAge: cookie['max-age'],
      });
    }
  }
  return response;
}
