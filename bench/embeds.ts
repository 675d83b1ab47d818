/** What a story full of embeds and pictures costs the server: its body as the reader's page has it, in this process. */
import { readFileSync } from 'node:fs';
import { checkBody } from '#document/check.ts';
import { bodyToHtml } from '#document/html.ts';
import type { HtmlContext } from '#document/spec.ts';
import type { DocNode, StoryBody } from '#document/types.ts';
import { providers } from '#media/embeds/list.ts';
import { embeds as words } from '#messages/ar/embeds.ts';
import { site } from '#messages/ar/site.ts';
import { type Measurement, spread } from './measure.ts';

const times = 300;

const context: HtmlContext = {
  newsroom: false,
  picture: (id) => ({
    src: `/media/${id}/960.webp`,
    srcset: `/media/${id}/480.webp 480w, /media/${id}/960.webp 960w, /media/${id}/1600.webp 1600w`,
    sizes: '100vw',
    width: 1600,
    height: 1067,
  }),
  clip: () => null,
  document: () => null,
  isWithdrawn: () => false,
  related: () => null,
  date: (iso) => iso,
  day: (date) => date,
  words: site,
  embeds: { words: words.reader, frameHosts: [], goneAt: () => null },
};

/** Twenty embeds of as many providers, twenty figures, a paragraph between. */
function fullStory(): StoryBody {
  const content: DocNode[] = [];
  for (const { name } of providers.slice(0, 20)) {
    const fixture = JSON.parse(readFileSync(`media/embeds/fixtures/${name}.json`, 'utf8'));
    const url = Object.keys(fixture.addresses)[0] ?? '';
    const text = 'نص المنشور كما كتبه صاحبه، وفيه رابط https://example.org/a ووسم #مدينتي '.repeat(3).trim();
    const known = {
      provider: name,
      url,
      text,
      author: 'نشرة المدينة',
      handle: 'midad',
      postedAt: '2026-01-02T03:04:05Z',
    };
    content.push(
      { type: 'embed', attrs: { ...known, title: 'عنوان المقطع', picture: 'abc' } },
      { type: 'paragraph', content: [{ type: 'text', text: 'فقرة بين صورة ومقطع. '.repeat(12).trim() }] },
      {
        type: 'figure',
        attrs: { media: 'abc', alt: 'وصف', credit: 'وكالة' },
        content: [{ type: 'text', text: 'شرح الصورة' }],
      },
    );
  }
  const checked = checkBody({ type: 'doc', content });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problem));
  return checked.body;
}

export function measureEmbeds(): Measurement {
  const body = fullStory();
  const taken: number[] = [];
  let html = '';
  for (let i = 0; i < times; i += 1) {
    const began = performance.now();
    html = bodyToHtml(body, context);
    taken.push(performance.now() - began);
  }
  const cold = taken[0] ?? Number.NaN;
  const { p50, p99 } = spread(taken);
  return {
    rows: [
      {
        what: `body of a story with 20 embeds and 20 figures, ${(html.length / 1024).toFixed(0)} KB (${times} times)`,
        figure: `${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)}, the first ${cold.toFixed(2)}`,
        asked: '≤ 5 ms of server time',
        holds: p50 <= 5,
      },
    ],
    raw: { taken },
  };
}
