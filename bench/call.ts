/** Calls on kept-alive connections, so that a figure is the server's and not a new connection's. */
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

export interface CallAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  bytes: Buffer;
}

export function call(
  method: string,
  url: string,
  options: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<CallAnswer> {
  return new Promise((resolve, reject) => {
    const body = options.body === undefined ? undefined : Buffer.from(JSON.stringify(options.body));
    const outgoing = request(
      url,
      {
        method,
        agent,
        headers: {
          ...(body ? { 'content-type': 'application/json', 'content-length': String(body.length) } : {}),
          ...options.headers,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            bytes: Buffer.concat(chunks),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

export interface BenchStory {
  body: unknown;
  id: string;
  revision: number;
  state: string;
  lead: string;
  url: string | null;
}

/** One person at the HTTP API; what is not 200 or 201 throws. */
export class Caller {
  readonly origin: string;
  readonly token: string;

  constructor(origin: string, token: string) {
    this.origin = origin;
    this.token = token;
  }

  async ask(method: string, path: string, body?: unknown): Promise<BenchStory> {
    const headers = { authorization: `Bearer ${this.token}` };
    const answer = await call(method, `${this.origin}/api/v1${path}`, { headers, body });
    const text = answer.bytes.toString();
    if (answer.status !== 200 && answer.status !== 201) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 300)}`);
    }
    return JSON.parse(text);
  }

  step(story: BenchStory, action: string, note?: string): Promise<BenchStory> {
    return this.ask('POST', `/stories/${story.id}/actions/${action}`, { revision: story.revision, note });
  }
}

/** Where a reader finds it on this machine, whatever loopback name its `url` uses. */
export function readerUrl(origin: string, story: BenchStory): string {
  if (!story.url) throw new Error(`story ${story.id} is not published`);
  return origin + new URL(story.url).pathname;
}
