import { getDb } from '#db/client.ts';
import { readEmbed } from '#newsroom/embeds.ts';
import { authenticate } from '#newsroom/session.ts';
import { answer, answerRefusal, readJsonCall, refuseUnknown } from '../answer.ts';

/** The attrs of an `embed` node for an address, or for markup that a provider gave. */
export async function POST(request: Request): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerRefusal(request, who.refusal);
  const call = await readJsonCall(request);
  if (!call.ok) return answerRefusal(request, call.refusal);
  const known = refuseUnknown(call.value.fields, ['url', 'html', 'refresh']);
  if (!known.ok) return answerRefusal(request, known.refusal);
  const embed = await readEmbed(await getDb(), who.value, call.value.fields);
  return embed.ok ? answer(embed.value) : answerRefusal(request, embed.refusal);
}
