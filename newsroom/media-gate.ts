/** Whether a story's files may go before readers. The rights' rule is in media-rights.ts; a credit is needed where a setting says so. */
import type { Reader } from '#db/client.ts';
import { getMediaRows, type MediaRow } from '#db/queries/media.ts';
import { getSettings } from '#db/queries/settings.ts';
import { findNodeSpec } from '#document/list.ts';
import { filesOf, listMedia, listOwnMedia } from '#document/media.ts';
import type { DocNode, StoryBody } from '#document/types.ts';
import { getToday } from './media.ts';
import { findRightsProblem, listCautions, type RightsCaution, type RightsProblem } from './media-rights.ts';
import { done, type Result, refuse } from './refusal.ts';

export async function checkMediaRights(reader: Reader, body: StoryBody): Promise<Result<null>> {
  const ids = listMedia(body);
  if (ids.length === 0) return done(null);
  const rows = await getMediaRows(reader, ids);
  const { needsCredit, needsRights } = await getSettings(reader);
  const own = new Set(listOwnMedia(body));
  const today = await getToday(reader);
  for (const row of rows.values()) {
    const problem = findRightsProblem(row, { today, needsRights: needsRights && own.has(row.id) });
    if (problem) return refuse(problem, { path: findPath(body, row.id), detail: detailOf(problem, row) });
  }
  const uncredited = needsCredit ? findNode(body, isUncredited) : null;
  if (uncredited)
    return refuse('credit_needed', { path: `${uncredited}.attrs.credit`, detail: 'needs a credit' });
  return done(null);
}

/** A file of a story whose rights stop it, or ask something of whoever publishes it. */
export interface FileToMind {
  id: string;
  name: string;
  problem: RightsProblem | null;
  cautions: RightsCaution[];
  agency: string;
  territory: string;
  terms: string;
  rightsUntil: string;
}

/** In the story's order. Nobody writes a right down for the still of an embed: it only stops a story where it was withdrawn. */
export async function listFilesToMind(reader: Reader, body: StoryBody): Promise<FileToMind[]> {
  const ids = listMedia(body);
  if (ids.length === 0) return [];
  const rows = await getMediaRows(reader, ids);
  const { needsRights } = await getSettings(reader);
  const own = new Set(listOwnMedia(body));
  const today = await getToday(reader);
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { agency, territory, terms, rightsUntil } = row;
    const problem = findRightsProblem(row, { today, needsRights: needsRights && own.has(id) });
    const cautions = own.has(id) ? listCautions(row, today) : [];
    const name = row.caption || row.fileName || row.credit;
    return problem || cautions.length > 0
      ? [{ id, name, problem, cautions, agency, territory, terms, rightsUntil }]
      : [];
  });
}

function detailOf(problem: RightsProblem, row: MediaRow): string {
  switch (problem) {
    case 'picture_withdrawn':
      return `${row.id} was withdrawn: ${row.withdrawnWhy ?? ''}`;
    case 'rights_lapsed':
      return `the rights to ${row.id} ended on ${row.rightsUntil}`;
    case 'rights_needed':
      return `nobody wrote down a right to ${row.id}`;
  }
}

function isUncredited(node: DocNode): boolean {
  const spec = findNodeSpec(node.type);
  if (!spec?.attrs.credit || !filesOf(node).length) return false;
  return String(node.attrs?.credit ?? '').trim() === '';
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
