import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { read } from '../../tools/kill/moments.ts';
import { createPlayers, type Players } from '../../tools/kill/player.ts';
import { createRig, type Rig } from '../../tools/kill/rig.ts';
import { chatOf, everything, postsIn } from '../../tools/kill/seen.ts';
import { until } from '../../tools/lib/wait.ts';

/** The real server process, told by its platform to stop while it is at work. */

const START_MS = 240_000;
const folder = mkdtempSync(join(tmpdir(), 'praxis-stop-'));
let rig: Rig;
let players: Players;

beforeAll(async () => {
  rig = await createRig({ folder, documents: 6 });
  await rig.settled();
  players = createPlayers(rig);
}, START_MS);

afterAll(async () => {
  await rig?.close();
  rmSync(folder, { recursive: true, force: true });
}, START_MS);

const isPost = (key: string) => (passing: Parameters<typeof read>[0]) => {
  const request = read(passing);
  return (
    request.method === 'POST' &&
    request.path.startsWith('/connector/') &&
    request.key.startsWith(key)
  );
};

/** Nobody new is let in: how a process shows that it is stopping. */
const closed = () =>
  until(
    'a server that takes nothing new',
    () =>
      fetch(`${rig.serverUrl}/healthz`).then(
        () => false,
        () => true,
      ),
    30_000,
  );

test(
  'a turn in flight is answered before the process ends, once, and is not asked for again',
  async () => {
    const priya = await players.as('Priya Nair');
    const answer = rig.hold(isPost(''));
    const said = priya.persona.say('help');
    await answer.reached;
    const ended = rig.stop();
    await closed();
    answer.release();
    await said;
    expect(await ended).toEqual({ code: 0, signal: null });
    await rig.start();
    await rig.settled();
    const chat = chatOf(rig.tenant, priya.id);
    const heard = everything(rig.tenant).filter(
      ({ conversation, key }) => conversation === chat && key === '',
    );
    expect(heard).toHaveLength(1);
    const left = rig.tenant.db.all("SELECT 1 FROM deliveries WHERE state <> 'delivered'");
    expect(left).toEqual([]);
  },
  START_MS,
);

test(
  'what had happened is carried on by the next process: the post in hand once, those behind it too',
  async () => {
    const priya = await players.as('Priya Nair');
    const member = await players.as('Nadia Benali');
    const opening = rig.hold(isPost('discussion:'));
    const made = z.object({ id: z.string() });
    const { id } = await priya.api(made, 'POST', '/discussions', {
      nonce: 'stop-discussion',
      community: 'fair-recruitment',
      title: 'Who pays for the medical test?',
      background: 'Three corridors, three answers.',
      questions: ['Who pays where you work?'],
      startsAt: new Date(Date.now() - 60_000).toISOString(),
      endsAt: new Date(Date.now() + 86_400_000).toISOString(),
    });
    await opening.reached;
    await member.api(z.unknown(), 'POST', `/discussions/${id}/contributions`, {
      nonce: 'stop-contribution',
      text: 'The employer, since the decree; before it the worker paid two months of wages.',
      question: 0,
      consent: 'paraphrase',
    });
    const ended = rig.stop();
    await closed();
    opening.release();
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(postsIn(rig.tenant, `discussion:${id}`)).toHaveLength(1);
    expect(postsIn(rig.tenant, 'contribution:')).toHaveLength(0);
    await rig.start();
    await until(
      'the post of the contribution',
      async () => postsIn(rig.tenant, 'contribution:').length > 0,
      60_000,
    );
    expect(postsIn(rig.tenant, `discussion:${id}`)).toHaveLength(1);
    expect(postsIn(rig.tenant, 'contribution:')).toHaveLength(1);
    expect(await rig.repeats()).toBe(0);
  },
  START_MS,
);
