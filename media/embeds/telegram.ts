import { bareHost, type Provider, partsOf } from './provider.ts';

const channel = /^[A-Za-z][A-Za-z0-9_]{3,31}$/;
const number = /^\d{1,10}$/;

export const telegram: Provider = {
  name: 'telegram',
  names: { ar: 'تيليغرام', en: 'Telegram' },
  hosts: ['t.me', 'telegram.me', 'telegram.org', 'telegram.dog'],
  read(url) {
    const host = bareHost(url);
    let [name = '', post = '', inThread = ''] = partsOf(url);
    // channel.t.me/1 is the same as t.me/channel/1.
    const [, below] = /^([a-z0-9_]+)\.t\.me$/.exec(host) ?? [];
    if (below) [name, post, inThread] = [below, name, post];
    else if (!['t.me', 'telegram.me', 'telegram.dog'].includes(host)) return null;
    else if (name === 's') [name, post, inThread] = [post, inThread, ''];
    if (!channel.test(name) || !number.test(post)) return null;
    const id = number.test(inThread) ? `${post}/${inThread}` : post;
    return { url: `https://t.me/${name}/${id}`, kind: 'post', handle: name };
  },
  // Without `embed=1` a post's page speaks of the channel only.
  source: {
    form: 'page',
    address: (url) => `${url}?embed=1&mode=tme`,
    // «Post not found» comes with a 200.
    isGone: (html) => html.includes('tgme_widget_message_error'),
  },
  player: (url) => ({ src: `https://t.me${url.pathname}?embed=1`, shape: { height: 480 } }),
};
