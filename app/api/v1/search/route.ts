import { getDb } from '#db/client.ts';
import { publicOrigin } from '#db/environment.ts';
import { searchPublished } from '#db/queries/published.ts';
import { storyPath } from '#document/address.ts';
import { clientAddressHeader } from '#newsroom/auth.ts';
import { makeLimiter } from '#newsroom/limiter.ts';
import { refuse } from '#newsroom/refusal.ts';
import { answer, answerRefusal } from '../answer.ts';

const limiter = makeLimiter({ perSecond: 40, burst: 80 });
const longestQuery = 200;
const most = 20;

/** Public: anybody may search what is published. */
export async function GET(request: Request): Promise<Response> {
  const client = request.headers.get(clientAddressHeader) ?? '';
  if (!limiter.take(client)) {
    return answerRefusal(request, refuse('too_many_requests', { detail: 'at most 40 a second' }).refusal);
  }
  const query = new URL(request.url).searchParams.get('q') ?? '';
  if (query.length > longestQuery) {
    return answerRefusal(request, refuse('invalid', { path: 'q', detail: 'is longer than 200' }).refusal);
  }
  const db = await getDb();
  const found = await searchPublished(db.read, query, most);
  const origin = publicOrigin();
  return answer({
    results: found.map((card) => ({
      id: card.id,
      headline: card.headline,
      url: origin + storyPath({ section: card.section.slug, id: card.id, slug: card.slug }),
    })),
  });
}
