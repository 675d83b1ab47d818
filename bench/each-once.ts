/** Many addresses, each asked for once, over a few kept connections: written and read on the sockets, so that the client is not what is measured. */
import { connect, type Socket } from 'node:net';

const connections = 32;

/** Answers a second. Throws where one is anything but 200. */
export async function askEachOnce(origin: string, paths: readonly string[]): Promise<number> {
  const { hostname, port } = new URL(origin);
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(hostname, Number(port))));
  const waiting = [...paths];
  const began = performance.now();
  await Promise.all(sockets.map((socket) => askOn(socket, waiting)));
  const seconds = (performance.now() - began) / 1000;
  for (const socket of sockets) socket.destroy();
  return paths.length / seconds;
}

function open(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** One request after the other, until no address is left. */
function askOn(socket: Socket, waiting: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let missing = 0;
    let path = '';
    const next = () => {
      const another = waiting.pop();
      if (another === undefined) {
        resolve();
        return;
      }
      path = another;
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br, gzip\r\n\r\n`);
    };
    socket.on('error', reject);
    socket.on('data', (packet) => {
      if (missing === 0) {
        const end = packet.indexOf('\r\n\r\n');
        const head = packet.toString('latin1', 0, end === -1 ? 0 : end);
        const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
        if (!head.startsWith('HTTP/1.1 200 ') || length === undefined) {
          reject(new Error(`${path} answered ${head.slice(0, 60)}`));
          return;
        }
        missing = end + 4 + Number(length);
      }
      missing -= packet.length;
      if (missing <= 0) {
        missing = 0;
        next();
      }
    });
    next();
  });
}
