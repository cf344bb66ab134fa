import { z } from 'zod';
import { postgresBinaries, startPostgres } from '../../tests/support/database/postgres-server.ts';

/**
 * The PostgreSQL of DATABASE_URL, or a throw-away one where the machine has it.
 * @returns false where there is neither, and nothing was done
 */
export async function onPostgres(work: (url: string) => Promise<void>): Promise<boolean> {
  if (process.env.DATABASE_URL) {
    await work(process.env.DATABASE_URL);
    return true;
  }
  const binaries = postgresBinaries();
  if (!binaries) return false;
  const server = await startPostgres(binaries);
  const { host, port, user, database } = z
    .object({ host: z.string(), port: z.number(), user: z.string(), database: z.string() })
    .parse(server.connection);
  try {
    await work(`postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`);
    return true;
  } finally {
    await server.stop();
  }
}
