import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Card } from '../../bot/cards/card.ts';
import { readCard } from '../../bot/cards/reading.ts';
import type { ElsewhereHit, Silence } from '../../src/ports/elsewhere.ts';
import type { FakePerson } from '../support/teams.ts';
import { type BotWorld, botWorld, CHANNEL, COMMUNITY, EVA, LUC, MAYA, OTTO } from './world.ts';

/** The message extension: search, three actions on a message, and links, as Teams asks for them. */

let world: BotWorld;
/** What Microsoft Search says, to Luc alone. */
let beyond: readonly ElsewhereHit[] | Silence;
beforeEach(async () => {
  beyond = [];
  world = await botWorld({
    elsewhere: {
      find: async (person) => (person === LUC ? beyond : []),
      own: async () => [],
    },
    documents: [
      {
        name: 'domestic work.txt',
        audience: { kind: 'all' },
        text: 'Registering employers of domestic workers first brought 4,000 contracts in Lima.',
        metadata: {
          title: 'Employers first: <b>registering</b> domestic work',
          type: 'lesson learned',
          abstract: 'Employers were registered first.',
          language: 'en',
          topics: ['domestic-work', 'formalization'],
          countries: ['Peru'],
        },
      },
      {
        name: 'secret.txt',
        audience: { kind: 'community', community: COMMUNITY },
        text: 'Domestic workers of the closed pilot in Callao.',
        metadata: { title: 'Closed pilot in Callao', language: 'en', topics: ['domestic-work'] },
      },
    ],
  });
});
afterEach(() => world.close());

const IN_CHANNEL = {
  conversation: { id: `${CHANNEL};messageid=1`, conversationType: 'channel', isGroup: true },
  channelData: { channel: { id: CHANNEL }, team: { id: CHANNEL } },
};
const IN_GROUP = {
  conversation: { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true },
};

interface Answered {
  readonly composeExtension?: {
    readonly type: string;
    readonly text?: string;
    readonly attachments?: readonly {
      readonly content: Card;
      readonly preview: { readonly content: { readonly title: string; readonly text: string } };
    }[];
  };
  readonly task?: {
    readonly type: 'continue' | 'message';
    readonly value: string | { readonly title: string; readonly card: { content: Card } };
  };
}

async function asks(
  who: FakePerson,
  name: string,
  value: unknown,
  where: Record<string, unknown> = {},
): Promise<Answered> {
  const sent = { ...where, type: 'invoke', name: `composeExtension/${name}`, value };
  return (await who.sends(sent)) as unknown as Answered;
}

const searches = async (who: FakePerson, words: string, where = {}, options = {}) =>
  (
    await asks(
      who,
      'query',
      {
        commandId: 'searchKnowledge',
        parameters: [{ name: 'words', value: words }],
        queryOptions: { skip: 0, count: 25, ...options },
      },
      where,
    )
  ).composeExtension;

const MESSAGE = {
  id: '1767',
  linkToMessage: 'https://teams.microsoft.com/l/message/19:x@thread.tacv2/1767',
  createdDateTime: '2026-02-27T10:00:00Z',
  from: { user: { id: EVA, displayName: 'Eva Miembro' } },
  body: { contentType: 'html', content: '<p>We began with the employers,<br>not the workers.</p>' },
};

const cardOf = ({ task }: Answered): Card => {
  if (typeof task?.value !== 'object') throw new Error(`no dialog: ${JSON.stringify(task)}`);
  return task.value.card.content;
};
const wordsOf = (card: Card): string => readCard(card).lines.join('\n');
const hidden = (card: Card) => (card.actions?.[0] as { data?: Record<string, string> })?.data ?? {};
const entered = (card: Card) =>
  Object.fromEntries(readCard(card).inputs.map(({ id, value }) => [id, value]));

/** Their own message: a colleague's has to be agreed to first. */
const ownMessage = ({ id }: FakePerson) => ({ ...MESSAGE, from: { user: { id } } });

const opens = (
  who: FakePerson,
  commandId: string,
  where = {},
  payload: unknown = ownMessage(who),
) =>
  asks(who, 'fetchTask', { commandId, commandContext: 'message', messagePayload: payload }, where);
const submits = (who: FakePerson, commandId: string, data: unknown, where = {}) =>
  asks(who, 'submitAction', { commandId, commandContext: 'message', data }, where);

test('a member finds what they may open with the reason; a stranger does not', async () => {
  const luc = await searches(world.teams.person(LUC), 'domestic work');
  const previews = luc?.attachments?.map(({ preview }) => preview.content) ?? [];
  expect(previews.map(({ title }) => title).sort()).toEqual([
    'Closed pilot in Callao',
    'Employers first: ‹b›registering‹/b› domestic work',
  ]);
  expect(previews[0]?.text).toMatch(/thème/i);
  const otto = await searches(world.teams.person(OTTO), 'domestic work');
  expect(otto?.attachments).toHaveLength(1);
  expect(JSON.stringify(otto)).not.toContain('Callao');
});

test('into a chat goes nothing of an item that not everybody there may open', async () => {
  for (const where of [{}, IN_GROUP]) {
    const found = await searches(world.teams.person(LUC), 'domestic work', where);
    const inserted = found?.attachments?.map(({ content }) => JSON.stringify(content)) ?? [];
    expect(inserted).toHaveLength(2);
    expect(inserted.join()).not.toMatch(/Callao|secret/);
    expect(inserted.join()).toContain('Employers were registered first.');
    expect(inserted.join()).toContain('https://praxis.example.org/tab/knowledge/');
  }
});

test('in the community’s own channel its items go in whole', async () => {
  const found = await searches(world.teams.person(LUC), 'domestic work', IN_CHANNEL);
  expect(JSON.stringify(found?.attachments?.map(({ content }) => content))).toContain('Callao');
});

test('before a word is typed it shows what the person’s communities are about', async () => {
  const first = await asks(world.teams.person(LUC), 'query', {
    commandId: 'searchKnowledge',
    parameters: [{ name: 'initialRun', value: 'true' }],
  });
  expect(first.composeExtension?.attachments?.length).toBeGreaterThan(0);
  const nobody = await asks(world.teams.person(OTTO), 'query', {
    commandId: 'searchKnowledge',
    parameters: [{ name: 'initialRun', value: 'true' }],
  });
  expect(nobody.composeExtension).toEqual({
    type: 'message',
    text: 'Write what you need to know, in your own words.',
  });
});

test('the second page begins where the first ended; behind the last there is nothing', async () => {
  const luc = world.teams.person(LUC);
  const whole = await searches(luc, 'domestic work');
  const titles = (page: typeof whole) =>
    page?.attachments?.map(({ preview }) => preview.content.title);
  const first = await searches(luc, 'domestic work', {}, { count: 1 });
  const second = await searches(luc, 'domestic work', {}, { skip: 1, count: 1 });
  expect([...(titles(first) ?? []), ...(titles(second) ?? [])]).toEqual(titles(whole));
  expect(titles(await searches(luc, 'domestic work', {}, { skip: 2 }))).toEqual([]);
});

const FAR: ElsewhereHit = {
  driveId: 'far',
  itemId: 'far-1',
  name: 'Domestic work levy.docx',
  webUrl: 'https://example.sharepoint.com/sites/far/Shared%20Documents/d1.docx',
  summary: 'A levy on domestic work.',
  site: 'far',
  modifiedAt: null,
  size: null,
  hash: null,
};

test('what Microsoft finds stands below ours, marked; only its own address goes into the message', async () => {
  beyond = [FAR];
  const luc = world.teams.person(LUC);
  for (const where of [{}, IN_GROUP, IN_CHANNEL]) {
    const found = (await searches(luc, 'domestic work', where))?.attachments ?? [];
    expect(found).toHaveLength(3);
    expect(found[2]?.preview.content.title).toBe('Domestic work levy');
    expect(found[2]?.preview.content.text).toMatch(/^Ailleurs dans SharePoint · DOCX · site : far/);
    const inserted = JSON.stringify(found[2]?.content);
    expect(inserted).not.toContain('levy');
    expect(inserted).toContain(FAR.webUrl);
    expect(JSON.stringify(found.slice(0, 2))).not.toContain('Ailleurs');
  }
  const second = await searches(luc, 'domestic work', {}, { skip: 2, count: 2 });
  expect(second?.attachments?.map(({ preview }) => preview.content.title)).toEqual([
    'Domestic work levy',
  ]);
  const otto = await searches(world.teams.person(OTTO), 'domestic work');
  expect(JSON.stringify(otto)).not.toContain('levy');
});

test('where Microsoft says nothing, ours stand alone; that it was not asked is said where nothing was found', async () => {
  const luc = world.teams.person(LUC);
  const alone = await searches(luc, 'domestic work');
  for (const silence of ['sign-in', 'consent', 'unavailable', 'late'] as const) {
    beyond = silence;
    expect(await searches(luc, 'domestic work')).toEqual(alone);
  }
  beyond = 'sign-in';
  expect((await searches(luc, 'xylophone'))?.text).toContain('Le reste de SharePoint n’a pas été');
});

test('no result, a broken question and a stranger are answered in words', async () => {
  const luc = world.teams.person(LUC);
  expect((await searches(luc, 'xylophone'))?.text).toContain('Essayez d’autres mots');
  expect((await asks(luc, 'query', 'nonsense')).composeExtension?.type).toBe('message');
  const stranger = world.teams.person('00000000-0000-4000-8000-000000000099');
  const answer = await searches(stranger, 'domestic work');
  expect(answer?.type).toBe('message');
  expect(answer?.text).not.toBe('');
});

test('a message becomes a draft with its words and the link to it, and without its author', async () => {
  const luc = world.teams.person(LUC);
  const form = cardOf(await opens(luc, 'saveLesson'));
  expect(entered(form)).toEqual({
    title: '',
    context: `D’après un message du 27 février 2026 : ${MESSAGE.linkToMessage}`,
    happened: 'We began with the employers,\nnot the workers.',
  });
  expect(JSON.stringify(form)).not.toContain('Eva');
  const sent = { ...hidden(form), ...entered(form), title: 'Employers first' };
  const done = cardOf(await submits(luc, 'saveLesson', sent));
  expect(wordsOf(done)).toContain('Le brouillon est enregistré');
  await submits(luc, 'saveLesson', sent);
  await luc.says('mes brouillons');
  expect(luc.sees().match(/Employers first/g)).toHaveLength(1);
  await world.teams.person(EVA).says('mis borradores');
  expect(world.teams.person(EVA).sees()).not.toContain('Employers first');
});

test('two people who save the same message have a draft each', async () => {
  for (const id of [LUC, EVA]) {
    const person = world.teams.person(id);
    const form = cardOf(await opens(person, 'saveLesson'));
    await submits(person, 'saveLesson', { ...hidden(form), ...entered(form), title: 'Ours' });
  }
  for (const [id, list] of [
    [LUC, 'mes brouillons'],
    [EVA, 'mis borradores'],
  ] as const) {
    await world.teams.person(id).says(list);
    expect(world.teams.person(id).sees()).toContain('Ours');
  }
});

test('a message becomes a question to the community of its channel, once however often it is sent', async () => {
  const luc = world.teams.person(LUC);
  const form = cardOf(await opens(luc, 'askCommunity', IN_CHANNEL));
  expect(entered(form)).toMatchObject({
    query: 'We began with the employers,\nnot the workers.',
    community: COMMUNITY,
  });
  const sent = { ...hidden(form), ...entered(form) };
  await submits(luc, 'askCommunity', sent, IN_CHANNEL);
  const done = cardOf(await submits(luc, 'askCommunity', sent, IN_CHANNEL));
  expect(JSON.stringify(done)).not.toContain('Action.Execute');
  await world.settle();
  const posts = world.channel().posts();
  expect(posts).toHaveLength(1);
  expect(world.channel().reads()).toContain('We began with the employers');
});

test('an incomplete form comes back with what was typed and why', async () => {
  const luc = world.teams.person(LUC);
  const form = cardOf(await opens(luc, 'askCommunity'));
  const sent = { ...hidden(form), ...entered(form), query: ' ', background: 'I tried the union.' };
  const again = cardOf(await submits(luc, 'askCommunity', sent));
  expect(entered(again)).toMatchObject({ background: 'I tried the union.' });
  expect(hidden(again).about).toBe(MESSAGE.id);
  expect(again.fallbackText).toMatch(/question/i);
});

test('a moderator starts a discussion from a message; a member is told who can', async () => {
  const maya = world.teams.person(MAYA);
  const form = cardOf(await opens(maya, 'startDiscussion', IN_CHANNEL));
  expect(entered(form)).toMatchObject({
    community: COMMUNITY,
    title: 'We began with the employers,',
  });
  const sent = { ...hidden(form), ...entered(form), question1: 'What came of it?' };
  await submits(maya, 'startDiscussion', sent, IN_CHANNEL);
  const done = cardOf(await submits(maya, 'startDiscussion', sent, IN_CHANNEL));
  expect(wordsOf(done)).toContain('We began with the employers,');
  await world.settle();
  expect(world.channel().posts()).toHaveLength(1);
  const refused = await opens(world.teams.person(LUC), 'startDiscussion', IN_CHANNEL);
  expect(refused.task?.type).toBe('message');
  expect(refused.task?.value).toContain('Maya Moderator');
});

test('without a message each opened form makes its own thing', async () => {
  const luc = world.teams.person(LUC);
  for (const title of ['First', 'Second']) {
    const form = cardOf(
      await asks(luc, 'fetchTask', { commandId: 'saveLesson', commandContext: 'compose' }),
    );
    await submits(luc, 'saveLesson', { ...hidden(form), ...entered(form), title });
  }
  await luc.says('mes brouillons');
  expect(luc.sees()).toContain('First');
  expect(luc.sees()).toContain('Second');
});

test('a link out of Teams is not taken for a message', async () => {
  const luc = world.teams.person(LUC);
  const payload = { ...ownMessage(luc), linkToMessage: 'https://evil.example/teams.microsoft.com' };
  const form = cardOf(await opens(luc, 'saveLesson', {}, payload));
  expect(JSON.stringify(form)).not.toContain('evil');
});

const unfurls = async (who: FakePerson, url: string) =>
  (await asks(who, 'queryLink', { url })).composeExtension?.attachments?.[0];

test('a link to a page of ours says what kind it is and nothing else, the same to everybody', async () => {
  const maya = world.teams.person(MAYA);
  const url = 'https://praxis.example.org/tab/discussions/123';
  const card = await unfurls(maya, url);
  expect(wordsOf(card?.content as Card)).toContain('A discussion in Praxis');
  expect(card?.content.version).toBe('1.3');
  expect(await unfurls(world.teams.person(OTTO), url)).toEqual(card);
});

test('a document for everybody is shown under its link; one for a community is not', async () => {
  const luc = world.teams.person(LUC);
  const found = await searches(luc, 'domestic work', IN_CHANNEL);
  const locked = await searches(luc, 'domestic work');
  const urls = locked?.attachments?.flatMap(({ content }) =>
    readCard(content).buttons.flatMap((button) => (button.kind === 'link' ? [button.url] : [])),
  );
  const restricted = urls?.find((url) => url.includes('/tab/knowledge/')) ?? '';
  expect(JSON.stringify(await unfurls(luc, restricted))).not.toContain('Callao');
  expect(JSON.stringify(found)).toContain('Callao');
  const file = 'https://example.sharepoint.com/drive-all/domestic%20work.txt';
  for (const url of [file, `${file}?web=1`, file.replace('.com/', '.com/:w:/r/')]) {
    expect(JSON.stringify(await unfurls(luc, url))).toContain('Employers were registered first.');
  }
});

test('a file for some is answered as one that is not known', async () => {
  const eva = world.teams.person(EVA);
  const answers = await Promise.all(
    ['drive-community/secret.txt', 'elsewhere/unknown.docx'].map((path) =>
      asks(eva, 'queryLink', { url: `https://example.sharepoint.com/${path}` }),
    ),
  );
  expect(answers).toEqual([{}, {}]);
});
