import { z } from 'zod';
import { getDb } from '#db/client.ts';
import { beat } from '#newsroom/presence.ts';
import { refusalStatus } from '#newsroom/refusal.ts';
import { authenticate } from '#newsroom/session.ts';

const shape = z.object({ window: z.string().min(8).max(64), isLeaving: z.boolean() });

/**
 * One beat of an open editor. A route and no server action: a browser runs those one after the other, and a save must never
 * wait for this.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<'/desk/stories/[id]/presence'>,
): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answer(null, refusalStatus[who.refusal.code]);
  const asked = shape.safeParse(await request.json().catch(() => null));
  if (!asked.success) return answer(null, 400);
  const heard = await beat(await getDb(), who.value, { story: (await params).id, ...asked.data });
  return heard.ok ? answer(heard.value, 200) : answer(null, refusalStatus[heard.refusal.code]);
}

function answer(value: unknown, status: number): Response {
  return Response.json(value, { status, headers: { 'cache-control': 'no-store' } });
}
