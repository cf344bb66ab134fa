import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ANSWERS, faultOf } from '../../src/adapters/tenant/teams/invoke-answers.ts';
import { HOSTILE } from './hostile-world.ts';
import { type BotWorld, botWorld, CHANNEL, COMMUNITY, LUC, MAYA } from './world.ts';

/** Whatever a client sends to the message extension, Teams understands the answer and nobody learns a thing by it. */

let world: BotWorld;
beforeAll(async () => {
  world = await botWorld({
    documents: [
      {
        name: 'secret.txt',
        audience: { kind: 'community', community: COMMUNITY },
        text: 'The closed pilot in Callao about domestic work.',
        metadata: { title: 'Closed pilot in Callao', language: 'en', topics: ['domestic-work'] },
      },
    ],
  });
});
afterAll(() => world.close());

const NAMES = Object.keys(ANSWERS).filter((name) =>
  /^composeExtension\/(query|queryLink|fetchTask|submitAction)$/.test(name),
);

const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom(HOSTILE, '\u0000', 'x'.repeat(50_000), '2026-99-99', COMMUNITY, 'domestic'),
);
const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
const data = fc.dictionary(
  fc.constantFrom(
    ...['about', 'source', 'title', 'query', 'community', 'happened', 'start', 'end'],
    ...['becomes', 'of', 'words', 'place', 'writtenAt', 'consent'],
  ),
  scalar,
);
const value = fc.oneof(
  scalar,
  fc.record({
    commandId: fc.oneof(fc.constantFrom('saveLesson', 'askCommunity', 'startDiscussion'), text),
    commandContext: text,
    data: fc.oneof(data, scalar),
    url: text,
    parameters: fc.oneof(
      fc.array(fc.record({ name: fc.constantFrom('words', 'initialRun'), value: scalar })),
      scalar,
    ),
    queryOptions: fc.oneof(fc.record({ skip: scalar, count: scalar }), scalar),
    messagePayload: fc.oneof(
      fc.record({
        id: text,
        linkToMessage: text,
        body: fc.record({ content: text }),
        from: fc.oneof(fc.record({ user: fc.record({ id: text }) }), scalar),
      }),
      scalar,
    ),
  }),
);

test('the answer is one that Teams shows, and no defect of ours', async () => {
  expect(NAMES).toHaveLength(4);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...NAMES), value, async (name, sent) => {
      const answer = await world.teams.person(LUC).sends({ type: 'invoke', name, value: sent });
      expect(faultOf(name, answer)).toBeNull();
      expect(JSON.stringify(answer)).not.toMatch(/TypeError|undefined|\[object/);
    }),
    { numRuns: 150 },
  );
});

test('a stranger and one without an account are told so in the form of each invoke', async () => {
  for (const name of NAMES) {
    for (const from of [{ id: '29:x' }, { id: '29:x', aadObjectId: '' }]) {
      const answer = await world.teams.person(LUC).sends({
        type: 'invoke',
        name,
        value: { commandId: 'saveLesson', url: 'https://praxis.example.org/tab/queries/1' },
        from,
      });
      expect(faultOf(name, answer)).toBeNull();
      expect(JSON.stringify(answer)).not.toContain('Callao');
    }
  }
});

test('a form sent twice at the same moment, from two devices, makes one thing', async () => {
  const maya = world.teams.person(MAYA);
  const conversation = { id: `${CHANNEL};messageid=9`, conversationType: 'channel' };
  const submit = {
    type: 'invoke',
    name: 'composeExtension/submitAction',
    value: {
      commandId: 'startDiscussion',
      commandContext: 'message',
      data: {
        about: '1767',
        community: COMMUNITY,
        title: 'Once only',
        background: 'Background',
        question1: 'What worked?',
        start: '2026-03-02',
        end: '2026-03-20',
      },
    },
    conversation,
    channelData: { channel: { id: CHANNEL } },
  };
  await Promise.all([maya.sends(submit), maya.sends(submit), maya.sends(submit)]);
  await world.settle();
  await maya.says('discussions');
  expect(maya.sees().match(/Once only/g)).toHaveLength(1);
});
