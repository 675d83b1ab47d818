/**
 * Lighthouse, mobile, over its simulated slow 4G: a story and the home page. It brings a hundred packages that nothing else
 * here needs, so it is no dependency: `npm install --no-save lighthouse@13.5.0` puts it in its place.
 */
import { chromium } from '@playwright/test';
import { findBrowser } from '../e2e/browser.ts';
import { freePort } from '../e2e/product.ts';
import { type Measurement, median, type Row } from './measure.ts';

const version = '13.5.0';
const rounds = 3;

interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<
    string,
    { score: number | null; numericValue?: number; title: string; displayValue?: string }
  >;
}

type Lighthouse = (
  url: string,
  options: {
    port: number;
    output: 'json';
    logLevel: 'error';
    onlyCategories: string[];
    throttlingMethod: 'simulate' | 'devtools';
  },
) => Promise<{ lhr: Report } | undefined>;

const categories = { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 };

async function findLighthouse(): Promise<Lighthouse | null> {
  const name = 'lighthouse';
  try {
    return (await import(name)).default;
  } catch {
    return null;
  }
}

/** Audits that cost the page something, for who mends it. */
function lost(report: Report, category: string): string[] {
  return (report.categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
    const audit = report.audits[id];
    const isLost = audit && weight > 0 && audit.score !== null && audit.score < 1;
    return isLost ? [`${id} ${audit.displayValue ?? ''}`.trim()] : [];
  });
}

/** `simulate` reckons from a fast load what a slow one would be, as its scores are made; `devtools` slows the load down. */
async function ask(lighthouse: Lighthouse, url: string, how: 'simulate' | 'devtools'): Promise<Report[]> {
  const { executablePath, args } = await findBrowser();
  const reports: Report[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const port = await freePort();
    const browser = await chromium.launch({
      executablePath,
      args: [...args, `--remote-debugging-port=${port}`],
    });
    try {
      const result = await lighthouse(url, {
        port,
        output: 'json',
        logLevel: 'error',
        onlyCategories: how === 'simulate' ? Object.keys(categories) : ['performance'],
        throttlingMethod: how,
      });
      if (result) reports.push(result.lhr);
    } finally {
      await browser.close();
    }
  }
  return reports;
}

export async function measureLighthouse(pages: Record<string, string>): Promise<Measurement> {
  const lighthouse = await findLighthouse();
  if (!lighthouse) {
    const figure = `not measured: npm install --no-save lighthouse@${version}`;
    return { rows: [{ what: 'Lighthouse', figure, asked: '≥ 99', holds: null }], raw: null };
  }
  const rows: Row[] = [];
  const raw: Record<string, unknown> = {};
  for (const [name, url] of Object.entries(pages)) {
    const reports = await ask(lighthouse, url, 'simulate');
    const applied = await ask(lighthouse, url, 'devtools');
    for (const [category, least] of Object.entries(categories)) {
      const score = median(reports.map((report) => (report.categories[category]?.score ?? 0) * 100));
      const why =
        score < 100
          ? ` (${[...new Set(reports.flatMap((report) => lost(report, category)))].join(', ')})`
          : '';
      rows.push({
        what: `Lighthouse mobile, ${name}: ${category}`,
        figure: `${score.toFixed(0)}${why}`,
        asked: least === 100 ? '100' : `≥ ${least}`,
        holds: score >= least,
      });
    }
    const value = (from: Report[], audit: string) =>
      median(from.map((report) => report.audits[audit]?.numericValue ?? Number.NaN));
    const shift = value(reports, 'cumulative-layout-shift');
    rows.push({
      what: `${name}: layout shift`,
      figure: shift.toFixed(3),
      asked: '≤ 0.01',
      holds: shift <= 0.01,
    });
    for (const [how, from] of [
      ['reckoned', reports],
      ['applied', applied],
    ] as const) {
      const paint = value(from, 'largest-contentful-paint');
      const first = value(from, 'first-contentful-paint');
      rows.push({
        what: `${name}: largest paint, slow 4G (${how}); first paint`,
        figure: `${(paint / 1000).toFixed(2)} s; ${(first / 1000).toFixed(2)} s`,
        asked: '≤ 1.0 s for text',
        holds: paint <= 1000,
      });
    }
    raw[name] = reports.map((report) => ({
      scores: Object.fromEntries(Object.keys(categories).map((key) => [key, report.categories[key]?.score])),
      lost: Object.fromEntries(Object.keys(categories).map((key) => [key, lost(report, key)])),
      shift: report.audits['cumulative-layout-shift']?.numericValue,
      paint: report.audits['largest-contentful-paint']?.numericValue,
    }));
  }
  return { rows, raw };
}
