'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/** `within`: a deeper address that belongs to this link, too. */
export function NavLink({ href, within, children }: { href: Route; within?: string; children: ReactNode }) {
  const path = usePathname();
  const isHere = path === href || (within !== undefined && path.startsWith(within));
  return (
    <Link href={href} aria-current={isHere ? 'page' : undefined}>
      {children}
    </Link>
  );
}
