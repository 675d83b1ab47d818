import { bareHost, type Provider, partsOf, wordOf } from './provider.ts';

const who = /^(?:did:(?:plc:[a-z2-7]{24}|web:[a-z0-9.-]{3,200})|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+)$/i;
const key = /^[a-z0-9]{8,20}$/i;

export const bluesky: Provider = {
  name: 'bluesky',
  names: { ar: 'بلوسكاي', en: 'Bluesky' },
  hosts: ['bsky.app', 'bsky.social'],
  read(url) {
    const host = bareHost(url);
    const [first = '', second = '', third = '', fourth = ''] = partsOf(url);
    if (host === 'embed.bsky.app') {
      return first === 'embed' && third === 'app.bsky.feed.post' ? post(second, fourth) : null;
    }
    if (host !== 'bsky.app') return null;
    return first === 'profile' && third === 'post' ? post(second.replace(/^@/, ''), fourth) : null;
  },
  source: {
    form: 'json',
    address: (url) => `https://embed.bsky.app/oembed?format=json&url=${encodeURIComponent(url)}`,
    read: (answer) => ({
      author: wordOf(answer, 'author_name'),
      handle: /\/profile\/([^/?#]+)/.exec(wordOf(answer, 'author_url'))?.[1] ?? '',
      markup: wordOf(answer, 'html'),
    }),
  },
  player(url) {
    const [, name, , id] = partsOf(url);
    return { src: `https://embed.bsky.app/embed/${name}/app.bsky.feed.post/${id}`, shape: { height: 480 } };
  },
};

function post(name: string, id: string) {
  if (!who.test(name) || !key.test(id)) return null;
  return {
    url: `https://bsky.app/profile/${name.toLowerCase()}/post/${id}`,
    kind: 'post' as const,
    handle: name.startsWith('did:') ? '' : name.toLowerCase(),
  };
}
