/** Next calls this once when a server starts (a build isn't one). */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { keepSchedule } = await import('./app/keep-schedule.ts');
  keepSchedule();
  const { keepEmbeds } = await import('./app/keep-embeds.ts');
  keepEmbeds();
  const { keepReads } = await import('./app/keep-reads.ts');
  keepReads();
  const { catchUpInBackground } = await import('./search/index-story.ts');
  const { getDb } = await import('./db/client.ts');
  catchUpInBackground(await getDb()).catch((error: unknown) => {
    // The next search at the desk goes on with it.
    console.error('The index of the desk is not up to date:', error);
  });
  const { keepComments } = await import('./app/keep-comments.ts');
  keepComments();
}
