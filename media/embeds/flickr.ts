import { bareHost, type Provider, partsOf, wordOf } from './provider.ts';

const person = /^[A-Za-z0-9@_-]{2,60}$/;
const number = /^\d{6,20}$/;

export const flickr: Provider = {
  name: 'flickr',
  names: { ar: 'فليكر', en: 'Flickr' },
  hosts: ['flickr.com', 'flic.kr'],
  read(url) {
    const host = bareHost(url);
    const [first = '', second = '', third = '', fourth = ''] = partsOf(url);
    if (host === 'flic.kr') {
      return /^[ps]$/.test(first) && /^[A-Za-z0-9]{4,15}$/.test(second)
        ? { url: `https://flic.kr/${first}/${second}`, kind: 'picture', isShort: true }
        : null;
    }
    if (host !== 'flickr.com' || first !== 'photos' || !person.test(second)) return null;
    if (/^(?:albums|sets)$/.test(third) && number.test(fourth)) {
      return { url: `https://www.flickr.com/photos/${second}/albums/${fourth}`, kind: 'picture' };
    }
    return number.test(third)
      ? { url: `https://www.flickr.com/photos/${second}/${third}/`, kind: 'picture' }
      : null;
  },
  source: {
    form: 'json',
    address: (url) => `https://www.flickr.com/services/oembed/?format=json&url=${encodeURIComponent(url)}`,
    read: (answer) => ({
      title: wordOf(answer, 'title'),
      author: wordOf(answer, 'author_name'),
      pictureUrl: wordOf(answer, 'url') || wordOf(answer, 'thumbnail_url'),
    }),
  },
  player: (url) =>
    /^\/photos\/[^/]+\/\d+\/$/.test(url.pathname)
      ? { src: `https://www.flickr.com${url.pathname}player/`, shape: { ratio: [4, 3] }, allow: 'fullscreen' }
      : null,
};
