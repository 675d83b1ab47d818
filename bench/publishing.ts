/** From the click to what readers get: publish → the new page, unpublish → 410. */
import { type Caller, call, readerUrl } from './call.ts';
import { type Measurement, spread } from './measure.ts';

const times = 25;

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
    ],
    raw: { published, taken },
  };
}
