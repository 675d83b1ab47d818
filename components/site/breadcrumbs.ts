import { pathIn } from '#document/edition.ts';
import type { SiteContext } from './types.ts';

/** `BreadcrumbList` from the home page down; the last one may be without a path: it is where the reader is. */
export function breadcrumbs(site: SiteContext, steps: { name: string; path?: string }[]) {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [{ name: site.name, path: pathIn(site.edition, '/') }, ...steps].map(
      ({ name, path }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name,
        ...(path === undefined ? {} : { item: site.origin + path }),
      }),
    ),
  };
}
