import { expect, test } from 'vitest';
import { clientAddress, trustedProxies } from './client-address.ts';

const nobody = trustedProxies(undefined);
const ours = trustedProxies('10.0.0.0/8, 192.0.2.1, fd00::/8');

test('a stranger is who the socket says, whatever it writes', () => {
  expect(clientAddress('203.0.113.9', '1.2.3.4', nobody)).toBe('203.0.113.9');
  expect(clientAddress('203.0.113.9', '1.2.3.4', ours)).toBe('203.0.113.9');
  expect(clientAddress('::ffff:203.0.113.9', undefined, nobody)).toBe('203.0.113.9');
});

test('behind our proxies it is the last address that is not one of ours', () => {
  expect(clientAddress('10.1.1.1', '1.2.3.4', ours)).toBe('1.2.3.4');
  expect(clientAddress('10.1.1.1', '9.9.9.9, 1.2.3.4, 192.0.2.1', ours)).toBe('1.2.3.4');
  expect(clientAddress('::ffff:10.1.1.1', '2001:db8::7', ours)).toBe('2001:db8::7');
  expect(clientAddress('fd00::1', '1.2.3.4', ours)).toBe('1.2.3.4');
});

test('nonsense in the header is nobody', () => {
  expect(clientAddress('10.1.1.1', 'localhost', ours)).toBe('10.1.1.1');
  expect(clientAddress('10.1.1.1', '1.2.3.4, <script>', ours)).toBe('10.1.1.1');
  expect(clientAddress('10.1.1.1', '', ours)).toBe('10.1.1.1');
});

test.each(['10.0.0.0/33', 'proxy.example', '10.0.0/8', '::/129'])('%s is no proxy', (entry) => {
  expect(() => trustedProxies(entry)).toThrow(entry);
});
