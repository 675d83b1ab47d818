/**
 * A call whose answer was lost can be sent again: the same key with the same request gives the answer it
 * gave, and nothing happens twice. Only answers of calls that were done are kept, for a day.
 */
import { createHash } from 'node:crypto';
import type { Db, Tx } from '#db/client.ts';
import { now } from '#db/clock.ts';
import { findAnswer, forgetAnswersBefore, keepAnswer } from '#db/mutations/answers.ts';
import { type Result, refuse } from './refusal.ts';
import type { Actor } from './types.ts';

/** `request` identifies what was asked, e.g. `requestHash('PATCH', path, body)`. */
export interface Once {
  key: string;
  request: string;
}

const dayInMs = 86_400_000;

export function requestHash(...parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/**
 * Runs the command in one transaction, with its answer kept under the key. `Value` must survive JSON.
 * A command that refuses is rolled back, so that nothing it wrote before refusing stays.
 */
export async function writeOnce<Value, Current>(
  db: Db,
  actor: Actor,
  once: Once | undefined,
  command: (tx: Tx) => Promise<Result<Value, Current>>,
): Promise<Result<Value, Current>> {
  class Refused extends Error {
    readonly result: Result<Value, Current>;
    constructor(result: Result<Value, Current>) {
      super('refused');
      this.result = result;
    }
  }
  try {
    return await db.write(async (tx) => {
      if (once) {
        const kept = await findAnswer(tx, actor.id, once.key);
        if (kept && kept.request !== once.request) {
          return refuse('idempotency_mismatch', {
            detail: 'this Idempotency-Key was used for another request',
          });
        }
        if (kept) return kept.answer as Result<Value, Current>;
      }
      const result = await command(tx);
      if (!result.ok) throw new Refused(result);
      if (once) {
        const moment = now();
        await forgetAnswersBefore(tx, new Date(moment.getTime() - dayInMs).toISOString());
        await keepAnswer(tx, {
          personId: actor.id,
          ...once,
          answer: result,
          createdAt: moment.toISOString(),
        });
      }
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.result;
    throw error;
  }
}
