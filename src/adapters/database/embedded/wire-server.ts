import { createServer, type Server, type Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { Turns } from './turns.ts';
import { WireFrames } from './wire-frames.ts';

export interface WireServerOptions {
  /** A Unix socket in a folder that only this account may enter: the protocol has no password here. */
  readonly path: string;
  readonly maxConnections: number;
  /** How long an open transaction may say nothing while other connections wait, in milliseconds. */
  readonly patienceMs: number;
}

export interface WireServer {
  close(): Promise<void>;
}

interface Client {
  readonly name: string;
  readonly socket: Socket;
}

/**
 * PostgreSQL's protocol for PGlite's one session, so that `pg`, Kysely and the job queue meet what they know.
 * Unlike @electric-sql/pglite-socket it takes turns per exchange and not per message: there a statement of more
 * than one socket read (about 200 KB) let another connection's Parse slip in before its Bind, and 58 of 200
 * queries answered another query's question.
 */
export async function serveWire(db: PGlite, options: WireServerOptions): Promise<WireServer> {
  const clients = new Set<Client>();
  const turns = new Turns({
    patienceMs: options.patienceMs,
    abandon: async () => {
      await db.exec('ROLLBACK');
    },
    onImpatience: (party) => {
      const client = [...clients].find((candidate) => candidate === party);
      // 25P03 is what PostgreSQL says to a transaction that idles too long.
      client?.socket.end(fatal('25P03', 'a transaction said nothing while others waited for it'));
    },
  });
  const server = createServer((socket) => {
    const client: Client = { name: `connection ${clients.size + 1}`, socket };
    clients.add(client);
    attend(db, turns, client);
    socket.on('close', () => {
      clients.delete(client);
      turns.leave(client);
    });
  });
  server.maxConnections = options.maxConnections;
  await listen(server, options.path);
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const { socket } of clients) socket.destroy();
      await closed;
    },
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function attend(db: PGlite, turns: Turns, client: Client): void {
  const { socket } = client;
  const frames = new WireFrames();
  // A client that breaks off is followed by `close`, which tidies up after it.
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    for (const frame of frames.read(chunk)) {
      if (frame.kind === 'no-encryption') socket.write('N');
      else if (frame.kind === 'exchange') {
        turns.request(client, () => answer(db, socket, frame.bytes, frame.closes));
      } else {
        // One session cannot be cancelled from outside; the client's request goes unanswered, as it may.
        turns.request(client, () => {
          socket.end();
          return Promise.resolve({ holds: false });
        });
        return;
      }
    }
  });
}

async function answer(
  db: PGlite,
  socket: Socket,
  bytes: Buffer,
  closes: boolean,
): Promise<{ holds: boolean }> {
  const parts: Buffer[] = [];
  try {
    await db.runExclusive(() =>
      db.execProtocolRawStream(new Uint8Array(bytes), {
        // The bytes belong to the database's memory and are gone after this call.
        onRawData: (data) => parts.push(Buffer.from(data)),
      }),
    );
  } catch (error) {
    // The engine itself failed, not the statement: this client must not wait for an answer that never comes.
    parts.push(fatal('XX000', error instanceof Error ? error.message : 'internal error'));
    if (socket.writable) socket.end(Buffer.concat(parts));
    return { holds: db.isInTransaction() };
  }
  if (socket.writable && parts.length > 0) socket.write(Buffer.concat(parts));
  return { holds: !closes || db.isInTransaction() };
}

/** An ErrorResponse of severity FATAL. */
function fatal(sqlState: string, message: string): Buffer {
  const fields = `SFATAL\0VFATAL\0C${sqlState}\0M${message}\0\0`;
  const body = Buffer.from(fields, 'utf8');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
