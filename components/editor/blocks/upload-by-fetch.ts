import { type RefusalCode, refusalStatus } from '#newsroom/refusal.ts';
import type { Upload, UploadAnswer } from '../saving/save-types.ts';

/** Uploads over the HTTP API, with the session's cookie: a server action's body is capped far below a photograph. */
export function uploadTo(address: string): Upload {
  return async (form) => {
    const response = await fetch(address, {
      method: 'POST',
      body: form,
      headers: { accept: 'application/json' },
    });
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) return { ok: false, refusal: { code: refusalCode(answer, response.status) } };
    return readPicture(answer);
  };
}

function refusalCode(answer: unknown, status: number): RefusalCode {
  const error = isRecord(answer) && isRecord(answer.error) ? answer.error.code : null;
  const known = Object.keys(refusalStatus).find((code) => code === error) as RefusalCode | undefined;
  if (known) return known;
  if (status === 401) return 'not_signed_in';
  if (status === 413) return 'too_large';
  if (status === 415) return 'unsupported_type';
  return 'invalid';
}

function readPicture(answer: unknown): UploadAnswer {
  if (!isRecord(answer) || typeof answer.id !== 'string') return { ok: false, refusal: { code: 'invalid' } };
  const { id, width, height, widths, alt, caption, credit } = answer;
  return {
    ok: true,
    picture: {
      id,
      width: typeof width === 'number' ? width : 0,
      height: typeof height === 'number' ? height : 0,
      widths: Array.isArray(widths) ? widths.filter((one) => typeof one === 'number') : [],
      alt: typeof alt === 'string' ? alt : '',
      caption: typeof caption === 'string' ? caption : '',
      credit: typeof credit === 'string' ? credit : '',
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
