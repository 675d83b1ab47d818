/** Whether a story's files may go before readers. Withdrawn and lapsed ones never; without credit where a setting says so. */
import type { Reader } from '#db/client.ts';
import { getMediaRows } from '#db/queries/media.ts';
import { getSettings } from '#db/queries/settings.ts';
import { findNodeSpec } from '#document/list.ts';
import { listMedia } from '#document/media.ts';
import type { DocNode, StoryBody } from '#document/types.ts';
import { getToday, hasLapsed } from './media.ts';
import { done, type Result, refuse } from './refusal.ts';

export async function checkMediaRights(reader: Reader, body: StoryBody): Promise<Result<null>> {
  const ids = listMedia(body);
  if (ids.length === 0) return done(null);
  const rows = await getMediaRows(reader, ids);
  const today = await getToday(reader);
  for (const row of rows.values()) {
    const path = findPath(body, row.id);
    if (row.withdrawnAt) {
      return refuse('picture_withdrawn', {
        path,
        detail: `${row.id} was withdrawn: ${row.withdrawnWhy ?? ''}`,
      });
    }
    if (hasLapsed(row, today)) {
      return refuse('rights_lapsed', { path, detail: `the rights to ${row.id} ended on ${row.rightsUntil}` });
    }
  }
  const { needsCredit } = await getSettings(reader);
  const uncredited = needsCredit ? findNode(body, isUncredited) : null;
  if (uncredited)
    return refuse('credit_needed', { path: `${uncredited}.attrs.credit`, detail: 'needs a credit' });
  return done(null);
}

function isUncredited(node: DocNode): boolean {
  const spec = findNodeSpec(node.type);
  if (!spec?.attrs.credit || !filesOf(node).length) return false;
  return String(node.attrs?.credit ?? '').trim() === '';
}

function filesOf(node: DocNode): string[] {
  const spec = findNodeSpec(node.type);
  return [
    ...(spec?.pictures?.(node) ?? []),
    ...(spec?.clips?.(node) ?? []),
    ...(spec?.documents?.(node) ?? []),
  ];
}

function findPath(body: StoryBody, id: string): string {
  return findNode(body, (node) => filesOf(node).includes(id)) ?? 'body';
}

/** Where the first such node stands, like `body.content[3]`. */
function findNode(body: StoryBody, suits: (node: DocNode) => boolean): string | null {
  const visit = (node: DocNode, path: string): string | null => {
    if (suits(node)) return path;
    for (const [index, child] of (node.content ?? []).entries()) {
      const found = visit(child, `${path}.content[${index}]`);
      if (found) return found;
    }
    return null;
  };
  return visit(body, 'body');
}
