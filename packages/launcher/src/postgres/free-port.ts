import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Answers whether nothing listens on a TCP port of an address of this machine. */
export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return listenOnce(port, host).then(
    () => true,
    () => false,
  );
}

/** Finds a TCP port of 127.0.0.1 that is free now. */
export async function findFreePort(): Promise<number> {
  return listenOnce(0, '127.0.0.1');
}

function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen({ port, host, exclusive: true }, () => {
      const taken = (server.address() as AddressInfo).port;
      server.close(() => {
        done(taken);
      });
    });
  });
}
