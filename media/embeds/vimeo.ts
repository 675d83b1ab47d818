import { bareHost, type Provider, partsOf } from './provider.ts';

const number = /^\d{5,12}$/;
const secret = /^[0-9a-f]{6,16}$/;

export const vimeo: Provider = {
  name: 'vimeo',
  names: { ar: 'فيميو', en: 'Vimeo' },
  hosts: ['vimeo.com'],
  read(url) {
    const host = bareHost(url);
    if (host !== 'vimeo.com' && host !== 'player.vimeo.com') return null;
    const parts = partsOf(url);
    const at = parts.findIndex((part) => number.test(part));
    const id = parts[at] ?? '';
    const before = parts.slice(0, Math.max(at, 0)).join('/');
    const known =
      /^(?:video|videos|event|channels\/[\w-]+|groups\/[\w-]+\/videos|showcase\/\d+\/video|album\/\d+\/video|ondemand\/[\w-]+)?$/;
    if (at < 0 || !known.test(before) || before === 'event') return null;
    // A video that isn't listed is shown only with the second part of its address.
    const hash = [parts[at + 1], url.searchParams.get('h')].find((part) => part && secret.test(part));
    const start = /^#t=([\dhms]{1,12})/.exec(url.hash)?.[1];
    return {
      url: `https://vimeo.com/${id}${hash ? `/${hash}` : ''}${start ? `#t=${start}` : ''}`,
      kind: 'video',
    };
  },
  source: {
    form: 'json',
    address: (url) => `https://vimeo.com/api/oembed.json?url=${encodeURIComponent(url)}`,
  },
  player(url) {
    const [id, hash] = partsOf(url);
    const query = `?dnt=1&autoplay=1${hash ? `&h=${hash}` : ''}`;
    return {
      src: `https://player.vimeo.com/video/${id}${query}${url.hash}`,
      shape: { ratio: [16, 9] },
      allow: 'autoplay; fullscreen; picture-in-picture',
    };
  },
};
