import { bareHost, type Provider, partsOf } from './provider.ts';

const code = /^[A-Za-z0-9_-]{5,60}$/;
const name = /^@[A-Za-z0-9._]{1,30}$/;

export const threads: Provider = {
  name: 'threads',
  names: { ar: 'ثريدز', en: 'Threads' },
  hosts: ['threads.com', 'threads.net'],
  read(url) {
    const host = bareHost(url);
    if (host !== 'threads.com' && host !== 'threads.net') return null;
    const [first = '', second = '', third = ''] = partsOf(url);
    if (first === 't' && code.test(second)) {
      return { url: `https://www.threads.com/t/${second}`, kind: 'post' };
    }
    if (!name.test(first) || second !== 'post' || !code.test(third)) return null;
    return { url: `https://www.threads.com/${first}/post/${third}`, kind: 'post', handle: first.slice(1) };
  },
  source: { form: 'page' },
  player: (url) => ({ src: `${url.origin}${url.pathname}/embed`, shape: { height: 560 } }),
};
