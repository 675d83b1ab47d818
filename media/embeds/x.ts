import { bareHost, type Provider, wordOf } from './provider.ts';

const path = /^\/(?:i\/(?:web\/)?status|([A-Za-z0-9_]{1,15})\/status(?:es)?)\/(\d{1,20})(?:\/.*)?$/;

// X numbers its posts by the clock since 4 November 2010; smaller numbers were plain counters.
const firstTimedPost = 29_700_859_247n;
const clockStart = 1_288_834_974_657n;

/** When the post of this number was made: ISO 8601 UTC, or empty where the number doesn't say. */
export function timeOfPost(number: string): string {
  if (number.length > 19 || BigInt(number) < firstTimedPost) return '';
  return new Date(Number((BigInt(number) >> 22n) + clockStart)).toISOString();
}

export const x: Provider = {
  name: 'x',
  names: { ar: 'إكس', en: 'X' },
  hosts: ['x.com', 'twitter.com', 't.co'],
  read(url) {
    const host = bareHost(url);
    if (host === 'platform.twitter.com' || host === 'platform.x.com') {
      const id = /^\/embed\/Tweet\.html$/.test(url.pathname) ? url.searchParams.get('id') : null;
      return id && /^\d{1,20}$/.test(id) ? post('i', id) : null;
    }
    if (host !== 'x.com' && host !== 'twitter.com') return null;
    // twitter.com/#!/name/status/1, as it was until 2011 and still stands in archives.
    const [, name, id] = path.exec(url.hash.startsWith('#!/') ? url.hash.slice(2) : url.pathname) ?? [];
    return id ? post(name ?? 'i', id) : null;
  },
  source: {
    form: 'json',
    address: (url) => `https://publish.twitter.com/oembed?omit_script=1&dnt=1&url=${encodeURIComponent(url)}`,
    read: (answer) => ({ markup: wordOf(answer, 'html') }),
  },
  player: (url) => ({
    src: `https://platform.twitter.com/embed/Tweet.html?dnt=true&id=${url.pathname.split('/').at(-1)}`,
    shape: { height: 560 },
  }),
};

function post(name: string, id: string) {
  return {
    url: `https://x.com/${name}/status/${id}`,
    kind: 'post' as const,
    handle: name === 'i' ? '' : name,
    postedAt: timeOfPost(id),
  };
}
