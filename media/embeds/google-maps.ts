import { bareHost, type Found, type Provider, partsOf } from './provider.ts';

const google = /^(?:www\.|maps\.)?google\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/;
const point = /^-?\d{1,2}(?:\.\d{1,15})?,-?\d{1,3}(?:\.\d{1,15})?$/;
const countries = [
  'ae',
  'com.sa',
  'com.eg',
  'com.lb',
  'jo',
  'iq',
  'co.ma',
  'dz',
  'tn',
  'com.qa',
  'com.kw',
  'com.bh',
  'com.om',
  'ps',
  'com.ly',
  'com.tr',
  'fr',
  'de',
  'co.uk',
];

export const googleMaps: Provider = {
  name: 'google-maps',
  names: { ar: 'خرائط غوغل', en: 'Google Maps' },
  hosts: ['google.com', ...countries.map((country) => `google.${country}`), 'maps.app.goo.gl', 'goo.gl'],
  read(url) {
    const host = bareHost(url);
    const parts = partsOf(url);
    const query = (name: string) => url.searchParams.get(name) ?? '';
    if (host === 'maps.app.goo.gl') {
      return /^[A-Za-z0-9_-]{8,30}$/.test(parts[0] ?? '')
        ? { url: `https://maps.app.goo.gl/${parts[0]}`, kind: 'map', isShort: true }
        : null;
    }
    if (host === 'goo.gl') {
      return parts[0] === 'maps' && /^[A-Za-z0-9_-]{5,30}$/.test(parts[1] ?? '')
        ? { url: `https://goo.gl/maps/${parts[1]}`, kind: 'map', isShort: true }
        : null;
    }
    if (!google.test(url.hostname.replace(/\.$/, ''))) return null;
    const isMapsHost = host.startsWith('maps.');
    if (parts[0] === 'maps') parts.shift();
    else if (!isMapsHost) return null;
    // Its own embed code: the whole view is in `pb`.
    if (parts[0] === 'embed') {
      const view = query('pb');
      return /^![\w!.:%*+ \-،\p{L}]{20,1500}$/u.test(view)
        ? { url: `https://www.google.com/maps/embed?pb=${encodeURIComponent(view)}`, kind: 'map' }
        : null;
    }
    const at = parts
      .map((part) => /^@(-?\d{1,2}\.\d+,-?\d{1,3}\.\d+),(\d{1,2}(?:\.\d+)?z|\d+m)/.exec(part))
      .find(Boolean);
    const zoom = at?.[2]?.endsWith('z') ? Math.round(Number.parseFloat(at[2])) : undefined;
    if ((parts[0] === 'place' || parts[0] === 'search') && parts[1]) {
      const name = parts[1].replaceAll('+', ' ');
      return name.startsWith('@') ? view(at?.[1] ?? '', '', zoom) : view(at?.[1] ?? '', name, zoom);
    }
    if (at) return view(at[1] ?? '', '', zoom);
    const asked = query('q') || query('query') || query('ll') || query('center') || query('daddr');
    const near = point.test(query('ll')) && asked !== query('ll') ? query('ll') : '';
    return asked ? view(near, asked, Number(query('z')) || undefined) : null;
  },
  source: { form: 'none' },
  player(url) {
    const shape = { ratio: [4, 3] } as const;
    if (url.pathname === '/maps/embed') return { src: url.href, shape };
    if (url.hostname !== 'www.google.com') return null;
    const asked = url.searchParams.get('q') ?? '';
    const rest = ['ll', 'z'].flatMap((name) => {
      const value = url.searchParams.get(name);
      return value ? `&${name}=${encodeURIComponent(value)}` : [];
    });
    return {
      src: `https://www.google.com/maps?output=embed&q=${encodeURIComponent(asked)}${rest.join('')}`,
      shape,
    };
  },
};

function view(center: string, name: string, zoom: number | undefined): Found | null {
  const asked = name.trim().slice(0, 300) || center;
  if (!asked || (center && !point.test(center))) return null;
  const near = name && center ? `&ll=${encodeURIComponent(center)}` : '';
  const scale = zoom && zoom >= 1 && zoom <= 21 ? `&z=${zoom}` : '';
  return {
    url: `https://www.google.com/maps?q=${encodeURIComponent(asked)}${near}${scale}`,
    kind: 'map',
    title: point.test(asked) ? '' : asked,
  };
}
