/** Story pages that are in nobody's memory: a thousand that nobody has asked for yet, and then the same from the disk alone. */
import { type Product, startProduct } from '../e2e/product.ts';
import { Caller, readerUrl } from './call.ts';
import { askEachOnce } from './each-once.ts';
import { type Measurement, median } from './measure.ts';
import { photograph, upload } from './media.ts';

const stories = 1000;
const atOnce = 4;
const rounds = 9;

/** Answers the product as it runs afterwards: it is started again in between. */
export async function measureDisk(
  first: Product,
  { journalist, editor }: { journalist: Caller; editor: Caller },
  body: unknown,
): Promise<Measurement & { product: Product }> {
  const publish = async (headline: string, section: string, tags: string[]): Promise<string> => {
    const draft = await journalist.ask('POST', '/stories', { headline, section, tags, body });
    const approved = await editor.step(await journalist.step(draft, 'submit'), 'approve');
    return new URL(readerUrl(first.origin, await editor.step(approved, 'publish'))).pathname;
  };
  const paths: string[] = [];
  for (let index = 0; index < stories; index += atOnce) {
    const many = Array.from({ length: atOnce }, (_, more) =>
      publish(`خبر من ألف خبر ${index + more}`, 'politics', [`وسم ${(index + more) % 50}`]),
    );
    paths.push(...(await Promise.all(many)));
  }
  // The address of its own stands in every page: under another one no page is baked yet.
  await first.stop();
  const renamed = await startProduct({ data: first.data });
  const unbaked = await askEachOnce(renamed.origin, paths);

  // What waits to be compressed further would take a core for a minute.
  await renamed.stop();
  const product = await startProduct({ data: renamed.data, port: renamed.port });
  const again = new Caller(product.origin, editor.token);
  const { id } = await upload(product.origin, editor.token, await photograph(320, 200, 1));
  const baked: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    // No page shows this picture: none goes, but whoever holds pages in memory looks at the files again.
    await again.ask('POST', `/media/${id}/actions/${round % 2 === 0 ? 'withdraw' : 'restore'}`, {
      note: 'قياس',
    });
    const perSecond = await askEachOnce(product.origin, paths);
    // The first round warms the server up.
    if (round > 0) baked.push(perSecond);
  }
  return {
    product,
    rows: [
      {
        what: `${stories} stories that are not baked, each asked for once, a second`,
        figure: unbaked.toFixed(0),
        asked: '≥ 300',
        holds: unbaked >= 300,
      },
      {
        what: `${stories} baked stories that are not in memory, a second (median of ${rounds})`,
        figure: median(baked).toFixed(0),
        asked: '≥ 5,000',
        holds: median(baked) >= 5000,
      },
    ],
    raw: { unbaked, baked },
  };
}
