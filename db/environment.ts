/** Everything the process takes from its environment (shared interface, "Environment"). Built-ins only. */
import path from 'node:path';

/** A value that can't be meant; the message says which and what would do. */
export class EnvironmentProblem extends Error {
  override name = 'EnvironmentProblem';
}

export function port(): number {
  const value = Number(process.env.PORT ?? 3000);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) {
    throw new EnvironmentProblem(`PORT must be a number from 0 to 65535, not "${process.env.PORT}"`);
  }
  return value;
}

export function host(): string {
  return process.env.HOST || '127.0.0.1';
}

/** The folder with all state; absolute. */
export function dataFolder(): string {
  return path.resolve(/* turbopackIgnore: true */ process.env.MIDAD_DATA || 'data');
}

/** Where the project itself stands: every command runs in its root. */
export function projectFolder(): string {
  return process.cwd();
}

/** The public origin, without a trailing slash. */
export function publicOrigin(): string {
  const given = process.env.MIDAD_URL;
  if (!given) return `http://localhost:${port()}`;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.origin;
  throw new EnvironmentProblem(`MIDAD_URL must be an address like https://news.example, not "${given}"`);
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** Origins whose browsers may write: the public one and, where that is loopback, its other names. */
export function trustedOrigins(): string[] {
  const origin = new URL(publicOrigin());
  if (!loopbackNames.includes(origin.hostname)) return [origin.origin];
  const suffix = origin.port ? `:${origin.port}` : '';
  return loopbackNames.map((name) => `${origin.protocol}//${name}${suffix}`);
}
