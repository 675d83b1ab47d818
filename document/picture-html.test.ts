import { expect, test } from 'vitest';
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
