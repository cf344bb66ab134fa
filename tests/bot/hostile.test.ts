import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { VERB_NAMES } from '../../bot/bot.ts';
import { reading } from '../support/teams.ts';
import { HOSTILE } from './hostile-world.ts';
import { type BotWorld, botWorld, CHANNEL, EVA, LUC, MAYA, OTTO } from './world.ts';

let world: BotWorld;
beforeEach(async () => {
  world = await botWorld({
    premoderated: false,
    documents: [
      {
        name: 'community.txt',
        audience: { kind: 'community', community: 'formalization' as never },
        text: 'The closed pilot in Callao about domestic work.',
        metadata: { title: 'Closed pilot in Callao', language: 'en', topics: ['domestic-work'] },
      },
    ],
  });
});
afterEach(() => world.close());

async function opened(end = '2026-03-10') {
  const maya = world.teams.person(MAYA);
  await maya.says('new discussion');
  await maya.presses('discussion.create', {
    title: 'Domestic work',
    background: 'Background',
    question1: 'What worked?',
    end,
  });
  await world.settle();
  return maya;
}

test('whatever a client sends back with a button, the answer is words', async () => {
  const person = world.teams.person(LUC);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...VERB_NAMES),
      fc.dictionary(
        fc.constantFrom(
          'id',
          'version',
          'page',
          'step',
          'move',
          'text',
          'reason',
          'person',
          'nonce',
          'days',
          'start',
          'end',
          'discussion',
        ),
        fc.oneof(
          fc.string(),
          fc.constantFrom('-1', '1e999', '2026-99-99', HOSTILE, '\u0000'),
          fc.integer(),
        ),
      ),
      async (verb, data) => {
        const outcome = await person.sends({
          type: 'invoke',
          name: 'adaptiveCard/action',
          value: { action: { verb, data } },
        });
        expect([200, 400, 403, 404, 409, 413, 422]).toContain(outcome?.statusCode);
        expect(JSON.stringify(outcome?.value)).not.toContain('internal');
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);

test('a 100 KB message is refused with words and nothing is kept', async () => {
  const luc = world.teams.person(LUC);
  await luc.says('x'.repeat(100_000));
  expect(luc.latest().text).toMatch(/trop long.*20\s000/);
});

test('a form that does not fit comes back with what was typed and what is wrong', async () => {
  const maya = world.teams.person(MAYA);
  await maya.says('open a discussion');
  await maya.presses('discussion.create', {
    title: HOSTILE,
    background: 'Background',
    question1: 'Q',
    start: '2026-03-20',
    end: '2026-03-10',
  });
  expect(maya.sees()).toContain('end must come after the start');
  expect(maya.inputs().find(({ id }) => id === 'title')?.value).toBe(HOSTILE);
  await maya.sends({
    type: 'message',
    value: { verb: 'discussion.create', title: '', nonce: 'n' },
  });
  expect(maya.sees()).toContain('Please check: Community');
});

test('only moderators open and moderate, whatever button is invented', async () => {
  const luc = world.teams.person(LUC);
  await luc.says('ouvrir une discussion');
  expect(luc.latest().text).toContain('modération');
  await luc.says('modérer');
  expect(luc.latest().text).toContain('modération');
  await luc.sends({
    type: 'message',
    value: {
      verb: 'discussion.create',
      nonce: 'nonce-nonce',
      community: 'formalization',
      title: 't',
      background: 'b',
      question1: 'q',
      start: '2026-03-02',
      end: '2026-03-20',
    },
  });
  expect(luc.latest().text).toContain('modération');
});

test('a late contribution is told what to do, kept, and shown to the moderators', async () => {
  const maya = await opened();
  const eva = world.teams.person(EVA);
  await eva.says('discusiones');
  await eva.presses('discussion.read');
  const early = { ...eva.latest() };
  await world.moveTo(new Date('2026-03-12T10:00:00Z'));
  await eva.pressesOn(early, 'discussion.contribute', { text: 'Llego tarde.' });
  expect(eva.sees()).toContain('se cerró el 10 de marzo de 2026');
  const [post] = world.channel().posts();
  await eva.in(CHANNEL).replies(post, 'También tarde, en el canal.');
  expect(world.channel().reads()).toContain('se cerró');
  await maya.says('queue');
  expect(maya.sees()).toContain('Llego tarde.');
  expect(maya.sees()).toContain('También tarde, en el canal.');
});

test('the channel never learns what only the asker may read', async () => {
  const otto = world.teams.person(OTTO);
  await otto.in('19:other@thread.tacv2').says('closed pilot Callao');
  expect(world.teams.channel('19:other@thread.tacv2').reads()).not.toContain('Closed pilot');
  await world.teams.person(LUC).in('19:other@thread.tacv2').says('closed pilot Callao');
  expect(world.teams.channel('19:other@thread.tacv2').reads()).not.toContain('Closed pilot');
  await world.teams.person(LUC).in(CHANNEL).says('closed pilot Callao');
  expect(world.channel().reads()).toContain('Closed pilot in Callao');
});

test('personal things are not done in a channel', async () => {
  const luc = world.teams.person(LUC);
  await luc.in(CHANNEL).says('mes brouillons');
  expect(reading(world.channel().messages().at(-1))).toContain('conversation privée');
  await luc.sends({
    type: 'message',
    conversation: { id: `${CHANNEL};messageid=1`, conversationType: 'channel' },
    channelData: { channel: { id: CHANNEL } },
    value: { verb: 'captures.list' },
  });
  expect(reading(world.channel().messages().at(-1))).toContain('conversation privée');
});

test('what is not said to the bot is not answered, except in a discussion’s thread', async () => {
  await opened();
  const luc = world.teams.person(LUC);
  const before = world.channel().messages().length;
  const chat = await luc.in(CHANNEL).says('On déjeune ?', { mention: false });
  await luc.in(CHANNEL).replies(chat, 'Oui', { mention: false });
  expect(world.channel().messages().length).toBe(before + 2);
  const [post] = world.channel().posts();
  await luc.in(CHANNEL).replies(post, 'Une réponse sans mention.', { mention: false });
  const maya = world.teams.person(MAYA);
  await maya.says('discussions');
  await maya.presses('discussion.read');
  expect(maya.sees()).toContain('Une réponse sans mention.');
});

test('who names the bot in a thread and asks who will see it is answered, and has contributed nothing', async () => {
  await opened();
  const luc = world.teams.person(LUC);
  const [post] = world.channel().posts();
  await luc.in(CHANNEL).replies(post, 'qui verra cela ?');
  expect(reading(world.channel().messages().at(-1))).toContain('canal');
  const list = await world.app.actions.discussions.list(
    await world.app.actions.people.actor(LUC as never),
  );
  expect(list[0]?.contributions).toBe(0);
});

test('somebody outside the community is told so in the thread', async () => {
  await opened();
  const [post] = world.channel().posts();
  await world.teams.person(OTTO).in(CHANNEL).replies(post, 'I have a view.');
  expect(world.channel().reads()).toContain('Only members of this community');
});

test('a client without Universal Actions sees its card redrawn', async () => {
  const luc = world.teams.person(LUC);
  await luc.says('aide');
  const count = luc.chat().length;
  await luc.submits('Langue');
  expect(luc.chat()).toHaveLength(count);
  expect(luc.buttons()).toEqual(['English', 'Français', 'Español']);
  await luc.submits('English');
  expect(luc.sees()).toContain('From now on I write to you in English');
});

test('HTML, script and Markdown in every field are shown as they were typed', async () => {
  await opened();
  const luc = world.teams.person(LUC);
  await luc.says('discussions');
  await luc.presses('discussion.read');
  await luc.presses('discussion.contribute', { text: HOSTILE });
  await world.settle();
  expect(luc.sees()).toContain('[click](javascript:alert(1)) **bold** <script>alert(2)</script>');
  expect(JSON.stringify(luc.seesCard())).not.toContain('"url":"javascript');
});

test('a person reads on in a contribution that was cut', async () => {
  await opened();
  const luc = world.teams.person(LUC);
  const text = `${'mot '.repeat(1_600)}fin.`;
  await luc.says('discussions');
  await luc.presses('discussion.read');
  await luc.presses('discussion.contribute', { text });
  // Longer than most read to the end: who is told so and sends it as it is has decided.
  await luc.presses('discussion.contribute', { text });
  await luc.presses('Lire la suite');
  expect(luc.sees()).not.toContain('fin.');
  await luc.presses('Lire la suite');
  expect(luc.sees()).toContain('fin.');
});

test('a withdrawn contribution is gone, after a question', async () => {
  await opened();
  const luc = world.teams.person(LUC);
  await luc.says('discussions');
  await luc.presses('discussion.read');
  await luc.presses('discussion.contribute', { text: 'À retirer.' });
  await world.settle();
  await luc.presses('Retirer');
  await luc.presses('contribution.withdraw');
  await world.settle();
  const eva = world.teams.person(EVA);
  await eva.says('discusiones');
  await eva.presses('discussion.read');
  expect(eva.sees()).not.toContain('À retirer.');
  expect(world.channel().reads()).not.toContain('À retirer.');
  expect(world.channel().reads()).toContain('no longer shown');
});

test('hiding needs a reason, which its author reads', async () => {
  const maya = await opened();
  const luc = world.teams.person(LUC);
  await luc.says('discussions');
  await luc.presses('discussion.read');
  await luc.presses('discussion.contribute', { text: 'Une attaque personnelle.' });
  await maya.says('discussions');
  await maya.presses('discussion.read');
  await maya.presses('Moderate');
  await maya.presses('Hide with a reason');
  await expect(maya.presses('moderation.hide')).rejects.toThrow('Please give a reason.');
  await maya.presses('moderation.hide', { reason: 'It attacks a person.' });
  await world.moveTo(new Date('2026-03-03T10:00:00Z'));
  expect(luc.sees()).toContain('It attacks a person.');
});

test('a discussion is extended and closed by its moderator, with a question before', async () => {
  const maya = await opened();
  await maya.presses('Set a later end');
  await maya.presses('discussion.move', { end: '2026-03-30' });
  expect(maya.sees()).toContain('30 March 2026');
  await maya.presses('Close now');
  expect(maya.sees()).toContain('No more contributions are taken');
  await maya.presses('discussion.move');
  expect(maya.sees()).toContain('The discussion is closed');
});
