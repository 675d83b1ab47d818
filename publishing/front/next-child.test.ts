import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
import { NextChild } from './next-child.ts';

/** A child that answers on the port it is given, after a moment. */
const script = `
  const http = require('node:http');
  setTimeout(() => http.createServer((q, r) => r.end(String(process.pid))).listen(Number(process.argv[1]), '127.0.0.1'), 30);
`;

let child: NextChild | null = null;
afterEach(() => child?.close(200));

function makeChild(options: { prepare?: () => Promise<void>; script?: string } = {}) {
  const lines: string[] = [];
  const spawned: ChildProcess[] = [];
  child = new NextChild({
    spawn: (port) => {
      const started = spawn(process.execPath, ['-e', options.script ?? script, String(port)], {
        stdio: 'ignore',
      });
      spawned.push(started);
      return started;
    },
    prepare: options.prepare ?? (async () => {}),
    probe: '/',
    log: (line) => lines.push(line),
  });
  return { next: child, lines, spawned };
}

async function pidAt(port: number | null): Promise<string> {
  return (await fetch(`http://127.0.0.1:${port}/`)).text();
}

describe('Next as a child', () => {
  test('is ready when it answers, not before', async () => {
    const { next } = makeChild();
    next.start();
    expect(next.port()).toBeNull();
    expect(await next.whenReady(1)).toBeNull();
    const port = await next.whenReady(10_000);
    expect(await pidAt(port)).toBe(String(next.pid()));
  });

  test('that was killed is replaced, and the store is held until the replay is done', async () => {
    let finish = () => {};
    const { next, lines } = makeChild({
      prepare: () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    });
    next.start();
    const before = await pidAt(await next.whenReady(10_000));
    expect(next.held()).toBeNull();
    process.kill(Number(before), 'SIGKILL');
    while (next.held() === null) await pause(1);
    expect(next.port()).toBeNull();
    await pause(50);
    expect(next.held()).not.toBeNull();
    finish();
    const after = await pidAt(await next.whenReady(10_000));
    expect(after).not.toBe(before);
    expect(next.held()).toBeNull();
    expect(lines).toEqual(['Next ended (SIGKILL); starting it again.']);
  });

  test('is not started before a replay that fails at first has gone well', async () => {
    let attempts = 0;
    const { next, lines, spawned } = makeChild({
      prepare: async () => {
        attempts += 1;
        if (attempts < 3) throw new Error('disk full');
      },
    });
    next.start();
    process.kill(Number(await pidAt(await next.whenReady(10_000))), 'SIGKILL');
    while (next.held() === null) await pause(1);
    await next.whenReady(10_000);
    expect(attempts).toBe(3);
    expect(spawned).toHaveLength(2);
    expect(lines.filter((line) => line.includes('disk full'))).toHaveLength(2);
  });

  test('that dies at once is tried less and less often', async () => {
    const { next, spawned } = makeChild({ script: 'process.exit(3)' });
    next.start();
    await pause(1500);
    expect(spawned.length).toBeGreaterThan(1);
    expect(spawned.length).toBeLessThan(6);
  });

  test('stays down while it is paused, and comes back', async () => {
    const { next } = makeChild();
    next.start();
    await next.whenReady(10_000);
    next.pause();
    expect(next.port()).toBeNull();
    expect(await next.whenReady(300)).toBeNull();
    expect(next.pid()).toBeUndefined();
    next.resume();
    expect(await next.whenReady(10_000)).not.toBeNull();
  });

  test('goes when it is asked to, or is made to', async () => {
    const stubborn = `process.on('SIGTERM', () => {}); ${script}`;
    const { next, spawned } = makeChild({ script: stubborn });
    next.start();
    await next.whenReady(10_000);
    await next.close(100);
    expect(spawned[0]?.signalCode).toBe('SIGKILL');
    expect(await next.whenReady(50)).toBeNull();
  });
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
