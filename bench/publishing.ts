/** From the click to what readers get: publish → the new page, unpublish → 410. */
import { type Caller, call, readerUrl } from './call.ts';
import { type Measurement, type Row, spread } from './measure.ts';

const times = 25;
const timesEverywhere = 10;

export async function measurePublishing(
  journalist: Caller,
  editor: Caller,
  body: unknown,
): Promise<Measurement> {
  const published: number[] = [];
  const taken: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const headline = `خبر يُنشر ويُسحب ${i}`;
    const draft = await journalist.ask('POST', '/stories', { headline, section: 'politics', body });
    const approved = await editor.step(await journalist.step(draft, 'submit'), 'approve');

    const clicked = performance.now();
    const live = await editor.step(approved, 'publish');
    const page = await call('GET', readerUrl(editor.origin, live));
    published.push(performance.now() - clicked);
    if (page.status !== 200 || !page.bytes.includes(headline))
      throw new Error('the published page is not served');
    const home = await call('GET', `${editor.origin}/`);
    if (!home.bytes.includes(headline)) throw new Error('the home page does not show what was published');

    const clickedAgain = performance.now();
    await editor.step(live, 'unpublish', 'قياس');
    const gone = await call('GET', readerUrl(editor.origin, live));
    taken.push(performance.now() - clickedAgain);
    if (gone.status !== 410) throw new Error(`after unpublish answered ${gone.status}`);
  }
  const everywhere = await measureEverywhere(journalist, editor, body);
  const [up, down] = [spread(published), spread(taken)];
  return {
    rows: [
      {
        what: `publish → new page served (${times} times, slowest)`,
        figure: `${up.max.toFixed(0)} ms, median ${up.p50.toFixed(0)}`,
        asked: '≤ 100 ms',
        holds: up.max <= 100,
      },
      {
        what: `unpublish → 410 (${times} times, slowest)`,
        figure: `${down.max.toFixed(0)} ms, median ${down.p50.toFixed(0)}`,
        asked: 'in the same click',
        holds: true,
      },
      ...everywhere.rows,
    ],
    raw: { published, taken, everywhere: everywhere.raw },
  };
}

const surfaces = [
  ...['/', '/politics', '/tag/قياس', '/author/ليلى-الحداد'],
  ...['/rss.xml', '/politics/rss.xml', '/atom.xml', '/feed.json', '/sitemap.xml', '/sitemap-news.xml'],
];

/** From the click until all that a story stands on was asked for, at once, and answered right. */
async function measureEverywhere(
  journalist: Caller,
  editor: Caller,
  body: unknown,
): Promise<{ rows: Row[]; raw: unknown }> {
  const shown: number[] = [];
  const gone: number[] = [];
  const places = async (id: string): Promise<number> => {
    const pages = await Promise.all(surfaces.map((path) => call('GET', encodeURI(editor.origin + path), {})));
    return pages.filter(({ bytes }) => bytes.includes(id)).length;
  };
  for (let i = 0; i < timesEverywhere; i += 1) {
    const fields = { headline: `خبر في كل مكان ${i}`, section: 'politics', byline: 'ليلى الحداد' };
    const draft = await journalist.ask('POST', '/stories', { ...fields, tags: ['قياس'], body });
    const approved = await editor.step(await journalist.step(draft, 'submit'), 'approve');

    const clicked = performance.now();
    const live = await editor.step(approved, 'publish');
    const found = await places(live.id);
    shown.push(performance.now() - clicked);
    if (found !== surfaces.length) throw new Error(`a published story stands on ${found} pages`);

    const clickedAgain = performance.now();
    await editor.step(live, 'unpublish', 'قياس');
    const left = await places(live.id);
    gone.push(performance.now() - clickedAgain);
    if (left > 0) throw new Error(`a story that was taken down stands on ${left} pages`);
  }
  const row = (what: string, values: number[]): Row => {
    const { max, p50 } = spread(values);
    const figure = `${max.toFixed(0)} ms, median ${p50.toFixed(0)}`;
    return {
      what: `${what} (${values.length} times, slowest)`,
      figure,
      asked: '≤ 100 ms',
      holds: max <= 100,
    };
  };
  const all = `${surfaces.length} pages, feeds and sitemaps, all asked for at once`;
  return { rows: [row(`publish → ${all}`, shown), row(`unpublish → ${all}`, gone)], raw: { shown, gone } };
}
