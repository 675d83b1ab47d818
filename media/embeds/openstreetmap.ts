import { bareHost, type Found, type Provider, partsOf } from './provider.ts';

const number = /^-?\d{1,3}(?:\.\d{1,10})?$/;

export const openstreetmap: Provider = {
  name: 'openstreetmap',
  names: { ar: 'خريطة الشارع المفتوحة', en: 'OpenStreetMap' },
  hosts: ['openstreetmap.org', 'osm.org'],
  read(url) {
    const host = bareHost(url);
    if (host !== 'openstreetmap.org' && host !== 'osm.org') return null;
    const query = (name: string) => url.searchParams.get(name) ?? '';
    const parts = partsOf(url);
    if (parts[0] === 'export' && parts[1] === 'embed.html') {
      const [west = '', south = '', east = '', north = ''] = query('bbox').split(',');
      if (![west, south, east, north].every((side) => number.test(side))) return null;
      const [lat = '', lon = ''] = query('marker').split(',');
      const middle = [(Number(south) + Number(north)) / 2, (Number(west) + Number(east)) / 2];
      const zoom = Math.round(Math.log2(360 / Math.max(Number(east) - Number(west), 0.0005)));
      return view(String(middle[0]), String(middle[1]), String(Math.min(zoom, 19)), lat, lon);
    }
    const [, zoom = '', lat = '', lon = ''] =
      /^#(?:.*&)?map=(\d{1,2}(?:\.\d+)?)\/(-?[\d.]+)\/(-?[\d.]+)/.exec(url.hash) ?? [];
    const [mlat, mlon] = [query('mlat'), query('mlon')];
    if (zoom) return view(lat, lon, zoom, mlat, mlon);
    if (mlat) return view(mlat, mlon, query('zoom') || '15', mlat, mlon);
    return query('lat') ? view(query('lat'), query('lon'), query('zoom') || '15', '', '') : null;
  },
  source: { form: 'none' },
  player(url) {
    const [, zoom = '15', lat = '0', lon = '0'] = /^#map=(\d+)\/(-?[\d.]+)\/(-?[\d.]+)/.exec(url.hash) ?? [];
    const width = 360 / 2 ** Number(zoom);
    const height = width * 0.75 * Math.cos((Number(lat) * Math.PI) / 180);
    const box = [Number(lon) - width, Number(lat) - height, Number(lon) + width, Number(lat) + height];
    const marker = url.searchParams.get('mlat');
    const at = marker ? `&marker=${marker}%2C${url.searchParams.get('mlon')}` : '';
    return {
      src: `https://www.openstreetmap.org/export/embed.html?layer=mapnik&bbox=${box.map((side) => side.toFixed(5)).join('%2C')}${at}`,
      shape: { ratio: [4, 3] },
    };
  },
};

function view(lat: string, lon: string, zoom: string, mlat: string, mlon: string): Found | null {
  if (!number.test(lat.slice(0, 14)) || !number.test(lon.slice(0, 14))) return null;
  if (Math.abs(Number(lat)) > 90 || Math.abs(Number(lon)) > 180) return null;
  const scale = Math.round(Number(zoom));
  if (!(scale >= 1 && scale <= 19)) return null;
  const round = (value: string) => String(Number(Number(value).toFixed(5)));
  const pin = number.test(mlat) && number.test(mlon) ? `?mlat=${round(mlat)}&mlon=${round(mlon)}` : '';
  return {
    url: `https://www.openstreetmap.org/${pin}#map=${scale}/${round(lat)}/${round(lon)}`,
    kind: 'map',
  };
}
