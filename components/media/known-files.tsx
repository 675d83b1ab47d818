'use client';

import {
  type InfiniteData,
  keepPreviousData,
  QueryClient,
  QueryClientProvider,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { MediaDetail, MediaItem } from '#newsroom/media-item.ts';
import { type Answered, callMedia, type MediaSearch, type Problem, searchMedia } from './media-client.ts';

/** What the library's queries fail with: a call of the API that answered with a refusal, or not at all. */
class CallFailed extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem);
    this.problem = problem;
  }
}

interface FoundPage {
  items: MediaItem[];
  total: number;
}

const everyList = ['media', 'found'];
const detailKey = (id: string) => ['media', 'file', id];

function answered<Value>(answer: Answered<Value>): Value {
  if (!answer.ok) throw new CallFailed(answer.problem);
  return answer.value;
}

function problemOf(error: Error | null): Problem | null {
  if (!error) return null;
  return error instanceof CallFailed ? error.problem : 'unexpected';
}

/**
 * Around the library and what stands beside it: they see the same files, each asked for once, and again when a person
 * comes back to the window, for colleagues upload too.
 */
export function KnownFiles({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        // Whoever waits is told at once that there is no line, rather than after three silent tries.
        defaultOptions: { queries: { retry: false, networkMode: 'always', staleTime: 30_000 } },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

/** The files of one search, page after page; `initial` is what the page came with, for the search without words. */
export function useFoundFiles(search: MediaSearch, initial?: FoundPage) {
  const q = useSettled(search.q);
  const asked = { ...search, q };
  const { data, error, isPending, isPlaceholderData, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery({
      queryKey: [...everyList, asked],
      queryFn: async ({ pageParam, signal }) => answered(await searchMedia(asked, pageParam, signal)),
      initialPageParam: 0,
      getNextPageParam(last: FoundPage, pages: FoundPage[]) {
        const shown = pages.reduce((sum, page) => sum + page.items.length, 0);
        return last.items.length > 0 && shown < last.total ? shown : undefined;
      },
      initialData:
        initial && !q && !search.kind && !search.only ? { pages: [initial], pageParams: [0] } : undefined,
      placeholderData: keepPreviousData,
    });
  // A file put in while a page was on its way stands in both.
  const files = new Map(data?.pages.flatMap((page) => page.items).map((file) => [file.id, file]));
  return {
    files: [...files.values()],
    total: data?.pages[0]?.total ?? 0,
    problem: problemOf(error),
    isLoading: isPending || isPlaceholderData || isFetchingNextPage || q !== search.q,
    more: hasNextPage ? () => void fetchNextPage() : null,
  };
}

/** What is written, once the writer pauses: not every letter is worth a question. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text ? 200 : 0);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

const askFor = (id: string) => ({
  queryKey: detailKey(id),
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    answered(await callMedia<MediaDetail>(`/${id}`, { signal })),
});

/** All that is known of one file. */
export function useFile(id: string): { file: MediaDetail | null; problem: Problem | null } {
  const { data, error } = useQuery(askFor(id));
  return { file: data ?? null, problem: problemOf(error) };
}

/** What this window did to the library, so that every list in it shows it without asking again. */
export function useFileChanges() {
  const client = useQueryClient();
  return {
    /** One file by its id, asked for now; null where it can't be had. */
    find: (id: string): Promise<MediaDetail | null> =>
      client.fetchQuery({ ...askFor(id), staleTime: 0 }).catch(() => null),
    added(file: MediaItem) {
      eachList(client, (pages) =>
        pages.map((page, index) => ({
          items: index === 0 ? [file, ...without(page.items, file.id)] : without(page.items, file.id),
          total: page.total + 1,
        })),
      );
    },
    changed(file: MediaDetail) {
      client.setQueryData(detailKey(file.id), file);
      eachList(client, (pages) =>
        pages.map((page) => ({
          ...page,
          items: page.items.map((one) => (one.id === file.id ? file : one)),
        })),
      );
    },
    deleted(id: string) {
      eachList(client, (pages) =>
        pages.map(({ items, total }) => ({ items: without(items, id), total: total - 1 })),
      );
    },
  };
}

function without(files: MediaItem[], id: string): MediaItem[] {
  return files.filter((file) => file.id !== id);
}

function eachList(client: QueryClient, change: (pages: FoundPage[]) => FoundPage[]) {
  client.setQueriesData<InfiniteData<FoundPage, number>>(
    { queryKey: everyList },
    (data) => data && { ...data, pages: change(data.pages) },
  );
}
