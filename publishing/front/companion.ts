/** A process that works beside the server, started again when it ends. Readers and the desk go on without it. */
import type { ChildProcess } from 'node:child_process';

interface CompanionOptions {
  spawn(): ChildProcess;
  log(line: string): void;
  /** How long it rests before it is started again; doubled each time it ends soon, up to a minute. */
  restMs?: number;
}

const longestRest = 60_000;

export class Companion {
  readonly #options: CompanionOptions;
  #child: ChildProcess | null = null;
  #timer: NodeJS.Timeout | null = null;
  #wanted = false;
  #rest: number;

  constructor(options: CompanionOptions) {
    this.#options = options;
    this.#rest = options.restMs ?? 1000;
  }

  start(): void {
    this.#wanted = true;
    if (this.#child || this.#timer) return;
    const began = Date.now();
    const child = this.#options.spawn();
    this.#child = child;
    const ended = (how: string) => {
      if (this.#child !== child) return;
      this.#child = null;
      if (!this.#wanted) return;
      if (Date.now() - began > longestRest) this.#rest = this.#options.restMs ?? 1000;
      this.#options.log(`What makes the renditions of pictures ended (${how}); it is started again.`);
      this.#timer = setTimeout(() => {
        this.#timer = null;
        if (this.#wanted) this.start();
      }, this.#rest);
      this.#timer.unref();
      this.#rest = Math.min(this.#rest * 2, longestRest);
    };
    child.once('error', (error) => ended(error.message));
    child.once('exit', (code, signal) => ended(String(signal ?? code)));
  }

  /** Ends it; whatever it was making is made by the next one. */
  async stop(): Promise<void> {
    this.#wanted = false;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGKILL');
    await gone;
  }
}
