/** kill -9 in the middle of a stream of saves: what was acknowledged must be there, and the database whole. */
import { midad, type Product, startProduct } from '../e2e/product.ts';
import { type BenchStory, Caller } from './call.ts';
import { type Measurement, pause } from './measure.ts';

const streams = 4;

/** Answers the product as it runs after the last round: the one it was given is dead. */
export async function measureKills(
  first: Product,
  token: string,
  body: unknown,
  rounds: number,
): Promise<Measurement & { product: Product }> {
  let product = first;
  let acknowledged = 0;
  let lost = 0;
  let broken = 0;
  for (let round = 0; round < rounds; round += 1) {
    const caller = new Caller(product.origin, token);
    const fields = { headline: `جولة ${round}`, section: 'politics', body };
    const stories = await Promise.all(
      Array.from({ length: streams }, () => caller.ask('POST', '/stories', fields)),
    );
    let over = false;
    const saving = stories.map(async (story, stream) => {
      let last: BenchStory = story;
      for (let i = 0; !over; i += 1) {
        const change = { revision: last.revision, lead: `حفظ ${i} من ${stream}`, body };
        const saved = await caller.ask('PATCH', `/stories/${story.id}`, change).catch(() => null);
        if (!saved) break;
        acknowledged += 1;
        last = saved;
      }
      return last;
    });
    await pause(60 + Math.random() * 300);
    await product.kill();
    over = true;
    const lasts = await Promise.all(saving);
    const doctor = await midad(product, ['doctor']);
    if (doctor.code !== 0) broken += 1;
    product = await startProduct({ data: product.data, port: product.port });
    for (const last of lasts) {
      const kept = await caller.ask('GET', `/stories/${last.id}`);
      const isThere =
        kept.revision > last.revision || (kept.revision === last.revision && kept.lead === last.lead);
      if (!isThere) lost += 1;
    }
  }
  return {
    product,
    rows: [
      {
        what: `kill -9 during saves, ${rounds} times: acknowledged ${acknowledged}, lost`,
        figure: String(lost),
        asked: '0',
        holds: lost === 0,
      },
      {
        what: 'databases that integrity_check found broken',
        figure: String(broken),
        asked: '0',
        holds: broken === 0,
      },
    ],
    raw: { rounds, acknowledged, lost, broken },
  };
}
