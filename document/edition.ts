/** The newsroom's editions: one is Arabic and always there; the other, English, is switched on in the settings. */
export const editions = ['ar', 'en'] as const;
export type Edition = (typeof editions)[number];

export function isEdition(value: unknown): value is Edition {
  return editions.some((edition) => edition === value);
}

export function otherEdition(edition: Edition): Edition {
  return edition === 'ar' ? 'en' : 'ar';
}

/** Where a page of all editions stands in this one: `/archive`, `/en/archive`. Home is `/` and `/en`. */
export function pathIn(edition: Edition, path: string): string {
  if (edition === 'ar') return path;
  return path === '/' ? `/${edition}` : `/${edition}${path}`;
}

/** A decoded path as the edition it belongs to, and the path within that one. */
export function readEdition(path: string): { edition: Edition; path: string } {
  if (path === '/en') return { edition: 'en', path: '/' };
  // `/en/` is no page, as `/politics/` is none.
  if (path.startsWith('/en/') && path !== '/en/') return { edition: 'en', path: path.slice('/en'.length) };
  return { edition: 'ar', path };
}

/** Keys that name one thing wherever it is shown; all others name a list of one edition. */
const ofOneThing = /^(?:story|media|comments|embed):|^all$/;

/** The surrogate key of an edition's page: `home`, `en:home`, and `story:ID` in both. */
export function keyIn(edition: Edition, key: string): string {
  return edition === 'ar' || ofOneThing.test(key) ? key : `${edition}:${key}`;
}

/** The other way round; for keys of one thing the edition says nothing. */
export function readKey(key: string): { edition: Edition; key: string } {
  return key.startsWith('en:') ? { edition: 'en', key: key.slice('en:'.length) } : { edition: 'ar', key };
}
