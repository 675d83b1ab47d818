import { bareHost, type Provider, partsOf } from './provider.ts';

export const documentcloud: Provider = {
  name: 'documentcloud',
  names: { ar: 'دوكيومنت كلاود', en: 'DocumentCloud' },
  hosts: ['documentcloud.org'],
  read(url) {
    const host = bareHost(url);
    if (!['documentcloud.org', 'embed.documentcloud.org', 'beta.documentcloud.org'].includes(host))
      return null;
    const [room = '', name = ''] = partsOf(url);
    const document = /^(\d{4,12}(?:-[\p{L}\p{N}_-]{1,200})?)(?:\.html)?$/u.exec(name)?.[1];
    if (room !== 'documents' || !document) return null;
    return {
      url: `https://www.documentcloud.org/documents/${encodeURIComponent(document)}/`,
      kind: 'document',
    };
  },
  source: {
    form: 'json',
    address: (url) => `https://api.www.documentcloud.org/api/oembed.json?url=${encodeURIComponent(url)}`,
  },
  player: (url) => ({
    src: `https://embed.documentcloud.org${url.pathname}?embed=1&title=0`,
    shape: { ratio: [3, 4] },
    allow: 'fullscreen',
  }),
};
