/** What `npm test` and `npm run validate` are made of: a step is a command, its time, and what it counted. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
  /** Passed, but not at the first attempt: a fault of the test or of the product, to be looked into. */
  flaky?: number;
}

export interface Step {
  name: string;
  run(scratch: string): Promise<Count>;
}

const modules = path.resolve('node_modules');
const tsc = path.join(modules, 'typescript/bin/tsc');
const next = path.join(modules, 'next/dist/bin/next');
const biome = path.join(modules, '@biomejs/biome/bin/biome');
const vitest = path.join(modules, 'vitest/vitest.mjs');
const playwright = path.join(modules, '@playwright/test/cli.js');

/** The same Node as this one, whatever `node` is on the machine. Answers the exit code. */
export function node(args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function asOne(ok: boolean): Count {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** A runner that ends badly without naming a failed test (a crash, no test found) counts as one failed. */
function honest(count: Count, code: number): Count {
  const nothingRan = count.passed + count.failed === 0;
  return count.failed === 0 && (code !== 0 || nothingRan) ? { ...count, failed: 1 } : count;
}

async function readReport<Report>(file: string): Promise<Report | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}

export const types: Step = {
  name: 'types',
  async run() {
    // Next writes the types of the routes; without them typed links don't check.
    const generated = await node([next, 'typegen']);
    const checked = await node([tsc, '--noEmit', '--incremental', 'false']);
    return asOne(generated === 0 && checked === 0);
  },
};

export const lint: Step = {
  name: 'lint',
  async run() {
    return asOne((await node([biome, 'check', '--error-on-warnings', '.'])) === 0);
  },
};

export const unit: Step = {
  name: 'unit and database',
  async run(scratch) {
    const file = path.join(scratch, 'vitest.json');
    const code = await node([
      vitest,
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    type Report = { numPassedTests: number; numFailedTests: number; numPendingTests: number };
    const report = await readReport<Report>(file);
    const count = {
      passed: report?.numPassedTests ?? 0,
      failed: report?.numFailedTests ?? 0,
      skipped: report?.numPendingTests ?? 0,
    };
    return honest(count, code);
  },
};

export const browser: Step = {
  name: 'browser',
  async run(scratch) {
    const file = path.join(scratch, 'playwright.json');
    const code = await node([playwright, 'test', '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    });
    type Report = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };
    const stats = (await readReport<Report>(file))?.stats;
    const count = {
      passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
      failed: stats?.unexpected ?? 0,
      skipped: stats?.skipped ?? 0,
      flaky: stats?.flaky ?? 0,
    };
    return honest(count, code);
  },
};

/** A step that is only a command: it counts as nothing when it goes well and as one failed when it does not. */
export function command(name: string, args: string[]): Step {
  return {
    name,
    async run() {
      return { passed: 0, failed: (await node(args)) === 0 ? 0 : 1, skipped: 0 };
    },
  };
}

/** Runs the steps in order, each to its end; prints the count as the last line and sets the exit code. */
export async function runSteps(steps: Step[]): Promise<void> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'midad-test-'));
  const total: Count = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const began = performance.now();
    const { passed, failed, skipped, flaky = 0 } = await step.run(scratch);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const again = flaky > 0 ? `, ${flaky} of them at the second attempt` : '';
    lines.push(`${failed === 0 ? 'ok' : 'FAILED'}  ${step.name} (${seconds} s${again})`);
  }
  await rm(scratch, { recursive: true, force: true });
  if (total.passed === 0) total.failed = Math.max(1, total.failed);
  process.exitCode = total.failed === 0 ? 0 : 1;
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\n${lines.join('\n')}\n${total.passed} passed, ${total.failed} failed${skipped}`);
}
