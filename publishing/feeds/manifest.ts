import type { SiteContext } from '#components/site/types.ts';
import { pathIn } from '#document/edition.ts';

/** Web App Manifest (W3C): what a phone needs to put the site on its home screen. The colours are `site.css`'s paper. */
export function renderManifest(site: SiteContext): string {
  const icon = (size: number) => ({ src: `/icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png' });
  const home = pathIn(site.edition, '/');
  const manifest = {
    id: home,
    name: site.name,
    short_name: site.name,
    description: site.description,
    lang: site.locale,
    dir: site.dir,
    start_url: home,
    scope: home,
    display: 'minimal-ui',
    background_color: '#fdfdfb',
    theme_color: '#fdfdfb',
    icons: [
      icon(192),
      icon(512),
      // Its letter stands inside the circle that every mask leaves.
      { ...icon(512), purpose: 'maskable' },
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  };
  return `${JSON.stringify(manifest)}\n`;
}
