import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderInclude, writeNginxIncludes } from '../nginx-include.ts';
import { closePages, openFolder, openMediaRoot, openPages } from './open-pages.ts';

let data: string;
let site: string;
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'midad-open-'));
  site = path.join(data, 'site');
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

function bake(build: string, text: string): void {
  mkdirSync(path.join(site, 'pages', build), { recursive: true });
  writeFileSync(path.join(site, 'pages', build, 'index.html'), text);
}

const readOpen = (build: string) => readFileSync(path.join(openFolder(site, build), 'index.html'), 'utf8');

test('another web server sees this build’s pages while they are open, and no other build’s', () => {
  bake('old', 'before');
  bake('new', 'now');
  openPages(site, 'old');
  expect(readOpen('old')).toBe('before');
  openPages(site, 'new');
  expect(readOpen('new')).toBe('now');
  expect(() => readOpen('old')).toThrow(/ENOENT/);
});

test('closed, it sees none, and a store without pages can be closed and opened', () => {
  closePages(site);
  openPages(site, 'first');
  bake('first', 'later');
  expect(readOpen('first')).toBe('later');
  closePages(site);
  expect(() => readOpen('first')).toThrow(/ENOENT/);
  expect(readFileSync(path.join(site, 'pages/first/index.html'), 'utf8')).toBe('later');
});

test('with them the pictures of published stories, and no folder that is beside', () => {
  bake('first', 'page');
  mkdirSync(path.join(site, 'media', '7a'), { recursive: true });
  writeFileSync(path.join(site, 'media', '7a', '480.webp'), 'picture');
  openPages(site, 'first');
  expect(readFileSync(path.join(openMediaRoot(site), 'media', '7a', '480.webp'), 'utf8')).toBe('picture');
  expect(readdirSync(openMediaRoot(site)).sort()).toEqual(['first', 'media']);
  closePages(site);
  expect(readdirSync(openMediaRoot(site))).toEqual([]);
});

test('a data folder that was taken away stays away', () => {
  rmSync(data, { recursive: true });
  expect(() => openPages(site, 'first')).toThrow(/ENOENT/);
  expect(() => closePages(site)).not.toThrow();
});

test('the headers of this build are written as nginx reads them', () => {
  mkdirSync(site);
  const html = [
    'Content-Security-Policy',
    "default-src 'none'; style-src 'sha256-a+/b='",
    'X-Other',
    'a "b" \\',
  ];
  writeNginxIncludes(data, 'first', { html, other: ['Cache-Control', 'no-store'] });
  expect(readFileSync(path.join(site, 'nginx/html.conf'), 'utf8')).toBe(
    `# Written by Midad at its start.
root "${openFolder(site, 'first')}";
add_header Content-Security-Policy "default-src 'none'; style-src 'sha256-a+/b='";
add_header X-Other "a \\"b\\" \\\\";
`,
  );
  expect(() => renderInclude('/a', ['X-Price', '$1'])).toThrow(/can't be told/);
});
