import { eq, max } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import { sections } from '../schema.ts';

/** Puts a new section last. */
export async function insertSection(
  tx: Tx,
  row: { slug: string; name: string; folded: string },
): Promise<void> {
  const [last] = await tx.select({ position: max(sections.position) }).from(sections);
  await tx.insert(sections).values({ ...row, position: (last?.position ?? 0) + 1 });
}

export async function updateSection(tx: Tx, slug: string, changes: { nameEn: string }): Promise<void> {
  await tx.update(sections).set(changes).where(eq(sections.slug, slug));
}
