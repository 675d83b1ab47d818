import { bareHost, type Provider, partsOf, wordOf } from './provider.ts';

/** Servers that are known to be Mastodon. Anybody can write `/@name/1` on their own: such an address is a link card. */
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

export const mastodon: Provider = {
  name: 'mastodon',
  names: { ar: 'ماستودون', en: 'Mastodon' },
  hosts: servers,
  read(url) {
    const host = bareHost(url);
    if (!servers.includes(host)) return null;
    let parts = partsOf(url);
    if (parts[0] === 'web' || parts[0] === 'deck') parts = parts.slice(1);
    const [first = '', second = '', third = '', fourth = ''] = parts;
    const isOld = first === 'users' && third === 'statuses';
    const name = isOld ? `@${second}` : first;
    const id = isOld ? fourth : second;
    if (!account.test(name) || !number.test(id)) return null;
    const home = name.indexOf('@', 1) > 0 ? name.slice(1) : `${name.slice(1)}@${host}`;
    return { url: `https://${host}/${name}/${id}`, kind: 'post', handle: home };
  },
  source: {
    form: 'json',
    address(url) {
      const { origin, pathname } = new URL(url);
      return `${origin}/api/v1/statuses/${pathname.split('/').at(-1)}`;
    },
    read(answer) {
      const { account } = answer;
      const [first] = Array.isArray(answer.media_attachments) ? answer.media_attachments : [];
      return {
        author: wordOf(account, 'display_name') || wordOf(account, 'username'),
        postedAt: wordOf(answer, 'created_at'),
        // Its words are HTML of paragraphs, links and breaks.
        markup: `<blockquote class="mastodon-post">${wordOf(answer, 'content')}</blockquote>`,
        pictureUrl: wordOf(first, 'preview_url'),
      };
    },
  },
  player: (url) => ({ src: `${url.origin}${url.pathname}/embed`, shape: { height: 480 } }),
};
