/** The front as readers would get it, for whoever composes it: POSTed by the composer, shown in a tab, kept nowhere. */
import { may } from '#newsroom/desk-rights.ts';
import { getActor } from '#newsroom/session.ts';
import { previewFront } from '../../../carry-out.ts';
import { compositionShape } from '../composition-shape.ts';

function answer(status: number): Response {
  return new Response(null, { status, headers: { 'Cache-Control': 'no-store' } });
}

export async function POST(request: Request): Promise<Response> {
  const actor = await getActor(request.headers);
  if (!actor || !may(actor, 'compose-fronts')) return answer(403);
  const given = (await request.formData()).get('composition');
  const asked = compositionShape.safeParse(readJson(given));
  if (!asked.success) return answer(400);
  const { front, ...composition } = asked.data;
  const page = await previewFront(front, composition);
  if (!page) return answer(404);
  const headers = new Headers();
  for (let index = 0; index + 1 < page.headers.length; index += 2) {
    headers.append(page.headers[index] ?? '', page.headers[index + 1] ?? '');
  }
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Cache-Control', 'no-store');
  headers.set('X-Robots-Tag', 'noindex');
  return new Response(page.body, { headers });
}

function readJson(text: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
