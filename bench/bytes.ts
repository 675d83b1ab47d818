/** What a reader's browser takes for the flat text's story without its picture. */
import { chromium } from '@playwright/test';
import { findBrowser } from '../e2e/browser.ts';
import { call } from './call.ts';
import type { Measurement } from './measure.ts';

const kilobyte = 1024;

export async function measureBytes(url: string): Promise<Measurement> {
  const { bytes, headers } = await call('GET', url, { headers: { 'accept-encoding': 'br' } });
  if (headers['content-encoding'] !== 'br') throw new Error('the page is not served with brotli');
  const plain = (await call('GET', url, { headers: { 'accept-encoding': 'identity' } })).bytes.toString();
  const scripts = [...plain.matchAll(/<script src="([^"]+)"/g)].map(([, src]) => src ?? '');
  let script = 0;
  for (const src of scripts) {
    const answer = await call('GET', new URL(src, url).href, { headers: { 'accept-encoding': 'br' } });
    script += answer.bytes.length;
  }

  const { executablePath, args } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args });
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
  await browser.close();
  const total = Object.values(byType).reduce((sum, size) => sum + size, 0);

  return {
    rows: [
      {
        what: 'story page, brotli, with all its CSS',
        figure: `${(bytes.length / kilobyte).toFixed(1)} KB`,
        asked: '≤ 14 KB',
        holds: bytes.length <= 14 * kilobyte,
      },
      {
        what: 'its script, brotli',
        figure: `${(script / kilobyte).toFixed(1)} KB`,
        asked: '≤ 5 KB',
        holds: script <= 5 * kilobyte,
      },
      {
        what: 'page, fonts, script and icon as a browser takes them',
        figure: `${(total / kilobyte).toFixed(1)} KB`,
        asked: '≤ 50 KB',
        holds: total <= 50 * kilobyte,
      },
    ],
    raw: { brotli: bytes.length, plain: Buffer.byteLength(plain), script, byType, total },
  };
}
