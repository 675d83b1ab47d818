import { bareHost, type Provider, partsOf } from './provider.ts';

export const applePodcasts: Provider = {
  name: 'apple-podcasts',
  names: { ar: 'آبل بودكاست', en: 'Apple Podcasts' },
  hosts: ['podcasts.apple.com', 'embed.podcasts.apple.com', 'itunes.apple.com'],
  read(url) {
    const host = bareHost(url);
    if (!applePodcasts.hosts.includes(host)) return null;
    const parts = partsOf(url);
    const country = /^[a-z]{2}$/.test(parts[0] ?? '') ? (parts.shift() ?? '') : 'us';
    if (parts.shift() !== 'podcast') return null;
    const show = /^id\d{6,12}$/.exec(parts.at(-1) ?? '')?.[0];
    if (!show || parts.length > 2) return null;
    const episode = /^\d{6,15}$/.exec(url.searchParams.get('i') ?? '')?.[0];
    return {
      url: `https://podcasts.apple.com/${country}/podcast/${show}${episode ? `?i=${episode}` : ''}`,
      kind: 'audio',
    };
  },
  source: { form: 'page' },
  player: (url) => ({
    src: `https://embed.podcasts.apple.com${url.pathname}${url.search}`,
    shape: { height: url.search ? 175 : 450 },
    allow: 'autoplay; encrypted-media',
  }),
};
