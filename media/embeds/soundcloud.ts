import { addressIn, bareHost, type Found, type Provider, partsOf, wordOf } from './provider.ts';

const word = /^[a-z0-9_-]{1,100}$/;
const notAnArtist =
  /^(?:discover|search|stream|you|upload|pages|settings|charts|tags|people|jobs|terms-of-use)$/;

export const soundcloud: Provider = {
  name: 'soundcloud',
  names: { ar: 'ساوند كلاود', en: 'SoundCloud' },
  hosts: ['soundcloud.com', 'snd.sc'],
  read(url) {
    const host = bareHost(url);
    const [first = '', second = '', third = '', fourth = ''] = partsOf(url);
    if (host === 'w.soundcloud.com') {
      const inner = addressIn(url, 'url');
      if (!inner) return null;
      if (inner.hostname === 'api.soundcloud.com') return track(inner);
      return /^(?:www\.|m\.)?soundcloud\.com$/.test(inner.hostname) ? soundcloud.read(inner) : null;
    }
    if (host === 'api.soundcloud.com') return track(url);
    if (host === 'on.soundcloud.com') {
      return /^[A-Za-z0-9]{4,24}$/.test(first)
        ? { url: `https://on.soundcloud.com/${first}`, kind: 'audio', isShort: true }
        : null;
    }
    if (host !== 'soundcloud.com' || notAnArtist.test(first) || !word.test(first) || !word.test(second))
      return null;
    if (second === 'sets') {
      return word.test(third)
        ? { url: `https://soundcloud.com/${first}/sets/${third}`, kind: 'audio' }
        : null;
    }
    if (/^(?:tracks|albums|reposts|likes|followers|following|popular-tracks)$/.test(second)) return null;
    // A track that isn't listed is heard only with the second part of its address.
    const secret = /^s-[A-Za-z0-9]{4,20}$/.test(third) && !fourth ? `/${third}` : '';
    return { url: `https://soundcloud.com/${first}/${second}${secret}`, kind: 'audio' };
  },
  source: {
    form: 'json',
    address: (url) => `https://soundcloud.com/oembed?format=json&url=${encodeURIComponent(url)}`,
    read: (answer) => ({
      title: wordOf(answer, 'title'),
      author: wordOf(answer, 'author_name'),
      pictureUrl: wordOf(answer, 'thumbnail_url'),
    }),
  },
  player(url) {
    if (url.hostname === 'on.soundcloud.com') return null;
    const isSet = /\/sets\/|playlists/.test(url.pathname);
    return {
      src: `https://w.soundcloud.com/player/?auto_play=true&show_comments=false&url=${encodeURIComponent(url.href)}`,
      shape: { height: isSet ? 450 : 166 },
      allow: 'autoplay',
    };
  },
};

function track(url: URL): Found | null {
  const path = partsOf(url).join('/');
  return /^(?:tracks|playlists)\/(?:soundcloud:(?:tracks|playlists):)?\d{3,15}$/.test(path)
    ? { url: `https://api.soundcloud.com/${path}`, kind: 'audio' }
    : null;
}
