import { type Answer, bareHost, type Details, type Provider, partsOf, wordOf } from './provider.ts';

/**
 * Servers that are known to be Mastodon. Anybody can write `/@name/1` on their own: such an address is a link card, which
 * gets the post's words where the server turns out to speak Mastodon (media/embed-details.ts).
 */
const servers = [
  'mastodon.social',
  'mastodon.online',
  'mastodon.world',
  'mastodon.green',
  'mastodon.art',
  'mastodonapp.uk',
  'mstdn.social',
  'mstdn.ca',
  'mstdn.jp',
  'mas.to',
  'masto.ai',
  'techhub.social',
  'fosstodon.org',
  'hachyderm.io',
  'infosec.exchange',
  'chaos.social',
  'journa.host',
  'newsie.social',
  'social.network.europa.eu',
  'social.bund.de',
  'tooot.im',
  'pawoo.net',
];
const account = /^@[A-Za-z0-9_.-]{1,64}(?:@[a-z0-9.-]{3,200})?$/;
const number = /^\d{5,20}$/;

function readPath(url: URL): { name: string; id: string } | null {
  let parts = partsOf(url);
  if (parts[0] === 'web' || parts[0] === 'deck') parts = parts.slice(1);
  const [first = '', second = '', third = '', fourth = ''] = parts;
  const isOld = first === 'users' && third === 'statuses';
  const name = isOld ? `@${second}` : first;
  const id = isOld ? fourth : second;
  return account.test(name) && number.test(id) ? { name, id } : null;
}

/** Where a server would be asked for the post, were it one of Mastodon's: null where the address has another form. */
export function postAtUnknown(url: URL): string | null {
  const post = url.port ? null : readPath(url);
  return post && `${url.origin}/api/v1/statuses/${post.id}`;
}

/** The post of that server as it tells it; null for whatever else answers at such an address. */
export function readPostOf(url: URL, answer: Answer): Details | null {
  const { account } = answer;
  const link = URL.parse(wordOf(answer, 'url'));
  const name = wordOf(account, 'acct');
  if (link?.protocol !== 'https:' || !name || typeof answer.content !== 'string') return null;
  return { ...readStatus(answer), handle: name.includes('@') ? name : `${name}@${url.hostname}` };
}

function readStatus(answer: Answer): Details {
  const { account } = answer;
  const [first] = Array.isArray(answer.media_attachments) ? answer.media_attachments : [];
  return {
    author: wordOf(account, 'display_name') || wordOf(account, 'username'),
    postedAt: wordOf(answer, 'created_at'),
    // Its words are HTML of paragraphs, links and breaks.
    markup: `<blockquote class="mastodon-post">${wordOf(answer, 'content')}</blockquote>`,
    pictureUrl: wordOf(first, 'preview_url'),
  };
}

export const mastodon: Provider = {
  name: 'mastodon',
  names: { ar: 'ماستودون', en: 'Mastodon' },
  hosts: servers,
  read(url) {
    const host = bareHost(url);
    if (!servers.includes(host)) return null;
    const post = readPath(url);
    if (!post) return null;
    const { name, id } = post;
    const home = name.indexOf('@', 1) > 0 ? name.slice(1) : `${name.slice(1)}@${host}`;
    return { url: `https://${host}/${name}/${id}`, kind: 'post', handle: home };
  },
  source: {
    form: 'json',
    address(url) {
      const { origin, pathname } = new URL(url);
      return `${origin}/api/v1/statuses/${pathname.split('/').at(-1)}`;
    },
    read: readStatus,
  },
  player: (url) => ({ src: `${url.origin}${url.pathname}/embed`, shape: { height: 480 } }),
};
