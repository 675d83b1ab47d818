/**
 * `npm run bench [-- SECTION…]`: the figures of docs/benchmarks.md on this machine, all sections below but `search` and
 * `site`, which are asked for by name. Everything runs on 127.0.0.1, bounded in time and count, on a newsroom of its own.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { longBody } from '../e2e/bodies.ts';
import { takeOn } from '../e2e/people.ts';
import { midadLine, removeData, startProduct } from '../e2e/product.ts';
import { measureBytes } from './bytes.ts';
import { Caller, readerUrl } from './call.ts';
import { measureDisk } from './disk.ts';
import { measureEditor } from './editor.ts';
import { measureEditorBytes } from './editor-bytes.ts';
import { measureEmbeds } from './embeds.ts';
import { fillFrontPage } from './front-page.ts';
import { measureJournal } from './journal.ts';
import { measureKills } from './kills.ts';
import { describeStore, openLargeStore } from './large-store.ts';
import { measureLighthouse } from './lighthouse.ts';
import { type Measurement, pause, type Row } from './measure.ts';
import { measureMedia } from './media.ts';
import { measurePaste } from './paste.ts';
import { measurePublishing } from './publishing.ts';
import { measureReaders } from './readers.ts';
import { measureSaves } from './saves.ts';
import { measureSearch } from './search.ts';
import { measureSite } from './site.ts';
import { measureThroughput } from './throughput.ts';

const flatTexts = ['../shared/fixtures/story-flat-text.ar.txt', 'e2e/fixtures/flat-text.ar.txt'];
/** Pages are compressed as small as they get once nothing was published for a while, one after the other. */
const squeezeMs = 12_000;
const killRounds = 50;
const browserKills = 20;

/** More than a little of it means that others work on this machine, and that the figures are theirs, too. */
const load = loadavg()[0];
const asked = process.argv.slice(2);
const wants = (name: string) => asked.length === 0 || asked.includes(name);

let product = await startProduct();
const rows: Row[] = [];
const raw: Record<string, unknown> = {};

function keep(name: string, measured: Measurement): void {
  rows.push(...measured.rows);
  raw[name] = measured.raw;
  for (const row of measured.rows) console.log(`${name}: ${row.what}: ${row.figure} (${row.asked})`);
}

try {
  const people = await takeOn(product, ['journalist', 'colleague', 'editor']);
  const journalist = new Caller(product.origin, people.journalist.token);
  const colleague = new Caller(product.origin, people.colleague.token);
  const editor = new Caller(product.origin, people.editor.token);

  const file = flatTexts.find((path) => existsSync(path)) ?? '';
  const imported = JSON.parse(await midadLine(product, ['import', file, '--email', people.journalist.email]));
  const draft = await journalist.ask('GET', `/stories/${imported.id}`);
  const story = await editor.step(
    await editor.step(await journalist.step(draft, 'submit'), 'approve'),
    'publish',
  );
  const url = readerUrl(product.origin, story);
  raw.story = file;

  if (wants('embeds')) keep('embeds', measureEmbeds());
  const reads = ['bytes', 'lighthouse', 'throughput'].some(wants);
  if (reads) await fillFrontPage(journalist, editor, longBody(200));
  if (wants('bytes') || wants('lighthouse')) await pause(squeezeMs);
  if (wants('bytes')) keep('bytes', await measureBytes(url, `${product.origin}/`));
  if (wants('lighthouse')) {
    keep('lighthouse', await measureLighthouse({ story: url, home: `${product.origin}/` }));
  }
  if (wants('editor-bytes')) {
    const empty = await journalist.ask('POST', '/stories', {
      headline: 'ورقة بيضاء',
      section: 'politics',
      body: { type: 'doc', content: [{ type: 'paragraph' }] },
    });
    keep('editor-bytes', await measureEditorBytes(product.origin, people.journalist, empty.id));
  }
  if (wants('throughput')) keep('throughput', await measureThroughput(product, new URL(url).pathname));
  if (wants('publishing')) keep('publishing', await measurePublishing(journalist, editor, longBody(400)));
  if (wants('saves')) keep('saves', await measureSaves([journalist, colleague], longBody(1000)));
  if (wants('readers')) keep('readers', await measureReaders(product.origin, url, people.editor));
  if (wants('media')) {
    keep('media', await measureMedia(product.origin, people.journalist.token, product.pid));
  }
  if (wants('journal')) {
    keep('journal', await measureJournal(product.origin, people.journalist, journalist, browserKills));
  }
  if (wants('editor')) keep('editor', await measureEditor(product.origin, journalist, people.journalist));
  if (wants('paste')) keep('paste', await measurePaste(product.origin, journalist, people.journalist));
  // They fill a database for a quarter of an hour, if it isn't kept: only when they are named.
  if (asked.includes('search') || asked.includes('site')) {
    const store = await openLargeStore();
    try {
      keep('store', describeStore(store));
      if (asked.includes('search')) keep('search', await measureSearch(store));
      if (asked.includes('site')) keep('site', await measureSite(store));
    } finally {
      await store.close();
    }
  }
  if (wants('disk')) {
    const { product: after, ...measured } = await measureDisk(product, { journalist, editor }, longBody(400));
    product = after;
    keep('disk', measured);
  }
  if (wants('kills')) {
    const { product: after, ...measured } = await measureKills(
      product,
      people.journalist.token,
      longBody(1000),
      killRounds,
    );
    product = after;
    keep('kills', measured);
  }
} finally {
  await product.stop();
  await removeData(product);
}

const at = new Date().toISOString();
const machine = {
  cores: cpus().length,
  cpu: cpus()[0]?.model,
  node: process.version,
  platform: process.platform,
};
await mkdir('bench/results', { recursive: true });
await writeFile(
  `bench/results/${at.replaceAll(':', '-')}.json`,
  JSON.stringify({ at, machine, rows, raw }, null, 2),
);

console.log(`\nLoad of this machine before it began: ${load?.toFixed(2)}`);
console.log(`\n| what | measured | asked | |\n|---|---|---|---|`);
for (const { what, figure, asked: limit, holds } of rows) {
  console.log(
    `| ${what} | ${figure} | ${limit} | ${holds === null ? '' : holds ? 'holds' : 'DOES NOT HOLD'} |`,
  );
}
process.exitCode = rows.some(({ holds }) => holds === false) ? 1 : 0;
