/** Saves of a 1,000-word story through the API, each acknowledged after a FULL commit. */
import type { BenchStory, Caller } from './call.ts';
import { type Measurement, spread } from './measure.ts';

const oneByOne = 400;
const clients = 20;
const secondsTogether = 8;

async function saveOnce(caller: Caller, story: BenchStory, body: unknown, i: number): Promise<BenchStory> {
  return caller.ask('PATCH', `/stories/${story.id}`, { revision: story.revision, lead: `حفظ ${i}`, body });
}

export async function measureSaves(callers: Caller[], body: unknown): Promise<Measurement> {
  const [caller] = callers;
  if (!caller) throw new Error('nobody saves');
  const fields = { headline: 'خبر من ألف كلمة', section: 'politics', body };

  let story = await caller.ask('POST', '/stories', fields);
  const alone: number[] = [];
  for (let i = 0; i < oneByOne + 50; i += 1) {
    const began = performance.now();
    story = await saveOnce(caller, story, body, i);
    // The first fifty warm the server up.
    if (i >= 50) alone.push(performance.now() - began);
  }

  const together: number[] = [];
  const stories = await Promise.all(
    Array.from({ length: clients }, (_, i) =>
      (callers[i % callers.length] ?? caller).ask('POST', '/stories', fields),
    ),
  );
  const began = performance.now();
  const until = began + secondsTogether * 1000;
  await Promise.all(
    stories.map(async (first, i) => {
      let mine = first;
      const who = callers[i % callers.length] ?? caller;
      for (let n = 0; performance.now() < until; n += 1) {
        const sent = performance.now();
        mine = await saveOnce(who, mine, body, n);
        together.push(performance.now() - sent);
      }
    }),
  );
  const perSecond = together.length / ((performance.now() - began) / 1000);
  const one = spread(alone);
  return {
    rows: [
      {
        what: `save of 1,000 words, one after the other (${one.count}), p99`,
        figure: `${one.p99.toFixed(1)} ms, median ${one.p50.toFixed(1)}`,
        asked: '≤ 15 ms',
        holds: one.p99 <= 15,
      },
      {
        what: `saves a second from ${clients} clients`,
        figure: perSecond.toFixed(0),
        asked: '≥ 500',
        holds: perSecond >= 500,
      },
    ],
    raw: { alone: one, together: { ...spread(together), perSecond } },
  };
}
