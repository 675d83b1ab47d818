/** The house that global-setup.ts opens for all journeys: one running product and the people in it. */
import { readFileSync } from 'node:fs';

export type Who = 'journalist' | 'colleague' | 'editor' | 'admin';

export interface Person {
  name: string;
  email: string;
  password: string;
  token: string;
  /** A signed-in browser's cookies (Playwright storage state). */
  signedIn: string;
}

export interface House {
  origin: string;
  port: number;
  data: string;
  people: Record<Who, Person>;
}

let opened: House | undefined;

export function house(): House {
  const file = process.env.MIDAD_E2E_HOUSE;
  if (!file) throw new Error('Nobody opened the house: run these through `playwright test`.');
  opened ??= JSON.parse(readFileSync(file, 'utf8')) as House;
  return opened;
}
