import { describe, expect, test } from '@jest/globals';
import { asId, type CommunityId } from '../../../src/kernel/ids.ts';
import { anActor } from '../../support/people.ts';
import { queriesInMemory, SKILLS } from './memory.ts';

const asker = anActor({ id: 'asker', in: { skills: 'member' } });
const moderator = anActor({ id: 'moderator', in: { skills: 'moderator' } });
const member = anActor({ id: 'member', in: { skills: 'member' } });
const stranger = anActor({ id: 'stranger', in: { energy: 'member' } });

const WORDS = 'What keeps apprentices in their first winter?';

async function asked() {
  const world = queriesInMemory();
  const { actions } = world;
  const text = 'What keeps apprentices?';
  const draft = { text, background: '', community: SKILLS, neededBy: null };
  const query = await actions.ask(asker, draft, 'key');
  const { reply } = await actions.replies.give(member, {
    query: query.id,
    text: 'Mentors who visit every week keep apprentices in their first winter.',
    consent: 'quote',
    surface: 'chat',
    sourceKey: 'reply',
    premoderated: false,
  });
  const propose = (changes: Partial<Parameters<typeof actions.wording.propose>[1]> = {}) =>
    actions.wording.propose(
      moderator,
      { query: query.id, reply: null, text: WORDS, why: 'Clearer.', version: 1, ...changes },
      'form',
    );
  const words = () => world.queries.get(query.id)?.text;
  return { ...world, query, reply, propose, words };
}

describe('other words', () => {
  test('stand only once the person who asked agrees; both wordings stay on record', async () => {
    const { actions, propose, words, query } = await asked();
    const edit = await propose();
    expect((await propose()).id).toBe(edit.id);
    expect(words()).toBe('What keeps apprentices?');
    const agree = { verb: 'agree', version: null } as const;
    await expect(actions.wording.settle(moderator, edit.id, agree)).rejects.toMatchObject({
      code: 'not-yours',
    });
    await actions.wording.settle(asker, edit.id, agree);
    expect(words()).toBe(WORDS);
    expect(await actions.wording.of(query.id)).toMatchObject([
      { before: 'What keeps apprentices?', after: WORDS, state: 'agreed', by: moderator.id },
    ]);
  });

  test('silence is a no: after a week nothing can be agreed any more, and another proposal may come', async () => {
    const { actions, propose, words, moveTo, query } = await asked();
    const edit = await propose();
    moveTo(new Date('2026-03-09T09:00:00Z'));
    expect(actions.wording.standing(edit)).toBe('lapsed');
    const agree = { verb: 'agree', version: null } as const;
    await expect(actions.wording.settle(asker, edit.id, agree)).rejects.toMatchObject({
      code: 'illegal-move',
    });
    expect(words()).toBe('What keeps apprentices?');
    const again = { query: query.id, reply: null, text: WORDS, why: 'Clearer.', version: 1 };
    await expect(actions.wording.propose(moderator, again, 'form-2')).resolves.toMatchObject({
      state: 'asked',
    });
  });

  test('of a reply its author is asked, and the consolidated reply hears of the new words', async () => {
    const { actions, reply, replies, propose, consolidated, query, events } = await asked();
    await actions.consolidated.draft(query.id);
    const edit = await propose({ reply: reply.id, text: 'Weekly mentors keep them.' });
    expect(edit.of).toBe(member.id);
    await actions.wording.settle(member, edit.id, { verb: 'agree', version: 1 });
    expect(replies.get(reply.id)).toMatchObject({
      text: 'Weekly mentors keep them.',
      author: member.id,
      state: 'published',
    });
    expect(consolidated.get(query.id)?.reworded).toEqual([reply.id]);
    expect(events.map(({ type }) => type)).toContain('reply.edited');
  });

  test('are refused to whoever does not moderate, without a change, a reason or the latest version', async () => {
    const { actions, propose, query } = await asked();
    const given = { query: query.id, reply: null, text: WORDS, why: 'x', version: 1 };
    for (const who of [member, stranger]) {
      await expect(actions.wording.propose(who, given, 'f')).rejects.toMatchObject({
        code: 'moderators-only',
      });
    }
    for (const [changes, code] of [
      [{ text: 'What keeps  apprentices?' }, 'invalid-input'],
      [{ why: ' ' }, 'reason-required'],
      [{ version: 7 }, 'changed-meanwhile'],
    ] as const) {
      await expect(propose(changes)).rejects.toMatchObject({ code });
    }
  });
});

test('an entry that is published is worded anew into the same file, or retired with the reason', async () => {
  const { actions, query, faqs } = await asked();
  await actions.judge(asker, query.id, 'solved');
  const offered = await actions.faqs.offer(query.id);
  if (!offered) throw new Error('nothing was offered');
  const wording = {
    question: 'First?',
    answer: 'Mentors.',
    owner: member.id,
    reviewOn: '2027-03-02',
  };
  const { id } = offered;
  await actions.faqs.approve(moderator, id, { ...wording, version: 1 });
  await actions.faqs.markPublished(id, { product: null, webUrl: 'https://x/y' });
  const energetic = asId<CommunityId>('energy');
  expect((await actions.faqs.alike(member, 'First?')).map((one) => one.id)).toEqual([id]);
  expect(stranger.memberships.has(energetic) && (await actions.faqs.list(stranger))).toEqual([]);

  // Whoever answers for it may change it; its file keeps the name under which it was first published.
  const version = faqs.get(id)?.version ?? 0;
  await actions.faqs.approve(member, id, { ...wording, question: 'Second?', version });
  expect(faqs.get(id)).toMatchObject({
    state: 'publishing',
    fileTitle: 'First?',
    question: 'Second?',
  });
  await actions.faqs.markPublished(id, { product: null, webUrl: 'https://x/y' });

  const now = faqs.get(id)?.version ?? 0;
  await expect(
    actions.faqs.retire(asker, id, { reason: 'New law.', version: now }),
  ).rejects.toMatchObject({ code: 'moderators-only' });
  await actions.faqs.retire(moderator, id, { reason: 'New law.', version: now });
  expect(faqs.get(id)).toMatchObject({ state: 'retired', reason: 'New law.' });
  expect(await actions.faqs.alike(member, 'Second?')).toEqual([]);
});
