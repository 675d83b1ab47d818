import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { parseHTML } from 'linkedom';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { checkBody } from '#document/check.ts';
import { fillFront, type LayoutName, type Placement, slotsOf } from '#document/front.ts';
import { bodyToHtml, type HtmlContext } from '#document/html.ts';
import { site as english } from '#messages/en/site.ts';
import { CommentsPage } from './comments-page.tsx';
import { toDocument } from './document.ts';
import { HomePage } from './home-page.tsx';
import { HousePage } from './house-page.tsx';
import { BrokenPage, GonePage, NotFoundPage } from './notice-page.tsx';
import { OfflinePage } from './offline-page.tsx';
import { organization } from './organization.ts';
import { sampleCards, sampleSite, sampleStory } from './sample.ts';
import { blocksBody } from './sample-blocks.ts';
import { sampleBody } from './sample-body.ts';
import { SectionPage } from './section-page.tsx';
import { StoryPage } from './story-page.tsx';
import { styleSheet } from './style-sheet.ts';
import type { BreakingLine, StoryCard } from './types.ts';

const site = {
  ...sampleSite,
  css: styleSheet(readFileSync(join(import.meta.dirname, 'site.css'), 'utf8'), ''),
  pagesCss: styleSheet(readFileSync(join(import.meta.dirname, 'pages.css'), 'utf8'), ''),
  frontsCss: styleSheet(readFileSync(join(import.meta.dirname, 'fronts.css'), 'utf8'), ''),
  storyCss: styleSheet(readFileSync(join(import.meta.dirname, 'story.css'), 'utf8'), ''),
  blocksCss: styleSheet(readFileSync(join(import.meta.dirname, 'blocks.css'), 'utf8'), ''),
  fonts: [{ href: '/assets/naskh.woff2' }],
};
const context: HtmlContext = {
  picture: (id) => ({
    src: `/media/${id}/960.webp`,
    srcset: `/media/${id}/480.webp 480w, /media/${id}/960.webp 960w`,
    sizes: '100vw',
    width: 1600,
    height: 1067,
    sources: [{ type: 'image/avif', srcset: `/media/${id}/480.avif 480w, /media/${id}/960.avif 960w` }],
    placeholder: '2b3a4a2b3a4a5c6b7a8a97a42b3a4a3c4b5a6b7a898a97a4d9c7a1c8b58ea79372867155',
  }),
  newsroom: false,
  clip: (id) => ({ kind: 'video', src: `/media/${id}/film.mp4`, width: 1280, height: 720 }),
  related: (id) => ({ href: `/politics/${id}/x`, headline: 'عين جفّت ثم عادت' }),
  date: site.dateTime,
  day: site.day,
  words: site.words,
};
const bodyHtml = bodyToHtml(sampleBody, context);
const story = { ...sampleStory(bodyHtml), site };

function write(page: ReactElement): string {
  return toDocument(renderToStaticMarkup(page));
}

function read(page: ReactElement): Document {
  return parseHTML(write(page)).document;
}

function home(
  stories: StoryCard[],
  layout: LayoutName = 'steady',
  placements: Placement[] = [],
  breaking: BreakingLine | null = null,
): ReactElement {
  const slugs = site.sections.map(({ slug }) => slug);
  const filled = fillFront(slotsOf('home', layout, slugs), placements, {
    placed: new Map(stories.map((card) => [card.id, card])),
    newest: (slug) => stories.filter((card) => slug === undefined || card.section.slug === slug),
    mostRead: stories.slice(20, 30),
  });
  const cards = (name: string) =>
    filled.find((slot) => slot.name === name)?.items.map(({ card }) => card) ?? [];
  const front = {
    layout,
    lead: cards('lead')[0] ?? null,
    with: cards('with'),
    second: cards('second'),
    rail: cards('rail'),
    mostRead: cards('most'),
  };
  const strips = site.sections.map((section) => ({ section, stories: cards(`strip:${section.slug}`) }));
  return (
    <HomePage
      site={site}
      front={front}
      strips={strips.filter((strip) => strip.stories.length > 0)}
      breaking={breaking}
      newestAt={stories[0]?.publishedAt ?? null}
    />
  );
}

function placed(slot: string, position: number, story: string): Placement {
  return { slot, position, story, until: null };
}

function sectionFront(cards: StoryCard[]) {
  const [lead = null, ...second] = cards;
  return { layout: 'steady' as const, lead, with: [], second, rail: [], mostRead: [] };
}

const politics = { slug: 'politics', name: 'سياسة' };

const talk = {
  site,
  story: story.story,
  comments: [
    {
      id: 'a1',
      name: 'أم ياسر',
      isStaff: false,
      text: 'سطر أول\n\n<script>سطر ثانٍ',
      createdAt: '2026-11-20T15:00:00.000Z',
    },
    { id: 'a2', name: 'ليلى', isStaff: true, text: 'Thanks, نصحّحه.', createdAt: '2026-11-20T16:00:00.000Z' },
  ],
  total: 52,
  page: 1,
  hasNext: true,
  isOpen: true,
  closesAt: '2026-12-04T09:30:00.000Z',
  moderation: 'before' as const,
};

const pages: Record<string, ReactElement> = {
  'home with forty stories': home(sampleCards(40)),
  'home without pictures': home(sampleCards(40, false)),
  'home of a great event': home(sampleCards(40), 'event', [
    placed('with', 0, 'st30'),
    placed('with', 1, 'st31'),
  ]),
  'home with breaking news': home(sampleCards(12), 'steady', [], {
    id: 'b1',
    text: 'انقطاع الكهرباء عن أحياء البلدة الشرقية',
    until: '2026-11-20T12:00:00.000Z',
    href: '/society/st3/x',
  }),
  'home with two stories': home(sampleCards(2)),
  'home with one story': home(sampleCards(1)),
  'home of a new newsroom': home([]),
  'a section': (
    <SectionPage
      site={site}
      section={politics}
      stories={sampleCards(12)}
      older="/politics/page/3"
      newer="/politics"
      path="/politics/page/2"
    />
  ),
  'a section’s front': (
    <SectionPage
      site={site}
      section={politics}
      front={sectionFront(sampleCards(5))}
      stories={sampleCards(24).slice(5)}
    />
  ),
  'an empty section': <SectionPage site={site} section={politics} stories={[]} />,
  'a story': <StoryPage {...story} />,
  'a story of every rare block': <StoryPage {...story} bodyHtml={bodyToHtml(blocksBody, context)} />,
  'a story without picture, lead, byline or company': (
    <StoryPage
      {...story}
      story={{ ...story.story, lead: '', byline: '', tags: [], corrections: [], headline: 'مطر' }}
      bodyHtml="<p>هطل المطر.</p>"
      picture={null}
      more={[]}
    />
  ),
  'a page of the newsroom’s own': (
    <HousePage
      site={site}
      path="/about"
      title="من نحن"
      description="نكتب أخبار البلدة."
      updatedAt="2026-11-22T09:30:00.000Z"
      bodyHtml="<p>نكتب أخبار البلدة.</p><h2>كيف نعمل</h2><p>يراجع كل خبر محرر.</p>"
    />
  ),
  'a page without a network': <OfflinePage site={site} />,
  'a page that could not be made': <BrokenPage site={site} />,
  'the comments under a story': <CommentsPage {...talk} />,
  'a story nobody commented on, open no more': (
    <CommentsPage {...talk} comments={[]} total={0} hasNext={false} isOpen={false} closesAt={null} />
  ),
  'a missing page': <NotFoundPage site={site} />,
  'a withdrawn story': <GonePage site={site} />,
  'a story among English words': (
    <StoryPage {...story} site={{ ...site, locale: 'en', dir: 'ltr', words: english }} />
  ),
};

describe('every page', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
    rules: { 'require-sri': ['error', { target: 'crossorigin' }] },
  });

  for (const [name, page] of Object.entries(pages)) {
    test(`${name} is valid HTML`, async () => {
      const report = await validator.validateString(write(page));
      const problems = report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
      );
      expect(problems).toEqual([]);
    });

    test(`${name} runs our one script and asks nobody else for anything`, () => {
      const document = read(page);
      const scripts = [...document.querySelectorAll('script')];
      const run = scripts.filter((script) => script.getAttribute('type') !== 'application/ld+json');
      const ours = Object.values(sampleSite.scripts);
      for (const script of run) expect(ours).toContain(script.getAttribute('src'));
      expect(run[0]?.getAttribute('src')).toBe(sampleSite.scripts.page);
      const fetched = [...document.querySelectorAll('img, link[rel=preload], link[rel~=icon], iframe')];
      for (const element of fetched) {
        const addresses = ['src', 'href', 'srcset', 'imagesrcset'].flatMap(
          (name) => element.getAttribute(name)?.split(', ') ?? [],
        );
        expect(addresses.length).toBeGreaterThan(0);
        for (const address of addresses) expect(address).toMatch(/^\/[^/]/);
      }
      expect(write(page)).not.toMatch(/ on[a-z]+=/);
    });

    test(`${name} has one first heading, a skip link that leads to the text, and says its language`, () => {
      const document = read(page);
      expect(document.querySelectorAll('h1')).toHaveLength(1);
      const skip = document.querySelector('body > a');
      expect(document.querySelector(skip?.getAttribute('href') ?? '')?.localName).toBe('main');
      expect(document.documentElement.getAttribute('lang')).toMatch(/^(ar|en)$/);
    });
  }
});

describe('the home page', () => {
  test('shows each story once', () => {
    const links = [...read(home(sampleCards(40))).querySelectorAll('main article a')].map((link) =>
      link.getAttribute('href'),
    );
    expect(new Set(links).size).toBe(links.length);
    expect(links.length).toBeGreaterThan(15);
  });

  test('leads with the newest, and fetches its picture first', () => {
    const document = read(home(sampleCards(40)));
    const [first, ...others] = document.querySelectorAll('main article');
    expect(first?.querySelector('h2')?.textContent).toBe(sampleCards(1)[0]?.headline);
    expect(first?.querySelector('img')?.getAttribute('fetchpriority')).toBe('high');
    const lazy = others.flatMap((article) => [...article.querySelectorAll('img')]);
    expect(lazy.length).toBeGreaterThan(0);
    expect(lazy.every((image) => image.getAttribute('loading') === 'lazy')).toBe(true);
  });

  test('of forty stories weighs at most 25 KB with all its styles, compressed', () => {
    expect(brotliCompressSync(write(home(sampleCards(40)))).length).toBeLessThan(25 * 1024);
  });

  test('says in plain words that there is nothing yet', () => {
    expect(read(home([])).querySelector('main')?.textContent).toContain('لا أخبار منشورة بعد.');
  });

  test('leaves out sections without stories', () => {
    const document = read(home(sampleCards(40).filter((card) => card.section.slug !== 'culture')));
    expect(document.querySelector('#s-culture')).toBeNull();
    expect(document.querySelector('#s-economy')).not.toBeNull();
  });
});

describe('the story page', () => {
  const document = read(<StoryPage {...story} />);
  const meta = (name: string) =>
    document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content');

  test('carries its address, encoded, as the canonical one', () => {
    const canonical = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '';
    expect(canonical).toMatch(/^https:\/\/midad\.example\/society\/st0\/[%A-Z0-9-]+$/);
    expect(decodeURIComponent(canonical)).toBe(
      'https://midad.example/society/st0/تين-الجبل-تعيد-فتح-عيونها-القديمة',
    );
    expect(meta('og:url')).toBe(canonical);
  });

  test('shows itself well when its link is shared', () => {
    expect(meta('og:title')).toBe(story.story.headline);
    expect(meta('og:description')).toBe(story.story.lead);
    expect(meta('og:image')).toBe('https://midad.example/media/p0/card-30-50.jpg');
    expect(meta('og:image:height')).toBe('630');
    expect(meta('twitter:card')).toBe('summary_large_image');
    expect(meta('article:published_time')).toBe('2026-11-20T09:30:00.000Z');
  });

  test('can be shared by plain links, and says when it was changed', () => {
    const share = [...document.querySelectorAll('.share a')].map((a) => a.getAttribute('href') ?? '');
    expect(share).toHaveLength(5);
    for (const href of share) expect(decodeURIComponent(href)).toContain(meta('og:url'));
    for (const button of document.querySelectorAll('.tools-of-story button')) {
      expect(button.closest('[hidden]')).not.toBeNull();
    }
    const updates = document.querySelector('.updates');
    expect(updates?.querySelector('summary')?.textContent).toBe('حُدّث مرتين');
    expect(updates?.querySelectorAll('time')).toHaveLength(2);
  });

  test('tells search engines who wrote what, when, and what was corrected', () => {
    const data = JSON.parse(document.querySelector('script[type]')?.textContent ?? '');
    expect(data['@graph'][0]).toEqual({
      '@type': 'NewsArticle',
      headline: story.story.headline,
      description: story.story.lead,
      image: {
        '@type': 'ImageObject',
        url: 'https://midad.example/media/p0/card-30-50.jpg',
        width: 1200,
        height: 630,
      },
      datePublished: '2026-11-20T09:30:00.000Z',
      dateModified: '2026-11-20T14:05:00.000Z',
      author: [{ '@type': 'Person', name: 'ليلى النسّاج', url: 'https://midad.example/author/ليلى-النساج' }],
      articleSection: 'مجتمع',
      keywords: ['مياه', 'تراث'],
      inLanguage: 'ar',
      publisher: organization(sampleSite),
      mainEntityOfPage: meta('og:url'),
      correction: [
        {
          '@type': 'CorrectionComment',
          text: story.story.corrections[0]?.note,
          datePublished: '2026-11-20T14:05:00.000Z',
        },
      ],
    });
    expect(data['@graph'][1]['@type']).toBe('BreadcrumbList');
  });

  test('offers its section’s feed and the newsroom’s', () => {
    const feeds = [...document.querySelectorAll('link[rel=alternate]')].map((link) =>
      link.getAttribute('href'),
    );
    expect(feeds.sort()).toEqual(['/rss.xml', '/society/rss.xml']);
  });

  test('stands published and updated in words, with the exact time for machines', () => {
    const times = [...document.querySelectorAll('.meta time')].slice(0, 2);
    expect(times.map((time) => time.getAttribute('datetime'))).toEqual([
      '2026-11-20T09:30:00.000Z',
      '2026-11-20T14:05:00.000Z',
    ]);
    expect(times[0]?.textContent).toBe('20 نوفمبر 2026، 12:30 م');
  });

  test('shows a correction, and says so beside the byline', () => {
    const box = document.querySelector('#corrections');
    expect(box?.textContent).toContain(story.story.corrections[0]?.note);
    expect(document.querySelector('.story .meta a[href="#corrections"]')).not.toBeNull();
  });

  test('never lists itself among the others', () => {
    const page = read(<StoryPage {...story} related={[]} mostRead={[]} more={sampleCards(5)} />);
    const links = [...page.querySelectorAll('.row article a')].map((link) => link.getAttribute('href'));
    expect(links).toHaveLength(4);
    expect(links.some((href) => href?.includes('/st0/'))).toBe(false);
  });

  test('keeps hostile words as words', () => {
    const headline = '</script><script>alert(1)</script> <b>&amp;"\'';
    const hostile = {
      ...story,
      story: { ...story.story, headline, lead: headline, byline: headline, tags: [headline] },
    };
    const page = read(<StoryPage {...hostile} />);
    expect(page.querySelectorAll('script[type]')).toHaveLength(1);
    expect(page.querySelector('h1')?.textContent).toBe(headline);
    expect(JSON.parse(page.querySelector('script[type]')?.textContent ?? '')['@graph'][0].headline).toBe(
      headline,
    );
    expect(page.querySelector('meta[property="og:title"]')?.getAttribute('content')).toBe(headline);
  });

  test('weighs at most 14 KB with all its styles, compressed', () => {
    expect(brotliCompressSync(write(<StoryPage {...story} />)).length).toBeLessThan(14 * 1024);
  });
});

test('a withdrawn story’s page is not indexed and says nothing of the story', () => {
  const document = read(<GonePage site={site} />);
  expect(document.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
  expect(document.querySelector('link[rel=canonical]')).toBeNull();
  expect(document.querySelector('h1')?.textContent).toBe('سُحب هذا الخبر');
});

test('a section’s later page has its own address and both neighbours', () => {
  const document = read(pages['a section'] ?? <p />);
  expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
    'https://midad.example/politics/page/2',
  );
  const neighbours = [...document.querySelectorAll('.paging a')].map((link) => link.getAttribute('href'));
  expect(neighbours).toEqual(['/politics', '/politics/page/3']);
});

test('rules for rare blocks stand only in pages that hold one', () => {
  expect(write(<StoryPage {...story} />)).not.toContain('.fact-box');
  expect(write(<StoryPage {...story} bodyHtml={bodyToHtml(blocksBody, context)} />)).toContain('.fact-box');
});

test('the sample’s bodies are valid stories', () => {
  expect(checkBody(sampleBody)).toMatchObject({ ok: true });
  expect(checkBody(blocksBody)).toMatchObject({ ok: true });
});
