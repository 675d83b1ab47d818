import { expect, test } from 'vitest';
import { site } from '#messages/ar/site.ts';
import { htmlToBody } from './from-html.ts';
import { bodyToHtml, type HtmlContext } from './html.ts';
import type { StoryBody } from './types.ts';

const body: StoryBody = {
  type: 'doc',
  content: [
    {
      type: 'figure',
      attrs: { media: 'm1', alt: 'موج', credit: 'سلمى' },
      content: [{ type: 'text', text: 'البحر <b>' }],
    },
  ],
};
const context = (words: Partial<HtmlContext['words']> = {}): HtmlContext => ({
  newsroom: false,
  picture: (id) => ({
    src: `/media/${id}/480.webp`,
    width: 480,
    height: 270,
    moving: `/media/${id}/moving.webp`,
  }),
  clip: () => null,
  related: () => null,
  date: (iso) => iso,
  day: (date) => date,
  words: { table: '', related: '', embeds: { link: {} as HtmlContext['words']['embeds']['link'] }, ...words },
});
const moving = { play: 'شغّلها', stop: 'أوقفها' };

test('a moving picture moves when somebody asks, in the place of the still one, and only where there are words for it', () => {
  const html = bodyToHtml(body, context({ moving }));
  expect(html).toContain('<details class="moving"><summary>');
  expect(html).toContain(
    '<img src="/media/m1/moving.webp" width="480" height="270" alt="موج" loading="lazy"',
  );
  expect(html.indexOf('480.webp')).toBeLessThan(html.indexOf('moving.webp'));
  expect(bodyToHtml(body, context())).not.toContain('moving');
});

test('and is read back as the one figure it is', () => {
  expect(htmlToBody(bodyToHtml(body, context({ moving }))).body).toEqual(body);
});

test('of a picture that was withdrawn nothing is left: not its name on the film it was the cover of, nor on a post', () => {
  const film = { media: 'film', alt: '', credit: '', poster: 'gone' };
  const post = { provider: 'x', url: 'https://x.com/a/status/20', text: 'نص', picture: 'gone' };
  const story: StoryBody = {
    type: 'doc',
    content: [
      { type: 'figure', attrs: { media: 'gone', alt: 'وصف', credit: 'سلمى' } },
      { type: 'video', attrs: film },
      { type: 'embed', attrs: { ...post, author: '', handle: '', postedAt: '' } },
    ],
  };
  const published = {
    ...context(site),
    picture: () => null,
    clip: () => ({ kind: 'video', src: '/media/film/file.mp4' }) as const,
  };
  expect(bodyToHtml(story, published)).toContain('data-poster="gone"');
  const html = bodyToHtml(story, { ...published, isWithdrawn: (id) => id === 'gone' });
  expect(html).not.toContain('gone');
  expect(html).toContain('/media/film/file.mp4');
  expect(html).toContain('نص');
});
