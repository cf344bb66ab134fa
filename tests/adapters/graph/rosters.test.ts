import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { createRegisters } from '../../../src/adapters/graph/registers.ts';
import { rosterOf } from '../../../src/adapters/graph/rosters.ts';
import { to } from '../../../src/adapters/graph/route.ts';
import { exchangeIdOf, personIdOf, teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { localGraph, SITE } from './local.ts';
import { remembering } from './scripted.ts';

/** A community is whoever is in its channel: of a private or shared one, those let in and nobody else. */

let local: Awaited<ReturnType<typeof localGraph>>;
beforeAll(async () => {
  local = await localGraph(1);
  local.tenant.tenant.consents.setApp('Channel.Create', true);
});
afterAll(() => local.tenant.close());

const team = teamIdOf('skills');
const person = (local: string): string => personIdOf(local);

/** A channel of the team with members of its own. @returns its id */
async function channel(membershipType: 'private' | 'shared', name: string): Promise<string> {
  const member = (who: string, roles: string[]) => ({
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    roles,
    'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${person(who)}')`,
  });
  const members = [member('jonas.weber', ['owner']), member('liza.aquino', [])];
  const body = { displayName: name, membershipType, members };
  const made = await local.graph.post(
    to('/teams/{team}/channels', { team }),
    body,
    z.object({ id: z.string() }),
  );
  return made.id;
}

test('everybody of the team is in a standard channel, and its owners moderate', async () => {
  const { kind, members } = await rosterOf(local.graph, team, exchangeIdOf('skills'));
  expect(kind).toBe('standard');
  expect(members).toHaveLength(16);
  expect(members.filter(({ moderator }) => moderator)).toEqual([
    { id: person('sofia.herrera'), moderator: true },
  ]);
});

test('a private channel has its own people: an owner of the team who was not let in is not among them', async () => {
  const id = await channel('private', 'Closed circle');
  expect(await rosterOf(local.graph, team, id)).toEqual({
    kind: 'private',
    members: [
      { id: person('jonas.weber'), moderator: true },
      { id: person('liza.aquino'), moderator: false },
    ],
  });
});

test('of a shared channel only people of this organization are members', async () => {
  const id = await channel('shared', 'With partners');
  local.tenant.tenant.db.run(
    "INSERT INTO extras VALUES('channel', ?, ?) ON CONFLICT DO UPDATE SET props = excluded.props",
    id,
    JSON.stringify({
      membershipType: 'shared',
      external: [{ userId: '0c8f8f6e-5c38-4dd0-9f55-0f6a5a6a9a11', tenantId: 'another' }],
    }),
  );
  const { kind, members } = await rosterOf(local.graph, team, id);
  expect(kind).toBe('shared');
  expect(members.map(({ id: who }) => who)).toEqual([person('jonas.weber'), person('liza.aquino')]);
});

test('a community whose channel is gone keeps what it had, and the log says so', async () => {
  const log = remembering();
  const { db } = local.tenant.tenant;
  const id = exchangeIdOf('fair-recruitment');
  db.run("UPDATE channels SET id = 'gone' WHERE id = ?", id);
  const found = await createRegisters(local.graph, { site: SITE, log }).communities();
  db.run("UPDATE channels SET id = ? WHERE id = 'gone'", id);
  expect(found.map(({ slug }) => slug)).not.toContain('fair-recruitment');
  expect(log.lines.map(({ fields }) => fields)).toEqual([{ community: 'fair-recruitment' }]);
});

test('one community is read alone where one is wanted', async () => {
  const log = remembering();
  const registers = createRegisters(local.graph, { site: SITE, log });
  expect((await registers.communities('skills')).map(({ slug }) => slug)).toEqual(['skills']);
});
