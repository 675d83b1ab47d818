/** A form's fields as text; files and missing ones are empty. */
export function readForm<Name extends string>(form: FormData, names: readonly Name[]): Record<Name, string> {
  const fields = {} as Record<Name, string>;
  for (const name of names) {
    const value = form.get(name);
    fields[name] = typeof value === 'string' ? value : '';
  }
  return fields;
}

/** Where to go after signing in: a page of the desk on this site, and nowhere else. */
export function deskPath(wanted: string): string {
  try {
    const site = 'http://midad.invalid';
    const url = new URL(wanted, site);
    const isDesk = url.pathname === '/desk' || url.pathname.startsWith('/desk/');
    if (url.origin === site && isDesk && !url.pathname.startsWith('/desk/sign-in')) {
      return url.pathname + url.search;
    }
  } catch {
    // Not an address at all.
  }
  return '/desk';
}
