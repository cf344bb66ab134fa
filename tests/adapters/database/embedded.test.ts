import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe } from '@jest/globals';
import { connectDatabase, type Database } from '../../../src/adapters/database/connect.ts';
import { empty } from '../../support/database/empty.ts';
import { quiet } from '../../support/database/quiet-log.ts';
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

/** Making a database takes seconds, and many of them where every processor is busy with other test files. */
const FIRST_START_MS = 90_000;

describe('on the embedded database', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'praxis-contract-'));
  let database: Database;
  let world: World;
  beforeAll(async () => {
    database = await connectDatabase({ dataDir, log: quiet });
  }, FIRST_START_MS);
  beforeEach(async () => {
    await empty(database);
    world = worldOf(database);
  });
  afterAll(async () => {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
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
