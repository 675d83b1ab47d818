'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/**
 * Fetched when it is followed: a page of the desk is made anew each time, so there is nothing to have beforehand, and a link
 * that waits to be seen costs a look at each key on the writing page. `within`: a deeper address that belongs to this link, too.
 */
export function NavLink({ href, within, children }: { href: Route; within?: string; children: ReactNode }) {
  const path = usePathname();
  const isHere = path === href || (within !== undefined && path.startsWith(within));
  return (
    <Link href={href} prefetch={false} aria-current={isHere ? 'page' : undefined}>
      {children}
    </Link>
  );
}
