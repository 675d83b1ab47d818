import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<string[]>;

/** Opens the connection to exactly that address and answers when the head has come. Rejects where it doesn't. */
export type Open = (
  url: URL,
  address: string,
  options: { headers: Record<string, string>; signal: AbortSignal },
) => Promise<IncomingMessage>;

export const resolveName: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/** Heads beyond this are cut off by Node (HPE_HEADER_OVERFLOW). */
export const longestHead = 16 * 1024;

export const openPinned: Open = (url, address, { headers, signal }) =>
  new Promise((resolve, reject) => {
    const family = address.includes(':') ? 6 : 4;
    // The name was resolved and checked once. Were it resolved again here, the second answer could be another.
    const pinned: LookupFunction = (_host, options, done) => {
      if (options.all) done(null, [{ address, family }]);
      else done(null, address, family);
    };
    const request = https.request(
      url,
      // A connection of its own: a kept one may lead elsewhere than to the address that was checked.
      { method: 'GET', agent: false, headers, lookup: pinned, maxHeaderSize: longestHead, signal },
      resolve,
    );
    request.once('error', reject);
    request.end();
  });
