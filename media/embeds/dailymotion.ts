import { bareHost, type Provider, partsOf } from './provider.ts';

const video = /^[a-z0-9]{5,12}$/;

export const dailymotion: Provider = {
  name: 'dailymotion',
  names: { ar: 'ديلي موشن', en: 'Dailymotion' },
  hosts: ['dailymotion.com', 'dai.ly'],
  read(url) {
    const host = bareHost(url);
    const parts = partsOf(url);
    let id = '';
    if (host === 'dai.ly') id = parts[0] ?? '';
    else if (host === 'geo.dailymotion.com') id = url.searchParams.get('video') ?? '';
    else if (host === 'dailymotion.com') {
      const at = parts.indexOf('video');
      if (at < 0 || at > 1 || (at === 1 && !/^(?:embed|swf|[a-z]{2})$/.test(parts[0] ?? ''))) return null;
      // `x8abcde_the-title-as-words`, as its addresses were for long.
      id = parts[at + 1]?.split('_')[0] ?? '';
    }
    return video.test(id) ? { url: `https://www.dailymotion.com/video/${id}`, kind: 'video' } : null;
  },
  source: {
    form: 'json',
    address: (url) =>
      `https://www.dailymotion.com/services/oembed?format=json&url=${encodeURIComponent(url)}`,
  },
  player: (url) => ({
    src: `https://geo.dailymotion.com/player.html?video=${url.pathname.split('/').at(-1)}`,
    shape: { ratio: [16, 9] },
    allow: 'autoplay; fullscreen; picture-in-picture',
  }),
};
