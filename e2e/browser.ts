/**
 * Finds a Chromium for the tests, in this order: CHROMIUM_PATH, a system Chromium or Chrome,
 * `playwright install`, Debian's package (root only), @sparticuz/chromium from npm.
 */
import { execFile, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

export interface Browser {
  executablePath: string;
  args: string[];
  /** Where it came from, for the log. */
  from: string;
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const isRoot = process.getuid?.() === 0;

/** A machine without a way out would otherwise be asked for updates and lists all through the tests. */
const quietArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(isRoot ? ['--no-sandbox'] : []),
];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findSystemBrowser(): string | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, ...elsewhere].find(isExecutable) ?? null;
}

/** A file that is there may still miss a library, so each candidate says its version before it is taken. */
function starts(executablePath: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(
      executablePath,
      ['--version', ...(isRoot ? ['--no-sandbox'] : [])],
      { timeout: 30_000 },
      (error) => resolve(error === null),
    );
  });
}

/** Runs to its end or to its time; true where it ended well. Its whole group goes when its time is up. */
function run(command: string, args: string[], seconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn(command, args, { stdio: 'ignore', detached: true, env });
    const timer = setTimeout(() => {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    }, seconds * 1000);
    child.on('error', () => {
      clearTimeout(timer);
      resolve(false);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

async function installWithPlaywright(): Promise<string | null> {
  const cli = path.resolve('node_modules/@playwright/test/cli.js');
  const there = chromium.executablePath();
  if (!isExecutable(there)) await run(process.execPath, [cli, 'install', 'chromium'], 75);
  return isExecutable(there) ? there : null;
}

async function installWithApt(): Promise<string | null> {
  if (!isRoot || !isExecutable('/usr/bin/apt-get')) return null;
  await run('apt-get', ['update', '-q'], 120);
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], 300);
  return findSystemBrowser();
}

async function unpackFromNpm(): Promise<string | null> {
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    return await packed.executablePath();
  } catch {
    return null;
  }
}

/** @throws with one sentence that says what to do where no browser can be had. */
export async function findBrowser(): Promise<Browser> {
  const ways: [string, () => string | null | Promise<string | null>][] = [
    ['CHROMIUM_PATH', () => process.env.CHROMIUM_PATH || null],
    ['the system', findSystemBrowser],
    ['playwright install', installWithPlaywright],
    ["Debian's package", installWithApt],
    ['@sparticuz/chromium', unpackFromNpm],
  ];
  for (const [from, find] of ways) {
    const executablePath = await find();
    if (!executablePath || !(await starts(executablePath))) continue;
    // Worker processes inherit it and don't look again.
    process.env.CHROMIUM_PATH = executablePath;
    return { executablePath, args: quietArgs, from };
  }
  throw new Error(
    'No browser for the tests: install Chromium or Chrome (on Debian: apt-get install chromium), or set CHROMIUM_PATH to one.',
  );
}
