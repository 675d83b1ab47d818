import type { Person, Who } from './house.ts';
import { midadLine } from './product.ts';

const roles: Record<Who, { name: string; role: 'journalist' | 'editor' | 'admin' }> = {
  journalist: { name: 'ليلى الصحفية', role: 'journalist' },
  colleague: { name: 'سامر الصحفي', role: 'journalist' },
  editor: { name: 'هدى المحررة', role: 'editor' },
  admin: { name: 'نادر المدير', role: 'admin' },
};

/** Takes people on with the public commands, as whoever runs a newsroom does. */
export async function takeOn<W extends Who>(
  where: { data: string; port: number },
  whom: readonly W[],
): Promise<Record<W, Person>> {
  const people: Partial<Record<W, Person>> = {};
  for (const who of whom) {
    const { name, role } = roles[who];
    const email = `${who}@example.com`;
    const password = await midadLine(where, [
      'user',
      'add',
      '--email',
      email,
      '--name',
      name,
      '--role',
      role,
    ]);
    const token = await midadLine(where, ['token', 'add', '--email', email]);
    people[who] = { name, email, password, token, signedIn: '' };
  }
  return people as Record<W, Person>;
}
