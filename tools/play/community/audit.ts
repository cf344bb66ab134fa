import { join } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import type { Product } from '../../lib/product.ts';

const row = z.object({ verb: z.string(), actor: z.string().nullable(), at: z.date() });
export type AuditEntry = z.infer<typeof row>;

/**
 * What the record of the product says about this, oldest first, as whoever runs it reads it: in its database.
 * @param subject `community:<slug>`; @throws Error where the product runs on another database than its own
 */
export async function auditOf(product: Product, subject: string): Promise<readonly AuditEntry[]> {
  const client = new Client({
    host: join(product.dataDir, 'database', 'door'),
    user: 'postgres',
    database: 'postgres',
  });
  await client.connect();
  try {
    const { rows } = await client.query(
      'select verb, actor, at from audit_log where subject = $1 order by id',
      [subject],
    );
    return z.array(row).parse(rows);
  } finally {
    await client.end();
  }
}
