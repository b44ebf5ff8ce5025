/** Servers of one test: closed when it ends, whatever became of it. For tests only. */
import { afterEach } from 'vitest';

interface Closable {
  close(): Promise<void>;
}

const open: Closable[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

/** The server, once it listens. */
export async function started<T extends Closable>(server: Promise<T>): Promise<T> {
  const ready = await server;
  open.push(ready);
  return ready;
}
