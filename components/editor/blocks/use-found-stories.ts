import { useEffect, useState } from 'react';
import type { FindStories, FoundStory } from './find-stories.ts';

/** While a query is typed it is asked once the hand rests. */
const restMs = 200;

/** What a query finds as it is typed; null before there is an answer, and for no query. `find` must stay the same function. */
export function useFoundStories(
  query: string,
  find: FindStories | undefined,
): FoundStory[] | 'failed' | null {
  const [found, setFound] = useState<FoundStory[] | 'failed' | null>(null);

  useEffect(() => {
    const wanted = query.trim();
    if (wanted === '' || !find) {
      setFound(null);
      return;
    }
    let isOver = false;
    const timer = setTimeout(() => {
      find({ query: wanted }).then(
        (answer) => !isOver && setFound(answer),
        () => !isOver && setFound('failed'),
      );
    }, restMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [query, find]);

  return found;
}
