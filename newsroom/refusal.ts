import type { Fault } from '#document/types.ts';

/**
 * Every way a command can say no. The code is what the outside relies on; the words are in
 * `messages/`; the number is what the HTTP API answers with.
 */
export const refusalStatus = {
  malformed: 400,
  not_signed_in: 401,
  wrong_role: 403,
  own_story: 403,
  own_rights: 403,
  other_person: 403,
  foreign_origin: 403,
  not_found: 404,
  wrong_state: 409,
  stale_revision: 409,
  already_exists: 409,
  comments_closed: 409,
  commenter_banned: 403,
  proof_refused: 422,
  too_large: 413,
  unsupported_type: 415,
  invalid: 422,
  invalid_body: 422,
  note_needed: 422,
  headline_needed: 422,
  time_needed: 422,
  idempotency_mismatch: 422,
  not_a_picture: 422,
  damaged_file: 422,
  heic_picture: 415,
  two_files_in_one: 422,
  address_refused: 422,
  address_silent: 422,
  address_too_large: 413,
  address_no_file: 422,
  picture_withdrawn: 422,
  rights_lapsed: 422,
  rights_needed: 422,
  credit_needed: 422,
  in_use: 409,
  not_live: 422,
  edition_closed: 422,
  frame_not_allowed: 422,
  too_many_requests: 429,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

/**
 * `path` says which part of the input (`headline`, `body.content[3].attrs.href`); `detail` is English, for logs and API
 * users; `fault` is what the newsroom's own pages say of it.
 */
export interface Refusal<Current = unknown> {
  code: RefusalCode;
  path?: string;
  detail?: string;
  fault?: Fault;
  /** The story as it is now, with `wrong_state` and `stale_revision`. */
  current?: Current;
}

export type Result<Value, Current = never> =
  | { ok: true; value: Value }
  | { ok: false; refusal: Refusal<Current> };

export function done<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refuse<Current = never>(
  code: RefusalCode,
  more: Omit<Refusal<Current>, 'code'> = {},
): { ok: false; refusal: Refusal<Current> } {
  return { ok: false, refusal: { code, ...more } };
}
