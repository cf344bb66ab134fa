import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connectDatabase, type Database } from '../../../../src/adapters/database/connect.ts';
import { empty } from '../../../support/database/empty.ts';
import { quiet } from '../../../support/database/quiet-log.ts';
import { testDatabase, testServers } from '../../../support/database/test-database.ts';
import { type World, worldOf } from './world.ts';

/** A contract of its own on both databases: each test has an emptied one. */
export function onBothDatabases(contract: (world: () => World) => void): void {
  describe('on PostgreSQL', () => {
    if (testServers().kind !== 'postgres') {
      test.skip('NOT RUN: this machine has no PostgreSQL (initdb and postgres on PATH)', () => {
        expect(testServers().kind).toBe('postgres');
      });
      return;
    }
    let database: Database;
    let world: World;
    beforeAll(async () => {
      database = await testDatabase();
    });
    beforeEach(async () => {
      await empty(database);
      world = worldOf(database);
    });
    afterAll(() => database.close());
    contract(() => world);
  });

  describe('on the embedded database', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'praxis-contract-'));
    let database: Database;
    let world: World;
    beforeAll(async () => {
      database = await connectDatabase({ dataDir, log: quiet });
    }, 90_000);
    beforeEach(async () => {
      await empty(database);
      world = worldOf(database);
    });
    afterAll(async () => {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    });
    contract(() => world);
  });
}
