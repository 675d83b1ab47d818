/** A caller of the HTTP API v1, written from its description and not from the code behind it. */
import { expect } from '@playwright/test';

export interface ApiStory {
  id: string;
  revision: number;
  state: string;
  live: { revision: number; publishedAt: string; updatedAt: string } | null;
  headline: string;
  lead: string;
  byline: string;
  tags: string[];
  section: { slug: string; name: string };
  body: unknown;
  text: string;
  url: string | null;
  warnings?: { code: string; detail: string }[];
}

export interface Answer<Body = { error: { code: string; message: string; path?: string } }> {
  status: number;
  headers: Headers;
  body: Body;
}

export type Fields = Record<string, unknown>;

export class Api {
  readonly origin: string;
  readonly token: string | null;

  constructor(origin: string, token: string | null) {
    this.origin = origin;
    this.token = token;
  }

  async call<Body>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await fetch(`${this.origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await answer.text();
    let parsed: unknown = text;
    try {
      parsed = JSON.parse(text);
    } catch {
      // Left as text, so that a test can show what came instead.
    }
    return { status: answer.status, headers: answer.headers, body: parsed as Body };
  }

  post<Body = ApiStory>(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>> {
    return this.call<Body>('POST', `/api/v1${path}`, body, headers);
  }

  patch<Body = ApiStory>(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>> {
    return this.call<Body>('PATCH', `/api/v1${path}`, body, headers);
  }

  get<Body = ApiStory>(path: string, headers?: Record<string, string>): Promise<Answer<Body>> {
    return this.call<Body>('GET', `/api/v1${path}`, undefined, headers);
  }

  /** A new story, which must be taken. */
  async write(fields: Fields): Promise<ApiStory> {
    const { status, body } = await this.post('/stories', { section: 'politics', ...fields });
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  }

  /** A step, which must be allowed. */
  async step(story: ApiStory, action: string, more: Fields = {}): Promise<ApiStory> {
    const { status, body } = await this.post(`/stories/${story.id}/actions/${action}`, {
      revision: story.revision,
      ...more,
    });
    expect(status, `${action}: ${JSON.stringify(body)}`).toBe(200);
    return body;
  }

  async story(id: string): Promise<ApiStory> {
    const { status, body } = await this.get(`/stories/${id}`);
    expect(status).toBe(200);
    return body;
  }
}

/** From an empty page to the readers, by two people, as the newsroom's one gate asks. */
export async function publishStory(journalist: Api, editor: Api, fields: Fields): Promise<ApiStory> {
  const draft = await journalist.write(fields);
  const submitted = await journalist.step(draft, 'submit');
  const approved = await editor.step(submitted, 'approve');
  return editor.step(approved, 'publish');
}

/** A published story's address on the product under test, whatever loopback name its `url` uses. */
export function readerPath(story: ApiStory): string {
  if (!story.url) throw new Error(`story ${story.id} has no address yet`);
  return new URL(story.url).pathname;
}
