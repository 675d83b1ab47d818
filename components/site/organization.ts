import { pathIn } from '#document/edition.ts';
import type { SiteContext } from './types.ts';

/** The newsroom as search engines know it: one node under one id, on every page that names it. */
export function organization(site: SiteContext) {
  return {
    '@type': 'NewsMediaOrganization',
    '@id': `${site.origin}/#newsroom`,
    name: site.name,
    url: `${site.origin}/`,
    logo: { '@type': 'ImageObject', url: `${site.origin}/icon-512.png`, width: 512, height: 512 },
    correctionsPolicy: site.origin + pathIn(site.edition, '/corrections'),
  };
}
