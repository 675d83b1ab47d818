import { bareHost, type Provider, partsOf, wordOf } from './provider.ts';

const videoId = /^[A-Za-z0-9_-]{11}$/;
const listId = /^[A-Za-z0-9_-]{12,64}$/;

/** `90`, `90s`, `1m30s`, `1h2m3s`, `1:30` → seconds; 0 where it says none. */
function secondsOf(text: string): number {
  const clock = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})$/.exec(text);
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const parts = /^(?:(\d{1,2})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/i.exec(text);
  return parts ? Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0) : 0;
}

export const youtube: Provider = {
  name: 'youtube',
  names: { ar: 'يوتيوب', en: 'YouTube' },
  hosts: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'],
  read(url) {
    const host = bareHost(url).replace(/^(?:music|gaming)\./, '');
    const [first = '', second = ''] = partsOf(url);
    const query = (name: string) => url.searchParams.get(name) ?? '';
    let id = '';
    let isShort = false;
    if (host === 'youtu.be') id = first;
    else if (host !== 'youtube.com' && host !== 'youtube-nocookie.com') return null;
    else if (first === 'watch') id = query('v') || second;
    else if (first === 'playlist' || (first === 'embed' && second === 'videoseries')) {
      const list = query('list');
      return listId.test(list)
        ? { url: `https://www.youtube.com/playlist?list=${list}`, kind: 'video' }
        : null;
    } else if (/^(?:embed|v|e|live|shorts)$/.test(first)) {
      id = second;
      isShort = first === 'shorts';
    } else if (first === 'attribution_link') {
      const inner = URL.parse(query('u'), 'https://www.youtube.com');
      id = inner?.hostname === 'www.youtube.com' ? (inner.searchParams.get('v') ?? '') : '';
    }
    if (!videoId.test(id)) return null;
    if (isShort) return { url: `https://www.youtube.com/shorts/${id}`, kind: 'video' };
    const start = secondsOf(
      query('t') ||
        query('start') ||
        query('time_continue') ||
        /[#&]t=([\dhms:]+)/i.exec(url.hash)?.[1] ||
        '',
    );
    return { url: `https://www.youtube.com/watch?v=${id}${start ? `&t=${start}s` : ''}`, kind: 'video' };
  },
  source: {
    form: 'json',
    address: (url) => `https://www.youtube.com/oembed?format=json&url=${encodeURIComponent(url)}`,
    read: (answer) => ({
      title: wordOf(answer, 'title'),
      author: wordOf(answer, 'author_name'),
      handle: /\/@([^/?#]+)$/.exec(wordOf(answer, 'author_url'))?.[1] ?? '',
      pictureUrl: wordOf(answer, 'thumbnail_url'),
    }),
  },
  player(url) {
    const allow = 'autoplay; fullscreen; picture-in-picture; encrypted-media';
    const list = url.searchParams.get('list');
    const base = 'https://www.youtube-nocookie.com/embed/';
    if (list) return { src: `${base}videoseries?list=${list}&autoplay=1`, shape: { ratio: [16, 9] }, allow };
    const isShort = url.pathname.startsWith('/shorts/');
    const id = isShort ? partsOf(url)[1] : url.searchParams.get('v');
    const start = secondsOf(url.searchParams.get('t') ?? '');
    return {
      src: `${base}${id}?autoplay=1&rel=0${start ? `&start=${start}` : ''}`,
      shape: { ratio: isShort ? [9, 16] : [16, 9] },
      allow,
    };
  },
};
