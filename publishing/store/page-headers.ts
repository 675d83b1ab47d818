/**
 * The headers that go with stored pages. They depend on the build (the stylesheet's hash stands in the
 * Content-Security-Policy), so they lie beside its pages and any server can send them. Built-ins only.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PageFormat } from './layout.ts';
import { makeFolder } from './make-folder.ts';

/** Flat lists of names and values, for HTML and for all other formats. */
export interface PageHeaders {
  html: string[];
  other: string[];
}

export function headersFor(headers: PageHeaders, format: PageFormat): string[] {
  return format === 'html' ? headers.html : headers.other;
}

/** A page's own headers: exactly the frames that its embeds load when a reader presses. */
export function withFrames(headers: readonly string[], frames: readonly string[]): string[] {
  const more = `; frame-src ${frames.join(' ')}`;
  return headers.map((value, index) =>
    headers[index - 1] === 'Content-Security-Policy' ? value + more : value,
  );
}

/** Reads what lies beside a page that has headers of its own; null beside most. */
export function readOwnHeaders(file: string): string[] | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isFlatList(value) ? value : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

function headersFile(site: string, build: string): string {
  return path.join(site, 'headers', `${build}.json`);
}

/** Null where nothing was stored for this build yet. */
export function readPageHeaders(site: string, build: string): PageHeaders | null {
  let text: string;
  try {
    text = readFileSync(headersFile(site, build), 'utf8');
  } catch {
    return null;
  }
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('html' in value) || !('other' in value)) return null;
  const { html, other } = value;
  return isFlatList(html) && isFlatList(other) ? { html, other } : null;
}

function isFlatList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length % 2 === 0 && value.every((item) => typeof item === 'string');
}

/** Once a build: they don't change while its name doesn't. */
export async function writePageHeaders(site: string, build: string, headers: PageHeaders): Promise<void> {
  const file = headersFile(site, build);
  if (existsSync(file)) return;
  makeFolder(site, path.dirname(file));
  const fresh = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(fresh, JSON.stringify(headers));
  await rename(fresh, file);
}
