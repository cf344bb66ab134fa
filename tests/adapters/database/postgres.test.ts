import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Database } from '../../../src/adapters/database/connect.ts';
import { empty } from '../../support/database/empty.ts';
import { testDatabase, testServers } from '../../support/database/test-database.ts';
import { catalogueContract } from './contract/catalogue.ts';
import { followingContract } from './contract/following.ts';
import { handoversContract } from './contract/handovers.ts';
import { machineryContract } from './contract/machinery.ts';
import { moreStoresContract } from './contract/more-stores.ts';
import { queriesContract } from './contract/queries.ts';
import { storesContract } from './contract/stores.ts';
import { taxonomyContract } from './contract/taxonomy.ts';
import { tokensContract } from './contract/tokens.ts';
import { type World, worldOf } from './contract/world.ts';

const { kind } = testServers();

describe('on PostgreSQL', () => {
  if (kind !== 'postgres') {
    test.skip('NOT RUN: this machine has no PostgreSQL (initdb and postgres on PATH)', () => {
      expect(kind).toBe('postgres');
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
  storesContract(() => world);
  moreStoresContract(() => world);
  catalogueContract(() => world);
  handoversContract(() => world);
  queriesContract(() => world);
  machineryContract(() => world);
  tokensContract(() => world);
  followingContract(() => world);
  taxonomyContract(() => world);
});
