import { afterEach, expect, test } from '@jest/globals';
import type { RemovalResult } from '../../src/features/moderation/model.ts';
import { asId, type ContributionId } from '../../src/kernel/ids.ts';
import type { ChannelMessageRef } from '../../src/ports/personal.ts';
import { type BotWorld, botWorld, CHANNEL, EVA, LUC, MAYA, OTTO } from './world.ts';

let world: BotWorld;
afterEach(() => world.close());

/** Microsoft 365, which ends a removal like this. */
function ending(result: RemovalResult) {
  const removed: { readonly person: string; readonly message: ChannelMessageRef }[] = [];
  return {
    removed,
    result,
    readable: async () => new Set<string>(),
    async removeMessage(person: string, message: ChannelMessageRef) {
      removed.push({ person, message });
      return this.result;
    },
  };
}

const actor = (id: string) => world.app.actions.people.actor(id as never);

/** A discussion in whose thread Eva said something that its moderator looks at. */
async function said(personal: ReturnType<typeof ending>) {
  world = await botWorld({ personal });
  const maya = world.teams.person(MAYA);
  await maya.says('open a discussion');
  await maya.presses('Open the discussion', {
    title: 'How do we register domestic workers?',
    background: 'Domestic work is mostly informal.',
    question1: 'What worked with employers?',
    end: '2026-03-16',
  });
  await world.settle();
  const [post] = world.channel().posts();
  const message = await world.teams.person(EVA).in(CHANNEL).replies(post, 'Un ataque personal.');
  await world.settle();
  const [entry] = await world.app.actions.discussions.list(await actor(MAYA));
  if (!post || !entry) throw new Error('the discussion was not posted');
  const thread = async () =>
    world.app.actions.discussions.contributions.thread(await actor(MAYA), entry.discussion.id);
  await maya.says('discussions');
  await maya.presses('discussion.read');
  await maya.presses('Moderate');
  await maya.presses('Hide with a reason');
  return { maya, post, message, thread };
}

test('a moderator who hides what was said in the channel removes it there too, in their own name', async () => {
  const personal = ending('removed');
  const { maya, post, message, thread } = await said(personal);
  expect(maya.inputs().map(({ id }) => id)).toEqual(['reason', 'remove']);
  await maya.presses('moderation.hide', { reason: 'It attacks a person.', remove: 'true' });
  expect(personal.removed).toEqual([
    {
      person: MAYA,
      message: {
        teamId: 'team-1',
        channelId: CHANNEL,
        rootId: post.id,
        messageId: message?.id ?? message,
      },
    },
  ]);
  expect(maya.sees()).toContain('The message is removed in Teams too.');
  // Teams tells the bot of it: the decision stands, with its reason.
  await world.teams.person(EVA).in(CHANNEL).deletes(message);
  await world.settle();
  const { contributions } = await thread();
  expect(contributions).toMatchObject([{ state: 'hidden', reason: 'It attacks a person.' }]);
});

test('who does not ask for it removes nothing', async () => {
  const personal = ending('removed');
  const { maya, thread } = await said(personal);
  await maya.presses('moderation.hide', { reason: 'It attacks a person.', remove: 'false' });
  expect(personal.removed).toEqual([]);
  expect((await thread()).contributions[0]?.state).toBe('hidden');
});

test.each([
  ['sign-in', 'you must sign in'],
  ['consent', 'has not yet allowed Praxis to remove messages in your name'],
  ['refused', 'open it and remove it by hand'],
  ['unavailable', 'try again in a few minutes'],
] as const)(
  '%s is said in words with the way to the message; it stays hidden, and it can be tried again',
  async (result, words) => {
    const personal = ending(result);
    const { maya, post, thread } = await said(personal);
    await maya.presses('moderation.hide', { reason: 'It attacks a person.', remove: 'true' });
    expect(maya.sees()).toContain(words);
    const shown = JSON.stringify(maya.seesCard());
    expect(shown).toContain('https://teams.microsoft.com/l/message/');
    expect(shown).toContain(`parentMessageId=${post.id}`);
    // From there the moderator signs in, or has the link for the administrator.
    expect(shown.includes('session.show')).toBe(result === 'sign-in' || result === 'consent');
    expect((await thread()).contributions[0]?.state).toBe('hidden');
    personal.result = 'gone';
    await maya.presses('moderation.remove');
    expect(maya.sees()).toContain('The message was no longer there in Teams.');
  },
);

test('only a moderator, only what is hidden, only what stands in a channel', async () => {
  const personal = ending('removed');
  const { maya, thread } = await said(personal);
  const [standing] = (await thread()).contributions;
  const id = asId<ContributionId>(standing?.id ?? '');
  const remove = async (who: string) => {
    const person = await actor(who);
    const item = await world.app.views.moderation.removable(person, { kind: 'contribution', id });
    return world.app.actions.moderation.removeMessage(person, item);
  };
  await expect(remove(MAYA)).rejects.toMatchObject({ code: 'illegal-move' });
  await maya.presses('moderation.hide', { reason: 'x', remove: 'false' });
  await expect(remove(LUC)).rejects.toMatchObject({ code: 'moderators-only' });
  await expect(remove(OTTO)).rejects.toMatchObject({ code: 'not-found' });
  expect(personal.removed).toEqual([]);
  await expect(remove(MAYA)).resolves.toEqual({ result: 'removed', url: null });
  const written = {
    kind: 'contribution',
    id,
    hidden: true,
    teamId: 't',
    sourceKey: `tab|${EVA}|1`,
  } as const;
  const community = (
    await world.app.views.moderation.removable(await actor(MAYA), { kind: 'contribution', id })
  ).community;
  await expect(
    world.app.actions.moderation.removeMessage(await actor(MAYA), { ...written, community }),
  ).rejects.toMatchObject({ code: 'illegal-move' });
});
