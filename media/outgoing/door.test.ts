import type { RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublicAddress } from './address.ts';
import { type Asked, type DoorParts, makeDoor } from './door.ts';
import { type LocalWorld, openWorld, somewhere } from './local-world.ts';
import { openPinned } from './transport.ts';

const json: Asked = { want: 'json', hosts: null };
const page: Asked = { want: 'html', hosts: null };

function say(response: ServerResponse, body: string | Buffer, type = 'application/json', more = {}): void {
  response.writeHead(200, { 'Content-Type': type, ...more });
  response.end(body);
}

/** Writes until nobody takes it any more. */
function pour(response: ServerResponse, piece: Buffer): void {
  const more = () => {
    while (!response.destroyed && response.write(piece));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
}

const deeds: Record<string, RequestListener> = {
  '/good': (_, response) => say(response, '{"title":"أهلًا"}'),
  '/packed': (_, response) =>
    say(response, gzipSync('{"title":"مضغوط"}'), 'application/json', { 'Content-Encoding': 'gzip' }),
  '/cookies': (_, response) => {
    response.writeHead(302, { Location: 'https://b.example/after', 'Set-Cookie': 'a=1; Domain=.example' });
    response.end();
  },
  '/after': (_, response) => say(response, '{}'),
  '/loop': (_, response) => {
    response.writeHead(302, { Location: 'https://a.example/loop' });
    response.end();
  },
  '/endless': (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    pour(response, Buffer.alloc(64 * 1024, 32));
  },
  '/endless-page': (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    pour(response, Buffer.from('<p>أ</p>'.repeat(8000)));
  },
  '/bomb': (_, response) =>
    say(response, gzipSync(Buffer.alloc(64 * 1024 * 1024)), 'application/json', {
      'Content-Encoding': 'gzip',
    }),
  '/says-large': (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '10000000000' });
    response.write('{');
  },
  '/drip': (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const drip = setInterval(() => response.write(' '), 20);
    response.once('close', () => clearInterval(drip));
  },
  '/silence': () => {},
  '/image-as-json': (_, response) => say(response, 'x', 'image/png'),
  '/svg': (_, response) => say(response, '<svg/>', 'image/svg+xml'),
  '/br': (_, response) => say(response, 'x', 'application/json', { 'Content-Encoding': 'br' }),
  '/broken-gzip': (_, response) =>
    say(response, 'no gzip', 'application/json', { 'Content-Encoding': 'gzip' }),
  '/breaks-off': (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
    response.write('{');
    setTimeout(() => response.destroy(), 10);
  },
  // node:http would not write a head like this one.
  '/long-head': (request) => {
    request.socket.write('HTTP/1.1 200 OK\r\nX-Long: ');
    const piece = Buffer.alloc(64 * 1024, 97);
    const more = () => {
      while (!request.socket.destroyed && request.socket.write(piece));
      if (!request.socket.destroyed) request.socket.once('drain', more);
    };
    request.socket.on('error', () => {});
    more();
  },
  '/gone': (_, response) => {
    response.writeHead(404);
    response.end();
  },
  '/trouble': (_, response) => {
    response.writeHead(503);
    response.end();
  },
};

let world: LocalWorld;
beforeAll(async () => {
  world = await openWorld((request, response) => {
    const url = new URL(request.url ?? '', 'https://a.example');
    const to = url.searchParams.get('to');
    if (to !== null) {
      response.writeHead(Number(url.searchParams.get('status') ?? 302), {
        Location: to.replace(/[^!-~]+/g, encodeURIComponent),
      });
      response.end();
    } else deeds[url.pathname]?.(request, response);
  });
});
afterAll(() => world.close());

async function ask(address: string, asked: Asked = json, parts: DoorParts = {}) {
  return world.door(parts).ask(address, asked);
}

describe('the door brings', () => {
  test('an answer, without cookies and asking for gzip alone', async () => {
    world.requests.length = 0;
    const outcome = await ask('https://a.example/good');
    expect(outcome).toMatchObject({ ok: true, url: 'https://a.example/good' });
    expect(outcome.ok && JSON.parse(outcome.body.toString())).toEqual({ title: 'أهلًا' });
    const [request] = world.requests;
    expect(request?.headers['accept-encoding']).toBe('gzip');
    expect(request?.headers.cookie).toBeUndefined();
    expect(request?.headers.referer).toBeUndefined();
  });

  test('a packed answer unpacked', async () => {
    const outcome = await ask('https://a.example/packed');
    expect(outcome.ok && outcome.body.toString()).toBe('{"title":"مضغوط"}');
  });

  test('the head of an endless page, and no more of it', async () => {
    const outcome = await ask('https://a.example/endless-page', page);
    expect(outcome.ok && outcome.body.length).toBe(512 * 1024);
  });

  test('what a redirect leads to, and no cookie that was set on the way', async () => {
    world.requests.length = 0;
    expect(await ask('https://a.example/cookies')).toMatchObject({
      ok: true,
      url: 'https://b.example/after',
    });
    expect(world.requests.map((request) => request.headers.cookie)).toEqual([undefined, undefined]);
  });
});

const forbidden = [
  'http://a.example/good',
  'ftp://a.example/good',
  'file:///etc/passwd',
  'https://a.example:8443/good',
  'https://user@a.example/good',
  'https://user:pass@a.example/good',
  'https://127.0.0.1/good',
  'https://127.1/good',
  'https://2130706433/good',
  'https://0x7f.0.0.1/good',
  'https://0177.0.0.1/good',
  'https://0/good',
  'https://0.0.0.0/good',
  'https://10.0.0.1/good',
  'https://169.254.169.254/latest/meta-data/',
  'https://8.8.8.8/good',
  'https://[::1]/good',
  'https://[::]/good',
  'https://[::ffff:127.0.0.1]/good',
  'https://[::ffff:7f00:1]/good',
  'https://[fe80::1]/good',
  'https://[64:ff9b::7f00:1]/good',
  'https://localhost/good',
  'https://localhost./good',
  'https://app.localhost/good',
  'https://intranet/good',
  'https://printer.local/good',
  'https://metadata.google.internal/computeMetadata/v1/',
  'https://１２７.０.０.１/good',
];

describe('the door stays shut', () => {
  test.each(forbidden)('for %s, asked or sent on to', async (address) => {
    world.asked.length = 0;
    expect(await ask(address)).toMatchObject({ ok: false, why: 'refused' });
    expect(world.asked).toEqual([]);
    for (const status of [301, 302, 303, 307, 308]) {
      const way = `https://a.example/?status=${status}&to=${encodeURIComponent(address)}`;
      expect(await ask(way)).toMatchObject({ ok: false, why: 'refused' });
    }
    expect(world.asked.every((asked) => asked.startsWith('a.example/?status='))).toBe(true);
  });

  test.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.8',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    '100::1',
    '4000::1',
    'no address',
    '',
  ])('for a name that leads to %s', async (address) => {
    expect(isPublicAddress(address)).toBe(false);
    expect(await ask('https://rebind.example/good', json, { resolve: async () => [address] })).toMatchObject({
      ok: false,
      why: 'refused',
    });
    const both = { resolve: async () => [somewhere, address] };
    expect(await ask('https://rebind.example/good', json, both)).toMatchObject({ ok: false, why: 'refused' });
  });

  test.each(['8.8.8.8', '198.41.0.4', '2001:4860:4860::8888', '2a00:1450:4001::1'])(
    'not for %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test('for a redirect off the list of hosts', async () => {
    const listed: Asked = { want: 'json', hosts: ['a.example'] };
    expect(await ask('https://a.example/good', listed)).toMatchObject({ ok: true });
    expect(await ask('https://sub.a.example/good', listed)).toMatchObject({ ok: true });
    expect(await ask('https://b.example/good', listed)).toMatchObject({ ok: false, why: 'refused' });
    const way = `https://a.example/?to=${encodeURIComponent('https://a.example.evil.example/good')}`;
    expect(await ask(way, listed)).toMatchObject({ ok: false, why: 'refused' });
  });

  test('for a fourth redirect', async () => {
    world.asked.length = 0;
    expect(await ask('https://a.example/loop')).toMatchObject({ ok: false, why: 'refused' });
    expect(world.asked.length).toBe(4);
  });
});

describe('a name is resolved once for each hop', () => {
  test('and the connection goes where the checked answer pointed, whatever the next would be', async () => {
    const answers = [[somewhere], ['127.0.0.1']];
    let resolved = 0;
    world.addresses.length = 0;
    const resolve = async () => answers[resolved++] ?? ['127.0.0.1'];
    expect(await ask('https://rebind.example/good', json, { resolve })).toMatchObject({ ok: true });
    expect(resolved).toBe(1);
    expect(world.addresses).toEqual([somewhere]);
  });

  test('and again after a redirect to the same name, whose second answer is refused', async () => {
    const answers = [[somewhere], ['127.0.0.1']];
    let resolved = 0;
    world.asked.length = 0;
    const resolve = async () => answers[resolved++] ?? [];
    const way = `https://rebind.example/?to=${encodeURIComponent('https://rebind.example/good')}`;
    expect(await ask(way, json, { resolve })).toMatchObject({ ok: false, why: 'refused' });
    expect(world.asked.length).toBe(1);
  });

  test('by the real way out, too: TLS goes to the pinned address under the right name', async () => {
    const heard: Buffer[] = [];
    const server = createServer((socket) => {
      socket.once('data', (data) => {
        heard.push(data);
        socket.destroy();
      });
      socket.on('error', () => {});
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const where = server.address();
    const port = where && typeof where === 'object' ? where.port : 0;
    const url = new URL(`https://nowhere.example:${port}/`);
    const signal = AbortSignal.timeout(5000);
    await expect(openPinned(url, '127.0.0.1', { headers: {}, signal })).rejects.toThrow();
    server.close();
    // A ClientHello, with the name in it.
    expect(heard[0]?.[0]).toBe(0x16);
    expect(heard[0]?.includes('nowhere.example')).toBe(true);
  });
});

describe('who answers badly', () => {
  test.each([
    ['without end', '/endless', 'too_large'],
    ['with a bomb of gzip', '/bomb', 'too_large'],
    ['with a length of 10 GB', '/says-large', 'too_large'],
    ['with a head without end', '/long-head', 'too_large'],
    ['with another type', '/image-as-json', 'wrong_type'],
    ['with brotli that nobody asked for', '/br', 'wrong_type'],
    ['with gzip that is none', '/broken-gzip', 'unreachable'],
    ['and breaks off', '/breaks-off', 'unreachable'],
    ['that there is nothing', '/gone', 'missing'],
    ['that it is in trouble', '/trouble', 'status'],
  ])('%s is left', async (_, path, why) => {
    expect(await ask(`https://a.example${path}`)).toMatchObject({ ok: false, why });
  });

  test.each(['/drip', '/silence'])('too slowly (%s) is left when the time is up', async (path) => {
    expect(await ask(`https://a.example${path}`, { ...json, withinMs: 200 })).toMatchObject({
      ok: false,
      why: 'timeout',
    });
  });

  test('with a drawing is not taken for a picture', async () => {
    expect(await ask('https://a.example/svg', { want: 'picture', hosts: null })).toMatchObject({
      ok: false,
      why: 'wrong_type',
    });
  });

  test('by a resolver that never answers is left, too', async () => {
    const resolve = () => new Promise<string[]>(() => {});
    expect(await ask('https://a.example/good', { ...json, withinMs: 100 }, { resolve })).toMatchObject({
      ok: false,
      why: 'timeout',
    });
  });

  test('by no network at all is no more than unreachable', async () => {
    const resolve = async () => {
      throw new Error('ENOTFOUND');
    };
    expect(await ask('https://a.example/good', json, { resolve })).toMatchObject({
      ok: false,
      why: 'unreachable',
    });
  });
});

describe('the door is patient with nobody and hard on nobody', () => {
  const limits = { burst: 3, perSecond: 1, failures: 2, pauseMs: 1000, longestPauseMs: 4000 };

  test('a host is asked no more often than its share, and again when time has passed', async () => {
    let time = 0;
    const door = world.door({ limits, clock: () => time });
    const why = async (path: string) => {
      const outcome = await door.ask(`https://a.example${path}`, { ...json, anew: true });
      return outcome.ok ? 'ok' : outcome.why;
    };
    expect([await why('/good?1'), await why('/good?2'), await why('/good?3')]).toEqual(['ok', 'ok', 'ok']);
    expect(await why('/good?4')).toBe('busy');
    time += 1000;
    expect(await why('/good?5')).toBe('ok');
    expect((await door.ask('https://b.example/good', json)).ok).toBe(true);
  });

  test('after failures in a row it is left alone for a while, longer each time', async () => {
    let time = 0;
    const door = world.door({ limits: { ...limits, burst: 100 }, clock: () => time });
    const why = async (path: string) => {
      const outcome = await door.ask(`https://a.example${path}`, { ...json, anew: true });
      return outcome.ok ? 'ok' : outcome.why;
    };
    expect([await why('/trouble'), await why('/breaks-off'), await why('/good')]).toEqual([
      'status',
      'unreachable',
      'busy',
    ]);
    time += 1001;
    expect([await why('/trouble'), await why('/good')]).toEqual(['status', 'busy']);
    time += 1001;
    expect(await why('/good')).toBe('busy');
    time += 1000;
    expect([await why('/good'), await why('/trouble'), await why('/good')]).toEqual(['ok', 'status', 'ok']);
  });

  test('the same question within minutes, and at the same time, is asked once', async () => {
    let time = 0;
    world.asked.length = 0;
    const door = world.door({ clock: () => time });
    await Promise.all([door.ask('https://a.example/good', json), door.ask('https://a.example/good', json)]);
    await door.ask('https://a.example/good', json);
    expect(world.asked.length).toBe(1);
    await door.ask('https://a.example/good', { ...json, anew: true });
    expect(world.asked.length).toBe(2);
    time += 601_000;
    await door.ask('https://a.example/good', json);
    expect(world.asked.length).toBe(3);
  });

  test('a thousand hosts take no more memory than a few hundred', async () => {
    const door = makeDoor({ resolve: async () => [] });
    for (let i = 0; i < 1000; i += 1) await door.ask(`https://host${i}.example/`, json);
    expect((await door.ask('https://a.example/', json)).ok).toBe(false);
  });
});
