import { bareHost, type Provider, partsOf, wordOf } from './provider.ts';

const id = /^[a-z0-9]{4,10}$/;
const place = /^[A-Za-z0-9_]{2,24}$/;

export const reddit: Provider = {
  name: 'reddit',
  names: { ar: 'ريديت', en: 'Reddit' },
  hosts: ['reddit.com', 'redd.it'],
  read(url) {
    const host = bareHost(url).replace(/^(?:old|new|np|sh|amp|i|embed)\./, '');
    const [first = '', second = '', third = '', fourth = ''] = partsOf(url);
    if (host === 'redd.it')
      return id.test(first) ? { url: `https://www.reddit.com/comments/${first}/`, kind: 'post' } : null;
    if (host !== 'reddit.com') return null;
    if (first === 'comments' && id.test(second)) {
      return { url: `https://www.reddit.com/comments/${second}/`, kind: 'post' };
    }
    if (!/^(?:r|u|user)$/.test(first) || !place.test(second)) return null;
    const home = first === 'r' ? `r/${second}` : `user/${second}`;
    // What its own share button makes.
    if (third === 's' && /^[A-Za-z0-9]{6,20}$/.test(fourth)) {
      return { url: `https://www.reddit.com/${home}/s/${fourth}`, kind: 'post', isShort: true };
    }
    if (third !== 'comments' || !id.test(fourth)) return null;
    return { url: `https://www.reddit.com/${home}/comments/${fourth}/`, kind: 'post' };
  },
  source: {
    form: 'json',
    address: (url) => `https://www.reddit.com/oembed?url=${encodeURIComponent(url)}`,
    read: (answer) => ({ text: wordOf(answer, 'title'), author: wordOf(answer, 'author_name') }),
  },
  player: (url) =>
    url.pathname.includes('/comments/')
      ? { src: `https://embed.reddit.com${url.pathname}?embed=true`, shape: { height: 480 } }
      : null,
};
