/** Changes to comments. Each takes the transaction of its command, which writes the event beside it. */
import { and, eq, isNotNull, lt, lte, sql } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import type { CommentRow } from '../queries/comments.ts';
import { commentBans, commentEvents, commentProofs, commentReports, comments } from '../schema.ts';

export async function insertComment(tx: Tx, row: typeof comments.$inferInsert): Promise<void> {
  await tx.insert(comments).values(row);
}

export async function updateComment(
  tx: Tx,
  id: string,
  changes: Partial<Pick<CommentRow, 'state' | 'reason' | 'reports' | 'version'>>,
): Promise<void> {
  await tx.update(comments).set(changes).where(eq(comments.id, id));
}

export async function recordCommentEvent(
  tx: Tx,
  event: Omit<typeof commentEvents.$inferInsert, 'id'>,
): Promise<void> {
  await tx.insert(commentEvents).values(event);
}

/** False where it was used before. */
export async function spendProof(tx: Tx, row: { nonce: string; until: string }): Promise<boolean> {
  const spent = await tx
    .insert(commentProofs)
    .values(row)
    .onConflictDoNothing()
    .returning({ nonce: commentProofs.nonce });
  return spent.length === 1;
}

/** False where this sender had reported it before. */
export async function addReport(
  tx: Tx,
  row: { commentId: string; sender: string; at: string },
): Promise<boolean> {
  const added = await tx
    .insert(commentReports)
    .values(row)
    .onConflictDoNothing()
    .returning({ at: commentReports.at });
  if (added.length === 0) return false;
  await tx
    .update(comments)
    .set({ reports: sql`${comments.reports} + 1` })
    .where(eq(comments.id, row.commentId));
  return true;
}

export async function insertBan(tx: Tx, row: typeof commentBans.$inferInsert): Promise<void> {
  await tx.insert(commentBans).values(row);
}

export async function deleteBan(tx: Tx, id: string): Promise<void> {
  await tx.delete(commentBans).where(eq(commentBans.id, id));
}

/** Takes away who sent what before `kept`, and what is over by `at`. */
export async function forgetSenders(tx: Tx, { kept, at }: { kept: string; at: string }): Promise<void> {
  await tx
    .update(comments)
    .set({ sender: null, postKey: null })
    .where(and(lt(comments.createdAt, kept), isNotNull(comments.sender)));
  await tx.delete(commentReports).where(lt(commentReports.at, kept));
  await tx.delete(commentProofs).where(lte(commentProofs.until, at));
  await tx.delete(commentBans).where(lte(commentBans.until, at));
}
