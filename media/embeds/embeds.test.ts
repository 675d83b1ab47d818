import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEmbedAddress } from '#document/embed-address.ts';
import { isAtHost, playerOf, providers, recognise } from './list.ts';

interface Fixture {
  /** Canonical address → the forms that lead to it. */
  addresses: Record<string, string[]>;
  lookAlikes: string[];
  player: Record<string, string>;
}

const fixtures = providers.map(({ name }) => {
  const file = path.join(import.meta.dirname, 'fixtures', `${name}.json`);
  const fixture: Fixture = JSON.parse(readFileSync(file, 'utf8'));
  return { name, fixture };
});

describe.each(fixtures)('$name', ({ name, fixture }) => {
  const forms = Object.entries(fixture.addresses).flatMap(([url, list]) => list.map((form) => [form, url]));

  test.each(forms)('is known as %s', (form, url) => {
    expect(readEmbedAddress(form)).toEqual({ provider: name, url });
  });

  test('and each canonical address is read as itself', () => {
    for (const url of Object.keys(fixture.addresses)) {
      expect(readEmbedAddress(url)).toEqual({ provider: name, url });
    }
  });

  test.each(fixture.lookAlikes)('is not taken in by %s', (address) => {
    expect(['link', undefined]).toContain(readEmbedAddress(address)?.provider);
  });

  test('plays in a frame of its own hosts, over https, in a known shape', () => {
    expect(Object.keys(fixture.player).length).toBeGreaterThan(0);
    for (const [url, src] of Object.entries(fixture.player)) expect(playerOf(name, url)?.src).toBe(src);
    for (const url of Object.keys(fixture.addresses)) {
      const player = playerOf(name, url);
      if (!player) continue;
      expect(player.src).toMatch(/^https:\/\//);
      const ours = [
        ...(providers.find((one) => one.name === name)?.hosts ?? []),
        'reddit.com',
        'dailymotion.com',
      ];
      expect(ours.some((host) => isAtHost(player.src, host))).toBe(true);
      expect('height' in player.shape ? player.shape.height : player.shape.ratio[0]).toBeGreaterThan(0);
    }
  });

  test('has a name in both languages', () => {
    const provider = providers.find((one) => one.name === name);
    expect(provider?.names.ar).toMatch(/\p{Script=Arabic}/u);
    expect(provider?.names.en).toMatch(/^[\w ]+$/);
  });
});

test('together they know at least 150 forms of addresses, and refuse at least 50 look-alikes', () => {
  const count = (of: (fixture: Fixture) => number) =>
    fixtures.reduce((sum, { fixture }) => sum + of(fixture), 0);
  expect(count((fixture) => Object.values(fixture.addresses).flat().length)).toBeGreaterThanOrEqual(150);
  expect(count((fixture) => fixture.lookAlikes.length)).toBeGreaterThanOrEqual(50);
});

test('no address makes two providers speak up, and none makes one throw', () => {
  const noise = [
    '',
    '/',
    '//',
    '/%',
    '/%E0%A4%A',
    '/a%2Fb',
    '/@/1',
    '/?v=&href=//',
    '/#map=/',
    '/maps/embed?pb=!',
    '/embed/',
    '/player/?url=https%3A%2F%2Fapi.soundcloud.com%2F%25E0%25A4%25A',
    '/plugins/post.php?href=https://www.facebook.com/plugins/post.php?href=x',
  ];
  for (const { hosts } of providers) {
    for (const host of hosts) {
      for (const rest of noise) {
        const url = URL.parse(`https://${host}${rest}`);
        if (url) expect(() => recognise(url)).not.toThrow();
      }
    }
  }
});
