/** Readers while the newsroom works: 500 requests a second with and without 25 desk renders a second, in turns. */
import { call } from './call.ts';
import { type Measurement, percentile, type Spread, spread } from './measure.ts';
import { type LoadAnswer, runLoad } from './open-loop.ts';

const rounds = 3;
const seconds = 10;

async function signIn(origin: string, person: { email: string; password: string }): Promise<string> {
  const answer = await call('POST', `${origin}/api/auth/sign-in/email`, {
    headers: { origin },
    body: { email: person.email, password: person.password },
  });
  const cookies = [answer.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0]);
  if (answer.status !== 200 || cookies.length === 0) throw new Error(`sign-in answered ${answer.status}`);
  return cookies.join('; ');
}

export async function measureReaders(
  origin: string,
  storyUrl: string,
  editor: { email: string; password: string },
): Promise<Measurement> {
  const cookie = await signIn(origin, editor);
  const readers = { url: storyUrl, headers: { 'accept-encoding': 'br, gzip' }, perSecond: 500, seconds };
  const desk = { url: `${origin}/desk`, headers: { cookie }, perSecond: 25, seconds };
  const first = await call('GET', desk.url, { headers: { cookie } });
  if (first.status !== 200) throw new Error(`the desk answered ${first.status}`);
  await runLoad({ ...readers, seconds: 2 });

  const alone: LoadAnswer[] = [];
  const beside: LoadAnswer[] = [];
  const rendered: LoadAnswer[] = [];
  for (let round = 0; round < rounds; round += 1) {
    alone.push(await runLoad(readers));
    const [theirs, desks] = await Promise.all([runLoad(readers), runLoad(desk)]);
    beside.push(theirs);
    rendered.push(desks);
  }
  const waits = (answers: LoadAnswer[]) => answers.flatMap((answer) => answer.waits);
  const failed = (answers: LoadAnswer[]) => answers.reduce((sum, answer) => sum + answer.failed, 0);
  const p99 = (answers: LoadAnswer[]) => percentile(waits(answers), 99);
  const ratio = p99(beside) / p99(alone);
  const figures: Record<string, Spread & { failed: number }> = {
    alone: { ...spread(waits(alone)), failed: failed(alone) },
    beside: { ...spread(waits(beside)), failed: failed(beside) },
    desk: { ...spread(waits(rendered)), failed: failed(rendered) },
  };
  const unanswered = failed(alone) + failed(beside) + failed(rendered);
  return {
    rows: [
      {
        what: 'readers’ p99 (500/s, open loop) with 25 desk renders/s beside without',
        figure: `${ratio.toFixed(2)}× (${p99(alone).toFixed(1)} → ${p99(beside).toFixed(1)} ms)`,
        asked: '≤ 3×',
        holds: ratio <= 3,
      },
      {
        what: 'requests not answered with 200',
        figure: String(unanswered),
        asked: '0',
        holds: unanswered === 0,
      },
    ],
    raw: figures,
  };
}
