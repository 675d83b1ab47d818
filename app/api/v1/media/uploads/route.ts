import { getDb } from '#db/client.ts';
import { beginUpload } from '#media/uploads.ts';
import { authenticate } from '#newsroom/session.ts';
import { answerFileRefusal } from '../answer-file.ts';
import { tusHeaders } from './tus.ts';

/** tus `creation`: announces a file; its address is in `Location`. */
export async function POST(request: Request): Promise<Response> {
  const who = await authenticate(request);
  if (!who.ok) return answerFileRefusal(request, who.refusal);
  const begun = await beginUpload(await getDb(), who.value, {
    length: Number(request.headers.get('upload-length') ?? Number.NaN),
    fileName: readFileName(request.headers.get('upload-metadata') ?? ''),
  });
  if (!begun.ok) return answerFileRefusal(request, begun.refusal);
  const location = `/api/v1/media/uploads/${begun.value.id}`;
  return new Response(null, { status: 201, headers: { ...tusHeaders, location, 'upload-offset': '0' } });
}

/** `filename BASE64,filetype BASE64` */
function readFileName(metadata: string): string {
  const pair = metadata.split(',').map((part) => part.trim().split(' '));
  const [, value = ''] = pair.find(([name]) => name === 'filename') ?? [];
  return Buffer.from(value, 'base64').toString('utf8');
}
