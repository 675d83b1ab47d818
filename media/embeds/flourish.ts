import { bareHost, type Provider, partsOf } from './provider.ts';

const kinds = /^(?:visualisation|story)$/;
const number = /^\d{4,12}$/;

export const flourish: Provider = {
  name: 'flourish',
  names: { ar: 'فلوريش', en: 'Flourish' },
  hosts: ['public.flourish.studio', 'flo.uri.sh', 'app.flourish.studio'],
  read(url) {
    const host = bareHost(url);
    if (!flourish.hosts.includes(host)) return null;
    const [kind = '', id = ''] = partsOf(url);
    return kinds.test(kind) && number.test(id)
      ? { url: `https://public.flourish.studio/${kind}/${id}/`, kind: 'chart' }
      : null;
  },
  source: {
    form: 'json',
    address: (url) => `https://app.flourish.studio/api/v1/oembed?format=json&url=${encodeURIComponent(url)}`,
  },
  player: (url) => ({ src: `https://flo.uri.sh${url.pathname}embed`, shape: { height: 600 } }),
};
