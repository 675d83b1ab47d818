import { bareHost, type Provider, partsOf } from './provider.ts';

const code = /^[A-Za-z0-9_-]{5,60}$/;
const name = /^[A-Za-z0-9._]{1,30}$/;

export const instagram: Provider = {
  name: 'instagram',
  names: { ar: 'إنستغرام', en: 'Instagram' },
  hosts: ['instagram.com', 'instagr.am'],
  read(url) {
    const host = bareHost(url);
    if (host !== 'instagram.com' && host !== 'instagr.am') return null;
    let parts = partsOf(url);
    const owner = /^(?:p|reel|reels|tv)$/.test(parts[1] ?? '') ? (parts[0] ?? '') : '';
    if (owner) {
      if (!name.test(owner)) return null;
      parts = parts.slice(1);
    }
    const [kind = '', id = ''] = parts;
    if (!/^(?:p|reel|reels|tv)$/.test(kind) || !code.test(id)) return null;
    const isVideo = kind !== 'p';
    return {
      url: `https://www.instagram.com/${kind === 'reels' ? 'reel' : kind}/${id}/`,
      kind: isVideo ? 'video' : 'post',
      handle: owner,
    };
  },
  source: { form: 'page' },
  player: (url) => ({ src: `${url.origin}${url.pathname}embed/captioned/`, shape: { height: 640 } }),
};
