import { addressIn, bareHost, type Found, type Provider, partsOf } from './provider.ts';

const site = 'https://www.facebook.com';
const token = /^[A-Za-z0-9_-]{5,100}$/;
const number = /^\d{5,25}$/;
const pageName = /^[\p{L}\p{N}._-]{1,100}$/u;

export const facebook: Provider = {
  name: 'facebook',
  names: { ar: 'فيسبوك', en: 'Facebook' },
  hosts: ['facebook.com', 'fb.com', 'fb.watch'],
  read(url) {
    const host = bareHost(url).replace(/^(?:web|mbasic|touch|[a-z]{2}-[a-z]{2})\./, '');
    const parts = partsOf(url);
    const [first = '', second = '', third = ''] = parts;
    const query = (name: string) => url.searchParams.get(name) ?? '';
    if (host === 'fb.watch')
      return token.test(first) ? { ...found(`https://fb.watch/${first}/`, 'video'), isShort: true } : null;
    if (host !== 'facebook.com' && host !== 'fb.com') return null;
    if (first === 'plugins') {
      const inner = /^(?:post|video)\.php$/.test(second) ? addressIn(url, 'href') : null;
      return inner && /(?:^|\.)facebook\.com$/.test(inner.hostname) && partsOf(inner)[0] !== 'plugins'
        ? facebook.read(inner)
        : null;
    }
    if (first === 'watch' || first === 'video.php') {
      const id = query('v');
      return number.test(id) ? found(`${site}/watch/?v=${id}`, 'video') : null;
    }
    if (first === 'reel') return number.test(second) ? found(`${site}/reel/${second}`, 'video') : null;
    if (first === 'permalink.php' || first === 'story.php') {
      const [post, owner] = [query('story_fbid'), query('id')];
      return token.test(post) && number.test(owner)
        ? found(`${site}/permalink.php?story_fbid=${post}&id=${owner}`, 'post')
        : null;
    }
    if (first === 'photo' || first === 'photo.php') {
      const id = query('fbid');
      return number.test(id) ? found(`${site}/photo/?fbid=${id}`, 'post') : null;
    }
    if (first === 'share') {
      const kind = second === 'v' || second === 'r' ? 'video' : 'post';
      const id = /^[pvr]$/.test(second) ? third : '';
      return token.test(id) ? { ...found(`${site}/share/${second}/${id}/`, kind), isShort: true } : null;
    }
    if (first === 'groups') {
      const post = parts[3] ?? '';
      return pageName.test(second) && /^(?:posts|permalink)$/.test(third) && number.test(post)
        ? found(`${site}/groups/${encodeURIComponent(second)}/posts/${post}/`, 'post')
        : null;
    }
    if (!pageName.test(first)) return null;
    const owner = encodeURIComponent(first);
    const last = parts.at(-1) ?? '';
    if (second === 'posts' && parts.length <= 4)
      return token.test(last) ? found(`${site}/${owner}/posts/${last}`, 'post') : null;
    if (second === 'videos' && parts.length <= 5)
      return number.test(last) ? found(`${site}/${owner}/videos/${last}/`, 'video') : null;
    if (second === 'photos') return number.test(last) ? found(`${site}/photo/?fbid=${last}`, 'post') : null;
    return null;
  },
  // Meta's oEmbed asks for an app's token; the public page says what it says to everybody.
  source: { form: 'page' },
  player(url) {
    const kind = facebook.read(url)?.kind;
    const src = (name: string) =>
      `${site}/plugins/${name}.php?show_text=${name === 'post'}&href=${encodeURIComponent(url.href)}`;
    if (kind !== 'video') return { src: src('post'), shape: { height: 600 } };
    const isReel = url.pathname.startsWith('/reel/');
    return { src: src('video'), shape: { ratio: isReel ? [9, 16] : [16, 9] }, allow: 'autoplay; fullscreen' };
  },
};

function found(url: string, kind: 'post' | 'video'): Found {
  return { url, kind };
}
