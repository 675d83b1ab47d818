/**
 * Requests that arrive on their own schedule, whether or not the ones before were answered. The wait is
 * counted from the moment a request was due, so a server that stalls cannot hide it by slowing its clients.
 * Run as a worker thread of its own, so that two loads don't share an event loop.
 */
import { Agent, request } from 'node:http';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { pause } from './measure.ts';

export interface Load {
  url: string;
  headers: Record<string, string>;
  perSecond: number;
  seconds: number;
}

export interface LoadAnswer {
  /** Milliseconds from due to answered, one a request. */
  waits: number[];
  /** Requests that failed or were answered with anything but 200. */
  failed: number;
}

export function runLoad(load: Load): Promise<LoadAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: load });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

async function generate({ url, headers, perSecond, seconds }: Load): Promise<LoadAnswer> {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const total = perSecond * seconds;
  const gap = 1000 / perSecond;
  const waits: number[] = [];
  let failed = 0;
  let answered = 0;
  const began = performance.now() + 20;

  function send(due: number): void {
    const end = (ok: boolean) => {
      answered += 1;
      if (ok) waits.push(performance.now() - due);
      else failed += 1;
    };
    const outgoing = request(url, { agent, headers, timeout: 20_000 }, (incoming) => {
      incoming.resume();
      incoming.on('end', () => end(incoming.statusCode === 200));
      incoming.on('error', () => end(false));
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
    outgoing.on('error', () => end(false));
    outgoing.end();
  }

  let sent = 0;
  while (sent < total) {
    const now = performance.now();
    while (sent < total && began + sent * gap <= now) {
      send(began + sent * gap);
      sent += 1;
    }
    await pause(1);
  }
  const deadline = performance.now() + 30_000;
  while (answered < total && performance.now() < deadline) await pause(5);
  agent.destroy();
  return { waits, failed: failed + (total - answered) };
}

if (!isMainThread) parentPort?.postMessage(await generate(workerData));
