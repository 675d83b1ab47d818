import { getDb } from '#db/client.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { listSections } from '#db/queries/published.ts';
import { authenticate } from '#newsroom/session.ts';
import { answer, answerRefusal } from '../answer.ts';

export async function GET(request: Request): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerRefusal(request, who.refusal);
  const db = await getDb();
  return answer({ sections: await listSections(readerOf(db.read, 'ar')) });
}
