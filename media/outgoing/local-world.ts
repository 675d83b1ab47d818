/** For tests: a server of our own that plays the internet, and a door that leads to it and nowhere else. */
import http, { type IncomingMessage, type RequestListener } from 'node:http';
import { type Door, type DoorParts, makeDoor } from './door.ts';
import { longestHead, type Open } from './transport.ts';

export interface LocalWorld {
  door(parts?: DoorParts): Door;
  /** What was asked, as `host/path`. */
  asked: string[];
  /** The IP addresses that were connected to, in order. */
  addresses: string[];
  requests: IncomingMessage[];
  close(): Promise<void>;
}

/** An address of nobody's that counts as public. */
export const somewhere = '198.41.0.4';

export async function openWorld(listener: RequestListener): Promise<LocalWorld> {
  const asked: string[] = [];
  const addresses: string[] = [];
  const requests: IncomingMessage[] = [];
  const server = http.createServer((request, response) => {
    asked.push(`${request.headers.host}${request.url}`);
    requests.push(request);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const where = server.address();
  const port = where && typeof where === 'object' ? where.port : 0;
  const open = openAt(port, addresses);
  return {
    door: (parts = {}) => makeDoor({ resolve: async () => [somewhere], open, ...parts }),
    asked,
    addresses,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The way to a local server instead of through TLS to the address; all else is the door's own. */
export function openAt(port: number, addresses: string[] = []): Open {
  return (url, address, { headers, signal }) =>
    new Promise((resolve, reject) => {
      addresses.push(address);
      const request = http.request(
        {
          host: '127.0.0.1',
          port,
          path: url.pathname + url.search,
          headers: { ...headers, Host: url.host },
          agent: false,
          maxHeaderSize: longestHead,
          signal,
        },
        resolve,
      );
      request.once('error', reject);
      request.end();
    });
}
