import { isElement, tagOf, walkDom } from '../dom.ts';
import { isAtHost } from '../embed-address.ts';
import { unwrap } from './tree.ts';

// Parameters that say where a reader came from and nothing of what the page is.
const trackers =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|twclid|ttclid|yclid|igshid|igsh|li_fat_id|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|oly_anon_id|oly_enc_id|vero_id|rb_clickid|s_cid|wt_mc|ns_source|ns_mchannel|ns_campaign|ns_linkname|ref_src|ref_url|cmpid|__twitter_impression)$/i;

/** Pages that only lead on to another, and the parameter that names it. */
const redirects: readonly { host: string; path: RegExp; parameter: string }[] = [
  { host: 'google.com', path: /^\/url$/, parameter: 'q' },
  { host: 'google.com', path: /^\/url$/, parameter: 'url' },
  { host: 'safelinks.protection.outlook.com', path: /^\//, parameter: 'url' },
  { host: 'l.facebook.com', path: /^\/l\.php$/, parameter: 'u' },
  { host: 'lm.facebook.com', path: /^\/l\.php$/, parameter: 'u' },
  { host: 'l.instagram.com', path: /^\//, parameter: 'u' },
  { host: 'out.reddit.com', path: /^\//, parameter: 'url' },
];

/**
 * The address a copied link really leads to: out of the mail program's or search engine's redirect, without what tracks
 * the reader. The rest of it is left letter by letter as it was.
 */
export function cleanAddress(address: string): string {
  let clean = address.trim();
  for (let step = 0; step < 3; step += 1) {
    const url = /^https?:/i.test(clean) ? URL.parse(clean) : null;
    if (!url) return clean;
    const to = redirects.find(({ host, path }) => isAtHost(clean, host) && path.test(url.pathname));
    const inner = to && url.searchParams.get(to.parameter);
    if (!inner || !/^https?:\/\//i.test(inner)) break;
    clean = inner;
  }
  return withoutTrackers(clean);
}

function withoutTrackers(address: string): string {
  const parts = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(address);
  if (!parts) return address;
  const [, path = '', query = '', fragment = ''] = parts;
  const kept = query.split('&').filter((pair) => !trackers.test(pair.split('=')[0] ?? ''));
  return `${path}${kept.length > 0 ? `?${kept.join('&')}` : ''}${fragment}`;
}

/** Cleans every link below `root`; those that only lead within their own page or site (`#top`, `/2`) are words again. */
export function cleanLinks(root: Element): void {
  for (const node of [...walkDom(root)]) {
    if (!isElement(node) || tagOf(node) !== 'a') continue;
    const href = node.getAttribute('href');
    if (href === null) continue;
    if (/^(?:[#/?.]|about:|javascript:\s*(?:void|;|$))/i.test(href.trim())) {
      unwrap(node);
      continue;
    }
    const clean = cleanAddress(href);
    // A link that shows its own address shows the clean one.
    const shown = node.textContent ?? '';
    if (clean !== href && shown.trim() === href.trim()) node.textContent = clean;
    node.setAttribute('href', clean);
  }
}
