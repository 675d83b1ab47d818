/** Next calls this once when a server starts (a build isn't one). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { keepSchedule } = await import('./app/keep-schedule.ts');
  keepSchedule();
  const { keepEmbeds } = await import('./app/keep-embeds.ts');
  keepEmbeds();
  const { keepReads } = await import('./app/keep-reads.ts');
  keepReads();
  const { keepSearch } = await import('./app/keep-search.ts');
  keepSearch();
  const { keepComments } = await import('./app/keep-comments.ts');
  keepComments();
}
