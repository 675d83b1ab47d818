import { beforeAll, describe, expect, test } from 'vitest';
import { refusedLines } from './lint-probes.ts';

/** What each room may import (docs/architecture.md), and what it must not, in both ways of writing it. */
const rooms: { file: string; may: string[]; mayNot: string[] }[] = [
  { file: 'arabic/probe.ts', may: ['./digits.ts'], mayNot: ['#document/types.ts', '../db/clock.ts'] },
  { file: 'messages/probe.ts', may: ['./locale.ts'], mayNot: ['#arabic/fold.ts', '../newsroom/types.ts'] },
  {
    file: 'document/nodes/probe.ts',
    may: ['#arabic/fold.ts', '../list.ts'],
    mayNot: ['#newsroom/types.ts', '#db/clock.ts', '#components/ui/button.tsx', '../../newsroom/types.ts'],
  },
  {
    file: 'db/queries/probe.ts',
    may: ['#document/types.ts', '../client.ts'],
    mayNot: ['#newsroom/stories.ts', '#publishing/purge.ts', '#media/store.ts'],
  },
  {
    file: 'media/probe.ts',
    may: ['#db/client.ts', '#document/types.ts'],
    mayNot: ['#newsroom/stories.ts', '#publishing/purge.ts', '../publishing/purge.ts'],
  },
  {
    file: 'search/probe.ts',
    may: ['#arabic/fold.ts', '#document/text.ts', '#db/queries/search.ts'],
    mayNot: ['#newsroom/stories.ts', '#publishing/purge.ts', '../newsroom/types.ts'],
  },
  {
    file: 'newsroom/import/probe.ts',
    may: ['#document/types.ts', '#arabic/fold.ts', '#db/client.ts', '#media/store.ts', '../types.ts'],
    mayNot: ['#publishing/purge.ts', '#components/ui/button.tsx', '../../publishing/purge.ts'],
  },
  {
    file: 'publishing/probe.ts',
    may: ['#components/site/shell.tsx', '#db/client.ts', '#document/html.ts', '#messages/locale.ts'],
    mayNot: ['#newsroom/stories.ts', '#components/editor/story-editor.tsx', '../newsroom/types.ts'],
  },
  {
    file: 'components/editor/probe.tsx',
    may: ['#document/extensions.ts', '#messages/ar/editor.ts', '#newsroom/types.ts', '../ui/button.tsx'],
    mayNot: ['#newsroom/stories.ts', '#db/client.ts', '#publishing/purge.ts', '../../db/client.ts'],
  },
  {
    file: 'components/site/probe.tsx',
    may: ['#document/html.ts', '#messages/ar/site.ts'],
    mayNot: ['#components/editor/story-editor.tsx', '#newsroom/types.ts', '#db/client.ts'],
  },
  {
    file: 'app/(site)/[[...path]]/probe.tsx',
    may: ['#publishing/bake.ts'],
    mayNot: ['#newsroom/stories.ts', '#db/queries/published.ts', '../../../db/client.ts'],
  },
  {
    file: 'app/desk/stories/probe.tsx',
    may: ['#newsroom/stories.ts', '#db/queries/settings.ts', '#components/desk/list.tsx'],
    mayNot: ['#db/mutations/pages.ts', '#publishing/purge.ts', '../../../db/client.ts'],
  },
  {
    file: 'app/api/v1/stories/probe.ts',
    may: ['#newsroom/stories.ts', '#media/store.ts', '#db/queries/published.ts'],
    mayNot: ['#components/ui/button.tsx', '#db/mutations/pages.ts', '../../../../db/client.ts'],
  },
  {
    file: 'server.ts',
    may: ['#db/environment.ts'],
    mayNot: ['#newsroom/stories.ts', '#db/client.ts', 'next'],
  },
];

/** Refused imports, as `file → specifier`. */
const refused = new Set<string>();

beforeAll(async () => {
  const probes = new Map(
    rooms.map(({ file, may, mayNot }) => [
      file,
      [...may, ...mayNot].map((specifier, i) => `export { probe as probe${i} } from '${specifier}';`),
    ]),
  );
  const lines = await refusedLines(probes, /noRestrictedImports$/);
  for (const { file, may, mayNot } of rooms)
    for (const line of lines.get(file) ?? []) refused.add(`${file} → ${[...may, ...mayNot][line - 1]}`);
});

describe.each(rooms)('the linter, in $file', ({ file, may, mayNot }) => {
  test.each(mayNot)('refuses %s', (specifier) => {
    expect(refused).toContain(`${file} → ${specifier}`);
  });

  test.each(may)('allows %s', (specifier) => {
    expect(refused).not.toContain(`${file} → ${specifier}`);
  });
});
