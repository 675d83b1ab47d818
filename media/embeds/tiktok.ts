import { bareHost, type Provider, partsOf, wordOf } from './provider.ts';

const number = /^\d{8,25}$/;
const name = /^@[\p{L}\p{N}._]{1,30}$/u;
const short = /^[A-Za-z0-9]{5,20}$/;

// The upper half of a video's number is the second it was made in.
function timeOf(id: string): string {
  const second = Number(BigInt(id) >> 32n);
  return second > 1_400_000_000 && second < 4_000_000_000 ? new Date(second * 1000).toISOString() : '';
}

export const tiktok: Provider = {
  name: 'tiktok',
  names: { ar: 'تيك توك', en: 'TikTok' },
  hosts: ['tiktok.com'],
  read(url) {
    const host = bareHost(url);
    const parts = partsOf(url);
    const [first = '', second = '', third = ''] = parts;
    if (/^v[mt]\.tiktok\.com$/.test(host)) {
      return short.test(first) ? { url: `https://${host}/${first}/`, kind: 'video', isShort: true } : null;
    }
    if (host !== 'tiktok.com') return null;
    if (first === 't')
      return short.test(second)
        ? { url: `https://www.tiktok.com/t/${second}/`, kind: 'video', isShort: true }
        : null;
    const isPlayer = first === 'embed' || first === 'player' || first === 'v';
    const id = (isPlayer ? parts.at(-1) : third)?.replace(/\.html$/, '') ?? '';
    if (!number.test(id)) return null;
    if (isPlayer)
      return { url: `https://www.tiktok.com/embed/v2/${id}`, kind: 'video', postedAt: timeOf(id) };
    if (!name.test(first) || (second !== 'video' && second !== 'photo')) return null;
    return {
      url: `https://www.tiktok.com/${first}/${second}/${id}`,
      kind: second === 'photo' ? 'post' : 'video',
      handle: first.slice(1),
      postedAt: timeOf(id),
    };
  },
  source: {
    form: 'json',
    address: (url) => `https://www.tiktok.com/oembed?url=${encodeURIComponent(url)}`,
    read: (answer) => ({
      // What TikTok calls a title is the caption that its author wrote.
      text: wordOf(answer, 'title'),
      author: wordOf(answer, 'author_name'),
      handle: wordOf(answer, 'author_unique_id'),
      pictureUrl: wordOf(answer, 'thumbnail_url'),
    }),
  },
  player(url) {
    const id = /\d{8,25}$/.exec(url.pathname)?.[0];
    // A short link has no number of its own before it was followed.
    return id
      ? {
          src: `https://www.tiktok.com/player/v1/${id}?rel=0`,
          shape: { ratio: [9, 16] },
          allow: 'autoplay; fullscreen',
        }
      : null;
  },
};
