/**
 * Next as a child process: started, watched, started again when it dies. Before each start the outbox is
 * replayed by a short-lived process (`cli/prepare.ts`), because the one that died may have changed something and
 * not lived to purge it; until that is done no stored page is shown.
 */
import type { ChildProcess } from 'node:child_process';
import http from 'node:http';
import { createServer } from 'node:net';
import type { Upstream } from './front.ts';

export interface NextChildOptions {
  /** Starts it on a loopback port. */
  spawn(port: number): ChildProcess;
  /** Migrates, replays the outbox; rejects where that fails. */
  prepare(): Promise<void>;
  /** A path whose answer, whatever it is, shows that it serves. */
  probe: string;
  log(line: string): void;
}

const firstPauseMs = 100;
const longestPauseMs = 10_000;
/** A child that lived this long was all right; the next start is at once again. */
const soundLifeMs = 30_000;

export class NextChild implements Upstream {
  readonly #options: NextChildOptions;
  #child: ChildProcess | null = null;
  #port: number | null = null;
  #held: Promise<void> | null = null;
  #waiting = new Set<(port: number | null) => void>();
  #pauseMs = firstPauseMs;
  #run: 'idle' | 'running' | 'paused' | 'closed' = 'idle';

  constructor(options: NextChildOptions) {
    this.#options = options;
  }

  port(): number | null {
    return this.#port;
  }

  held(): Promise<void> | null {
    return this.#held;
  }

  whenReady(ms: number): Promise<number | null> {
    if (this.#port !== null || this.#run === 'closed') return Promise.resolve(this.#port);
    return new Promise((resolve) => {
      const answer = (port: number | null) => {
        clearTimeout(timer);
        this.#waiting.delete(answer);
        resolve(port);
      };
      const timer = setTimeout(() => answer(null), Math.max(0, ms));
      this.#waiting.add(answer);
    });
  }

  /** The pid of the process that runs now, for tests and for who looks after the machine. */
  pid(): number | undefined {
    return this.#child?.pid;
  }

  /** The caller has prepared the store already. */
  start(): void {
    this.#run = 'running';
    void this.#launch();
  }

  /** Takes the child down and leaves it so: its data folder is gone. */
  pause(): void {
    if (this.#run !== 'running') return;
    this.#run = 'paused';
    this.#down();
    this.#child?.kill('SIGKILL');
  }

  resume(): void {
    if (this.#run !== 'paused') return;
    this.#run = 'running';
    this.#pauseMs = firstPauseMs;
    // With a child that is still dying its own end starts the next one.
    if (!this.#child) this.#restart();
  }

  /** Asks it to go, and makes it go. */
  async close(graceMs = 5000): Promise<void> {
    this.#run = 'closed';
    this.#down();
    for (const answer of [...this.#waiting]) answer(null);
    const child = this.#child;
    if (!child) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await gone;
    clearTimeout(force);
  }

  #down(): void {
    this.#port = null;
  }

  async #launch(): Promise<void> {
    const port = await freePort();
    if (this.#run !== 'running') return;
    const child = this.#options.spawn(port);
    const born = Date.now();
    this.#child = child;
    child.once('error', (error) => this.#options.log(`Next could not be started: ${error.message}`));
    // `close` comes after a failed start, too, where there is no `exit`.
    child.once('close', (code, signal) => {
      this.#child = null;
      this.#down();
      if (Date.now() - born > soundLifeMs) this.#pauseMs = firstPauseMs;
      if (this.#run !== 'running') return;
      this.#options.log(`Next ended (${signal ?? code}); starting it again.`);
      this.#restart();
    });
    while (this.#child === child && !(await answers(port, this.#options.probe))) await pause(50);
    if (this.#child !== child || this.#run !== 'running') return;
    this.#port = port;
    for (const answer of [...this.#waiting]) answer(port);
  }

  #restart(): void {
    // Set at once: not one request may see the store between the child's death and the replay.
    const held = this.#replay().finally(() => {
      if (this.#held === held) this.#held = null;
    });
    this.#held = held;
    void held.then(async () => {
      await pause(this.#pauseMs);
      this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
      if (this.#run === 'running' && !this.#child) await this.#launch();
    });
  }

  async #replay(): Promise<void> {
    let wait = firstPauseMs;
    while (this.#run === 'running') {
      try {
        return await this.#options.prepare();
      } catch (error) {
        this.#options.log(
          `The store could not be prepared: ${error instanceof Error ? error.message : error}`,
        );
        await pause(wait);
        wait = Math.min(wait * 2, longestPauseMs);
      }
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}

function answers(port: number, probe: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get(
      { host: '127.0.0.1', port, path: probe, agent: false, timeout: 30_000 },
      (answer) => {
        answer.resume();
        answer.once('close', () => resolve(true));
      },
    );
    request.once('timeout', () => request.destroy(new Error('timeout')));
    request.once('error', () => resolve(false));
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
