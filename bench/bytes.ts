/** What a reader's browser takes for a story and for a home page of forty, pictures left out. */
import { chromium } from '@playwright/test';
import { findBrowser } from '../e2e/browser.ts';
import { call } from './call.ts';
import type { Measurement, Row } from './measure.ts';

const kilobyte = 1024;

interface Taken {
  /** The page with all its styles, in Brotli. */
  page: number;
  byType: Record<string, number>;
}

async function take(url: string): Promise<Taken> {
  const { bytes, headers } = await call('GET', url, { headers: { 'accept-encoding': 'br' } });
  if (headers['content-encoding'] !== 'br') throw new Error(`${url} is not served with brotli`);
  const { executablePath, args } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage({ locale: 'ar' });
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const types = new Map<string, string>();
    const byType: Record<string, number> = {};
    session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const type = types.get(requestId) ?? 'Other';
      byType[type] = (byType[type] ?? 0) + encodedDataLength;
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    return { page: bytes.length, byType };
  } finally {
    await browser.close();
  }
}

function row(what: string, bytes: number, most: number): Row {
  return {
    what,
    figure: `${(bytes / kilobyte).toFixed(1)} KB`,
    asked: `≤ ${most} KB`,
    holds: bytes <= most * kilobyte,
  };
}

/** What is compressed as small as it gets is so a few seconds after it was published. */
export async function measureBytes(storyUrl: string, homeUrl: string): Promise<Measurement> {
  const [story, home] = [await take(storyUrl), await take(homeUrl)];
  const sum = ({ byType }: Taken, ...names: string[]) =>
    names.reduce((total, name) => total + (byType[name] ?? 0), 0);
  return {
    rows: [
      row('story, brotli, with all its CSS', story.page, 14),
      row('home of forty stories, brotli, with all its CSS', home.page, 25),
      row('scripts of a story', sum(story, 'Script'), 5),
      row('scripts of home', sum(home, 'Script'), 5),
      row('fonts of a story', sum(story, 'Font'), 40),
      row('fonts of home', sum(home, 'Font'), 40),
      row(
        'story, scripts, fonts and the rest but pictures, as a browser takes them',
        Object.values(story.byType).reduce((total, bytes) => total + bytes, 0) - sum(story, 'Image'),
        60,
      ),
    ],
    raw: { story, home },
  };
}
