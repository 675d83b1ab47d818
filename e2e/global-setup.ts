/** Opens one house for all journeys and closes it after the last. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.ts';
import { signIn } from './desk.ts';
import type { House } from './house.ts';
import { takeOn } from './people.ts';
import { midad, removeData, startProduct } from './product.ts';

export default async function openHouse(): Promise<() => Promise<void>> {
  const product = await startProduct();
  const { origin, port, data } = product;
  const people = await takeOn(product, ['journalist', 'colleague', 'editor', 'admin']);
  const rooms = path.join(data, '..', `${path.basename(data)}-browsers`);
  await mkdir(rooms, { recursive: true, mode: 0o700 });

  const { executablePath, args } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args });
  for (const who of ['journalist', 'colleague', 'editor'] as const) {
    const page = await browser.newPage({ baseURL: origin, locale: 'ar' });
    await signIn(page, people[who]);
    people[who].signedIn = path.join(rooms, `${who}.json`);
    await page.context().storageState({ path: people[who].signedIn });
    await page.close();
  }
  await browser.close();

  const house: House = { origin, port, data, people };
  const file = path.join(rooms, 'house.json');
  await writeFile(file, JSON.stringify(house), { mode: 0o600 });
  process.env.MIDAD_E2E_HOUSE = file;

  return async () => {
    // What all the journeys left behind must be whole, too.
    const doctor = await midad(product, ['doctor']);
    await product.stop();
    if (doctor.code !== 0) throw new Error(`doctor found something:\n${doctor.stdout}${doctor.stderr}`);
    await removeData(product);
    await rm(rooms, { recursive: true, force: true });
  };
}
