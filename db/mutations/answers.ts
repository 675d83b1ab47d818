import { and, eq, lt } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { packJson, unpackJson } from '../revision-content.ts';
import { answers } from '../schema.ts';

/** The answer once given under an idempotency key, with the request it was for. */
export async function findAnswer(
  db: Reader,
  personId: string,
  key: string,
): Promise<{ request: string; answer: unknown } | null> {
  const [row] = await db
    .select({ request: answers.request, answer: answers.answer })
    .from(answers)
    .where(and(eq(answers.personId, personId), eq(answers.key, key)));
  return row ? { request: row.request, answer: unpackJson(row.answer) } : null;
}

export async function keepAnswer(
  tx: Tx,
  row: { personId: string; key: string; request: string; answer: unknown; createdAt: string },
): Promise<void> {
  await tx.insert(answers).values({ ...row, answer: packJson(row.answer) });
}

export async function forgetAnswersBefore(tx: Tx, moment: string): Promise<void> {
  await tx.delete(answers).where(lt(answers.createdAt, moment));
}
