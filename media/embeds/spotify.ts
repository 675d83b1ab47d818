import { bareHost, type Provider, partsOf, wordOf } from './provider.ts';

const kinds = /^(?:track|album|playlist|episode|show|artist)$/;
const id = /^[A-Za-z0-9]{22}$/;

export const spotify: Provider = {
  name: 'spotify',
  names: { ar: 'سبوتيفاي', en: 'Spotify' },
  hosts: ['open.spotify.com', 'play.spotify.com', 'spotify.link'],
  read(url) {
    const host = bareHost(url);
    let parts = partsOf(url);
    if (host === 'spotify.link') {
      return /^[A-Za-z0-9]{6,20}$/.test(parts[0] ?? '')
        ? { url: `https://spotify.link/${parts[0]}`, kind: 'audio', isShort: true }
        : null;
    }
    if (host !== 'open.spotify.com' && host !== 'play.spotify.com') return null;
    // `intl-ar/`, `embed/`, `embed-podcast/`, `user/NAME/` may stand before it.
    if (/^intl-[a-z]{2}(?:-[a-z]{2})?$/.test(parts[0] ?? '')) parts = parts.slice(1);
    if (/^embed(?:-podcast)?$/.test(parts[0] ?? '')) parts = parts.slice(1);
    if (parts[0] === 'user' && parts[2] === 'playlist') parts = parts.slice(2);
    const [kind = '', name = ''] = parts;
    return kinds.test(kind) && id.test(name)
      ? { url: `https://open.spotify.com/${kind}/${name}`, kind: 'audio' }
      : null;
  },
  source: {
    form: 'json',
    address: (url) => `https://open.spotify.com/oembed?url=${encodeURIComponent(url)}`,
    read: (answer) => ({ title: wordOf(answer, 'title'), pictureUrl: wordOf(answer, 'thumbnail_url') }),
  },
  player(url) {
    if (url.hostname !== 'open.spotify.com') return null;
    const isOne = /^\/(?:track|episode)\//.test(url.pathname);
    return {
      src: `https://open.spotify.com/embed${url.pathname}`,
      shape: { height: isOne ? 152 : 352 },
      allow: 'autoplay; encrypted-media; fullscreen',
    };
  },
};
