import { bareHost, type Provider, partsOf } from './provider.ts';

const chart = /^[A-Za-z0-9]{5}$/;

export const datawrapper: Provider = {
  name: 'datawrapper',
  names: { ar: 'داتا رابر', en: 'Datawrapper' },
  hosts: ['datawrapper.dwcdn.net', 'datawrapper.de'],
  read(url) {
    const host = bareHost(url);
    const [first = '', second = ''] = partsOf(url);
    const id = host === 'datawrapper.dwcdn.net' ? first : first === '_' ? second : '';
    if (host !== 'datawrapper.dwcdn.net' && host !== 'datawrapper.de') return null;
    return chart.test(id) ? { url: `https://datawrapper.dwcdn.net/${id}/`, kind: 'chart' } : null;
  },
  source: {
    form: 'json',
    address: (url) => `https://api.datawrapper.de/v3/oembed?format=json&url=${encodeURIComponent(url)}`,
  },
  player: (url) => ({ src: url.href, shape: { height: 480 } }),
};
