/**
 * What a newsroom's right to a file says about publishing it: data in, a code out. Withdrawn and lapsed files never go
 * out; a file nobody wrote a right for goes out unless a setting asks for one. Limits in words (a territory, terms) are for a person to
 * weigh: «Lebanon only» on a site that the whole world reads may be a breach or a contract's usual phrase.
 */
export const licences = ['none', 'own', 'agency', 'licensed', 'free'] as const;
export type Licence = (typeof licences)[number];

export interface FileRights {
  licence: Licence;
  territory: string;
  terms: string;
  /** The last day, `YYYY-MM-DD` in the newsroom's zone; empty for no end. */
  rightsUntil: string;
  withdrawnAt: string | null;
}

export interface RightsRule {
  /** Today in the newsroom's zone, `YYYY-MM-DD`. */
  today: string;
  needsRights: boolean;
}

export type RightsProblem = 'picture_withdrawn' | 'rights_lapsed' | 'rights_needed';

export function hasLapsed({ rightsUntil }: Pick<FileRights, 'rightsUntil'>, today: string): boolean {
  return rightsUntil !== '' && rightsUntil < today;
}

/** What keeps the file from readers, the heaviest first; null where nothing does. */
export function findRightsProblem(file: FileRights, rule: RightsRule): RightsProblem | null {
  if (file.withdrawnAt) return 'picture_withdrawn';
  if (hasLapsed(file, rule.today)) return 'rights_lapsed';
  return rule.needsRights && file.licence === 'none' ? 'rights_needed' : null;
}

/** `territory` and `terms`: somebody wrote a limit down. `ending`: within a week. `none`: nobody wrote any right down. */
export const rightsCautions = ['territory', 'terms', 'ending', 'none'] as const;
export type RightsCaution = (typeof rightsCautions)[number];

const everywhere =
  /^(?:كل )?(?:أنحاء )?العالم(?: كله)?$|^عالمي$|^(?:the )?(?:whole )?world(?:wide|-wide)?$|^(?:all|everywhere|global)$/i;

/** What whoever publishes should have read, though it stops nobody. */
export function listCautions(file: FileRights, today: string): RightsCaution[] {
  const isLimited = file.territory !== '' && !everywhere.test(file.territory.trim());
  const isEnding = !hasLapsed(file, today) && file.rightsUntil !== '' && file.rightsUntil <= weekAfter(today);
  const found = {
    territory: isLimited,
    terms: file.terms !== '',
    ending: isEnding,
    none: file.licence === 'none',
  };
  return rightsCautions.filter((caution) => found[caution]);
}

function weekAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10);
}
