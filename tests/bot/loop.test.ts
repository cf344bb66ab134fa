import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { reading } from '../support/teams.ts';
import { type BotWorld, botWorld, CHANNEL, EVA, LUC, MAYA, NOOR, OTTO } from './world.ts';

let world: BotWorld;
beforeEach(async () => {
  world = await botWorld({
    documents: [
      {
        name: 'domestic.txt',
        audience: { kind: 'all' },
        text: 'Registering employers of domestic workers first brought 4,000 contracts in Lima.',
        metadata: {
          title: 'Employers first: registering domestic work',
          type: 'lesson learned',
          language: 'en',
          topics: ['domestic-work', 'formalization'],
          countries: ['Peru'],
          unit: 'ENTERPRISES',
          publishedOn: '2025-05-01',
          reviewOn: '2026-01-01',
        },
      },
      {
        name: 'secret.txt',
        audience: { kind: 'community', community: 'formalization' as never },
        text: 'Domestic workers of the closed pilot in Callao.',
        metadata: { title: 'Closed pilot in Callao', language: 'en', topics: ['domestic-work'] },
      },
    ],
  });
});
afterEach(() => world.close());

async function opened(title = 'How do we register domestic workers?') {
  const maya = world.teams.person(MAYA);
  await maya.says('open a discussion');
  await maya.presses('Open the discussion', {
    title,
    background: 'Domestic work is mostly informal.\nWhat have you tried?',
    question1: 'What worked with employers?',
    question2: 'What did not work?',
    end: '2026-03-16',
  });
  await world.settle();
  return maya;
}

test('help shows what this person may do, as buttons, in their language', async () => {
  const luc = world.teams.person(LUC);
  await luc.says('Aide !');
  expect(luc.buttons()).toEqual([
    'Chercher',
    'Qui s’y connaît en …\u00a0?',
    'Poser une question',
    'Questions',
    'Discussions',
    'Écrire une leçon',
    'Mes brouillons et leçons',
    'Avant une mission ou une étude',
    'Langue',
    'Qui verra cela\u00a0?',
  ]);
  const maya = world.teams.person(MAYA);
  await maya.says('help');
  expect(maya.buttons()).toContain('Moderate');
});

test('free text is a search with reasons, never a shrug', async () => {
  const otto = world.teams.person(OTTO);
  await otto.says('registering domestic workers in Peru');
  expect(otto.sees()).toContain('Employers first: registering domestic work');
  expect(otto.sees()).toContain('Peru');
  expect(otto.sees()).toContain('May be outdated');
  expect(otto.sees()).not.toContain('Callao');
  await otto.says('zzzz qqqq');
  expect(otto.sees()).toContain('No good result');
});

test('a discussion is opened, posted with related documents, and fed from chat and channel', async () => {
  const maya = await opened();
  expect(maya.sees()).toContain('The discussion is open');
  const [post] = world.channel().posts();
  expect(reading(post)).toContain('How do we register domestic workers?');
  expect(reading(post)).toContain('Employers first');

  const luc = world.teams.person(LUC);
  await luc.says('discussions');
  await luc.presses('discussion.read');
  await luc.presses('Envoyer la contribution', {
    text: 'Commencer par les employeurs a bien marché.',
    question: '0',
    quote: 'true',
  });
  await world.settle();
  expect(luc.sees()).toContain('La synthèse peut vous citer par votre nom');
  expect(world.channel().reads()).toContain('Luc Membre');

  await world.teams.person(EVA).in(CHANNEL).replies(post, 'En Bolivia las multas no funcionaron.');
  await world.settle();
  await maya.presses('discussion.read');
  expect(maya.sees()).toContain('En Bolivia las multas no funcionaron.');
  expect(maya.sees()).toContain('Commencer par les employeurs');
});

test('pressing twice, and a message resent, is one contribution', async () => {
  await opened();
  const eva = world.teams.person(EVA);
  await eva.says('discusiones');
  await eva.presses('discussion.read');
  const form = { ...eva.latest() };
  await eva.pressesOn(form, 'discussion.contribute', { text: 'Una sola vez.' });
  await eva.pressesOn(form, 'discussion.contribute', { text: 'Una sola vez.' });
  const [post] = world.channel().posts();
  await eva.in(CHANNEL).replies(post, 'Por el canal.');
  await eva.resends();
  const list = await world.app.actions.discussions.list(
    await world.app.actions.people.actor(EVA as never),
  );
  expect(list[0]?.contributions).toBe(2);
});

test('an invented button gets words and a stranger is told to sign in', async () => {
  const eva = world.teams.person(EVA);
  await eva.sends({ type: 'message', value: { verb: 'drop.everything' } });
  expect(eva.sees()).toContain('momento anterior');
  const nobody = world.teams.person('00000000-0000-4000-8000-000000009999');
  await nobody.says('help');
  expect(nobody.sees()).toContain('sign in');
});

test('two moderators at once: the second sees that it was done', async () => {
  await world.close();
  world = await botWorld({ premoderated: true });
  await opened();
  const luc = world.teams.person(LUC);
  await luc.says('discussions');
  await luc.presses('discussion.read');
  await luc.presses('discussion.contribute', { text: 'À relire.' });
  expect(luc.sees()).toContain('modération');
  const maya = world.teams.person(MAYA);
  const noor = world.teams.person(NOOR);
  await maya.says('moderate');
  await noor.says('moderation');
  await maya.presses('Approve');
  expect(maya.sees()).toContain('Approved');
  await noor.presses('Approve');
  expect(noor.sees()).toMatch(/no longer possible|changed/);
  expect(noor.sees()).toContain('Nothing waits');
});

const later = (minutes: number) =>
  world.moveTo(new Date(world.world.clock.now().getTime() + minutes * 60_000));

test('a post whose answer was lost is found again and not doubled', async () => {
  world.teams.failsNext({ kind: 'taken' });
  const maya = world.teams.person(MAYA);
  // The lost answer is that of the post: the card itself is answered in the response.
  await maya.sends({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: {
      action: {
        verb: 'discussion.create',
        data: {
          nonce: 'one-form',
          community: 'formalization',
          title: 'Once',
          background: 'b',
          question1: 'q',
          start: '2026-03-02',
          end: '2026-03-20',
        },
      },
    },
  });
  await world.settle();
  await later(60);
  expect(world.channel().posts()).toHaveLength(1);
});

test.each([
  ['throttled', { kind: 'throttled', seconds: 30 }],
  ['with nobody listening', { kind: 'refused' }],
  ['broken', { kind: 'broken' }],
] as const)('a post that was %s comes later, once', async (_name, failure) => {
  const maya = world.teams.person(MAYA);
  await maya.says('open a discussion');
  await maya.presses('discussion.create', {
    title: 'Later',
    background: 'b',
    question1: 'q',
    end: '2026-03-20',
  });
  world.teams.failsNext(failure);
  await world.settle();
  expect(world.channel().posts()).toHaveLength(0);
  await later(60);
  expect(world.channel().posts()).toHaveLength(1);
});

test('somebody who was never heard of is reached, where the app is installed for them', async () => {
  await opened();
  const before = world.teams.proactive.length;
  const luc = world.teams.person(LUC);
  await luc.in(CHANNEL).replies(world.channel().posts()[0], 'Une attaque.');
  const actor = await world.app.actions.people.actor(MAYA as never);
  const queue = await world.app.actions.discussions.list(actor);
  const page = await world.app.views.discussions.page(actor, queue[0]?.discussion.id as never);
  await world.app.actions.discussions.contributions.review(
    actor,
    page.thread.items[0]?.contribution.id as never,
    'hide',
    { reason: 'Pas ici.' },
  );
  await world.settle();
  expect(world.teams.proactive.length).toBeGreaterThan(before);
  expect(luc.sees()).toContain('Pas ici.');
});
