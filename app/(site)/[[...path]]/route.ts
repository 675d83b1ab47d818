import { answerReader } from '#publishing/answer.ts';

/** Every reader page that isn't in the page store yet. What it is, the table of pages says. */
export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerReader(request);
}
