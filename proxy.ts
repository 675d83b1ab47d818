/**
 * Headers for the newsroom's pages: a Content-Security-Policy with a nonce for each answer. Not a lock:
 * who may see what is decided where the data is read.
 */
import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';

const isDevelopment = process.env.NODE_ENV === 'development';

function policy(nonce: string): string {
  // React's development build evaluates source maps.
  const evaluation = isDevelopment ? " 'unsafe-eval'" : '';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** A reader's page shown at the desk brings the readers' policy with it. */
const readersPage = '/desk/fronts/preview';

export function proxy(request: NextRequest): NextResponse {
  if (request.nextUrl.pathname === readersPage) return NextResponse.next();
  const csp = policy(randomBytes(16).toString('base64'));
  // Next reads the nonce for its own scripts from the request's header.
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', csp);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', csp);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('cache-control', 'no-store');
  return response;
}

export const config = { matcher: ['/desk', '/desk/:path*'] };
