/** A published story as the editor names it. */
export interface FoundStory {
  id: string;
  headline: string;
}

/** Published stories by their words, or those of some ids that are live now. */
export type FindStories = (wanted: { query: string } | { ids: string[] }) => Promise<FoundStory[]>;
