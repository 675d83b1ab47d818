import { expect, test } from 'vitest';
import { toDocument } from './document.ts';

test('a served document has its doctype, lower-case names and no idle slashes', () => {
  expect(
    toDocument('<html lang="ar"><meta charSet="utf-8"/><time dateTime="2026-11-20">Fri</time></html>'),
  ).toBe(
    '<!DOCTYPE html>\n<html lang="ar"><meta charset="utf-8"><time datetime="2026-11-20">Fri</time></html>\n',
  );
});

test('values and text stay as written, even where they look like tags', () => {
  const markup = '<p>A &lt;IMG srcSet/&gt; B</p><img alt="A > B dateTime=X/>" srcSet="/A.webp 1W"/>';
  expect(toDocument(markup)).toBe(
    '<!DOCTYPE html>\n<p>A &lt;IMG srcSet/&gt; B</p><img alt="A > B dateTime=X/>" srcset="/A.webp 1W">\n',
  );
});
