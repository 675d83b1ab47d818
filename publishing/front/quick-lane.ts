/**
 * The quick lane: the plainest request for a stored page is answered on the socket itself. node:http makes two
 * streams and two dozen objects for each request; without them a reader costs half as much. At the first request
 * that is anything else the connection goes over to node:http, with its bytes untouched, and stays there.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { type Coding, chooseCoding } from '../store/negotiate.ts';
import { type QuickRequest, readQuickRequest } from './quick-request.ts';
import type { Answer } from './stored.ts';

/** A stored thing that may be shown now, by its target as the client wrote it; null where node:http is to see to it. */
export type FindStored = (target: string, coding: Coding) => Answer | null;
/** Told of a story's page that goes out, with who asked as far as they said, and from which socket. */
export type TellRead = (story: string, request: QuickRequest, remote: string | undefined) => void;

const idleMs = 65_000;

/** Takes the server's new connections first. The answer closes those that are in the quick lane. */
export function openQuickLane(server: Server, find: FindStored, tellRead: TellRead): { close(): void } {
  const listeners = server.listeners('connection');
  server.removeAllListeners('connection');
  const sockets = new Set<Socket>();

  server.on('connection', (socket: Socket) => {
    sockets.add(socket);

    const onData = (packet: Buffer): void => {
      // Who doesn't read what was sent gets no more; node:http knows how to hold such a client back.
      const request = socket.writableLength === 0 ? readQuickRequest(packet) : null;
      const stored = request && find(request.target, chooseCoding(request.acceptEncoding));
      if (!stored) {
        handOver(packet);
        return;
      }
      socket.write(onTheWire(stored));
      if (stored.story !== undefined) tellRead(stored.story, request, socket.remoteAddress);
    };
    const onEnd = (): void => {
      socket.end();
    };
    const drop = (): void => {
      socket.destroy();
    };
    const leave = (): void => {
      sockets.delete(socket);
    };
    const handOver = (packet: Buffer): void => {
      leave();
      socket
        .off('data', onData)
        .off('end', onEnd)
        .off('error', drop)
        .off('timeout', drop)
        .off('close', leave);
      socket.setTimeout(0);
      for (const listener of listeners) listener.call(server, socket);
      socket.unshift(escapeRequestLine(packet));
    };

    socket.setTimeout(idleMs);
    socket.on('data', onData).on('end', onEnd).on('error', drop).on('timeout', drop).on('close', leave);
  });

  return {
    close: () => {
      for (const socket of sockets) socket.end();
    },
  };
}

/**
 * Arabic typed straight into a command line (`curl …?q=مداد`) arrives as raw bytes, which node:http takes in a
 * path but not in a query: they are escaped on the way, as a browser would have done.
 */
function escapeRequestLine(packet: Buffer): Buffer {
  const end = packet.indexOf('\r\n');
  const line = end === -1 ? '' : packet.toString('latin1', 0, end);
  if (!/[\u0080-\u00ff]/.test(line)) return packet;
  const escaped = line.replace(
    /[\u0080-\u00ff]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return Buffer.concat([Buffer.from(escaped, 'latin1'), packet.subarray(end)]);
}

/** Head and body in one piece; made anew when the second in its Date has passed. */
function onTheWire(answer: Answer): Buffer {
  const second = Math.floor(Date.now() / 1000);
  if (answer.wire?.second === second) return answer.wire.bytes;
  let head = 'HTTP/1.1 200 OK\r\n';
  for (let index = 0; index + 1 < answer.head.length; index += 2) {
    head += `${answer.head[index]}: ${answer.head[index + 1]}\r\n`;
  }
  head += `Date: ${new Date(second * 1000).toUTCString()}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${idleMs / 1000}\r\n\r\n`;
  const bytes = Buffer.concat([Buffer.from(head, 'latin1'), answer.body]);
  answer.wire = { second, bytes };
  return bytes;
}
