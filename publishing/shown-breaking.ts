import type { BreakingLine } from '#components/site/types.ts';
import type { getShownBreaking } from '#db/queries/breaking.ts';
import { pathOf } from './page-kind.ts';

/** Breaking news as pages and their script have it. */
export function toShown(breaking: NonNullable<Awaited<ReturnType<typeof getShownBreaking>>>): BreakingLine {
  const { id, text, until, story } = breaking;
  return { id, text, until, href: story && pathOf(story) };
}
