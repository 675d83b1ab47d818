import { isDay } from '#arabic/days.ts';
import { getDb } from '#db/client.ts';
import { publicOrigin } from '#db/environment.ts';
import { getSettings } from '#db/queries/settings.ts';
import { storyPath } from '#document/address.ts';
import { isEdition } from '#document/edition.ts';
import { clientAddressHeader } from '#newsroom/auth.ts';
import { refuse } from '#newsroom/refusal.ts';
import { longestQuery, readAsk } from '#search/ask.ts';
import { searchForReaders } from '#search/in-worker.ts';
import { makeLimiter } from '#search/limiter.ts';
import { answer, answerRefusal } from '../answer.ts';

const limiter = makeLimiter({ perSecond: 40, burst: 80 });
const most = 20;

/** Public: anybody may search what is published. */
export async function GET(request: Request): Promise<Response> {
  const client = request.headers.get(clientAddressHeader) ?? '';
  if (!limiter.take(client)) {
    return answerRefusal(request, refuse('too_many_requests', { detail: 'at most 40 a second' }).refusal);
  }
  const query = new URL(request.url).searchParams;
  const ask = readAsk(query, most);
  if (ask.query.length > longestQuery) {
    return answerRefusal(request, refuse('invalid', { path: 'q', detail: 'is longer than 200' }).refusal);
  }
  const edition = query.get('edition') ?? 'ar';
  if (!isEdition(edition)) {
    return answerRefusal(request, refuse('invalid', { path: 'edition', detail: 'must be ar or en' }).refusal);
  }
  const db = await getDb();
  if (edition === 'en' && !(await getSettings(db.read)).english) {
    return answerRefusal(
      request,
      refuse('edition_closed', { path: 'edition', detail: 'there is none' }).refusal,
    );
  }
  for (const name of ['from', 'to']) {
    const given = query.get(name);
    if (given && !isDay(given)) {
      const detail = 'is no day like 2026-11-24';
      return answerRefusal(request, refuse('invalid', { path: name, detail }).refusal);
    }
  }
  const { results, total, more, suggestion, complete } = await searchForReaders(db, { ...ask, edition });
  const origin = publicOrigin();
  return answer({
    results: results.map(({ card, snippet }) => ({
      id: card.id,
      headline: card.headline,
      url: origin + storyPath({ ...card, section: card.section.slug }),
      section: card.section,
      lead: card.lead,
      byline: card.byline,
      publishedAt: card.publishedAt,
      updatedAt: card.updatedAt,
      snippet,
    })),
    total,
    more,
    suggestion,
    complete,
  });
}
