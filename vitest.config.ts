import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', '.next*/**', 'e2e/**'],
    setupFiles: ['./cli/same-cases-in-ci.ts'],
    pool: 'forks',
    testTimeout: 30_000,
  },
});
