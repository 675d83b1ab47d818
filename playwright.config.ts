import { defineConfig } from '@playwright/test';
import { findBrowser } from './e2e/browser.ts';

const browser = await findBrowser();

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  outputDir: './test-results',
  globalSetup: './e2e/global-setup.ts',
  // Two cores hold the product, the browser and the tests.
  workers: 2,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  // Once more where no person watches; what passed only then is counted by `npm test` and named.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    locale: 'ar',
    timezoneId: 'Asia/Riyadh',
    viewport: { width: 1280, height: 900 },
    launchOptions: { executablePath: browser.executablePath, args: browser.args },
    trace: 'retain-on-failure',
  },
});
