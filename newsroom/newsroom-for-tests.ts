/** A newsroom of its own for a test: a database in a temporary folder and people made by the commands. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Db, openDb } from '#db/client.ts';
import type { StoryBody } from '#document/types.ts';
import { addPerson } from './people.ts';
import type { Result } from './refusal.ts';
import type { Actor, Role } from './types.ts';

export interface TestNewsroom {
  db: Db;
  journalist: Actor;
  colleague: Actor;
  editor: Actor;
  admin: Actor;
  passwords: Map<string, string>;
  close(): void;
}

export async function makeTestNewsroom(): Promise<TestNewsroom> {
  const folder = mkdtempSync(path.join(tmpdir(), 'midad-test-'));
  const db = await openDb(folder);
  const passwords = new Map<string, string>();
  const person = async (email: string, name: string, role: Role): Promise<Actor> => {
    const added = await addPerson(db, null, { email, name, role });
    if (!added.ok) throw new Error(added.refusal.detail);
    passwords.set(email, added.value.password);
    return { id: added.value.id, email, name, role, address: '192.0.2.7' };
  };
  return {
    db,
    journalist: await person('journalist@midad.example', 'سلمى الحداد', 'journalist'),
    colleague: await person('colleague@midad.example', 'نادر الصباغ', 'journalist'),
    editor: await person('editor@midad.example', 'ريم الخطيب', 'editor'),
    admin: await person('admin@midad.example', 'هاني البنا', 'admin'),
    passwords,
    close: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a command that is expected to go well answered. */
export function must<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`${result.refusal.code} ${result.refusal.path} ${result.refusal.detail}`);
  return result.value;
}

/** A body with a mark, an attribute and a block of each risky kind, so that a lost attribute shows. */
export const richBody: StoryBody = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'ما الذي تغيّر؟' }] },
    {
      type: 'paragraph',
      attrs: { dir: 'ltr' },
      content: [
        { type: 'text', text: 'See ' },
        {
          type: 'text',
          marks: [{ type: 'link', attrs: { href: 'https://example.org/تقرير?a=1&b=2' } }],
          text: 'the report',
        },
      ],
    },
    {
      type: 'embed',
      attrs: {
        provider: 'x',
        url: 'https://x.com/midad_news/status/1234567890',
        text: 'نص المنشور #مداد',
        author: 'مداد',
        handle: 'midad_news',
        postedAt: '2026-03-01T10:00:00.000Z',
      },
    },
    {
      type: 'pullQuote',
      attrs: { attribution: 'ريم' },
      content: [{ type: 'text', text: 'الكلمة أمانة' }],
    },
  ],
};
