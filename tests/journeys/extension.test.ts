import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Card } from '../../bot/cards/card.ts';
import { readCard } from '../../bot/cards/reading.ts';
import { groupIdOf } from '../../src/adapters/tenant/teams/groups.ts';
import { faultOf } from '../../src/adapters/tenant/teams/invoke-answers.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import type { FakePerson } from '../support/teams.ts';

/** Where people write: a message becomes knowledge, knowledge goes into a message, and a group sees no more than all. */

let place: Scene;
let journey: Journey;
beforeAll(async () => {
  place = await scene({ documents: 60 });
});
afterEach(() => place.end());
afterAll(() => place.close());

const AMINA = 'Amina Diallo';
const FATOU = 'Fatou Ndiaye';
const CONTEXT = { commandContext: 'message' };

interface Answered {
  readonly composeExtension?: {
    readonly attachments?: readonly {
      readonly content: Card;
      readonly preview: { readonly content: { readonly title: string } };
    }[];
  };
  readonly task?: { readonly value: { readonly card: { readonly content: Card } } };
}

async function asks(who: FakePerson, name: string, value: object, where = {}): Promise<Answered> {
  const invoke = { type: 'invoke', name: `composeExtension/${name}`, value, ...where };
  const answer = await who.sends(invoke);
  expect(faultOf(invoke.name, answer)).toBeNull();
  return answer as unknown as Answered;
}

const inChannel = (id: string) => ({
  conversation: { id: `${id};messageid=1`, conversationType: 'channel', isGroup: true },
  channelData: { channel: { id } },
});

test('a message of a channel becomes a draft, which is finished in the tab', async () => {
  journey = await place.journey();
  const fatou = journey.person(FATOU);
  const where = inChannel(journey.channel('formalization').id);
  const messagePayload = {
    id: '1767',
    linkToMessage: 'https://teams.microsoft.com/l/message/x/1767',
    body: { content: '<p>Les étals d’abord, les travailleuses à domicile ensuite.</p>' },
    from: { user: { id: fatou.id, displayName: FATOU } },
  };
  const about = { commandId: 'saveLesson', ...CONTEXT, messagePayload };
  const form = (await asks(fatou, 'fetchTask', about, where)).task?.value.card.content;
  if (!form) throw new Error('no form was drawn');
  const entered = Object.fromEntries(readCard(form).inputs.map(({ id, value }) => [id, value]));
  const [save] = form.actions ?? [];
  const data = { ...(save?.data as object), ...entered, title: 'Les étals d’abord' };
  await asks(fatou, 'submitAction', { commandId: 'saveLesson', ...CONTEXT, data }, where);
  const tab = await journey.tab(fatou);
  const { items } = await tab.get<{ items: { id: string; title: string }[] }>('/captures');
  expect(items.map(({ title }) => title)).toEqual(['Les étals d’abord']);
  const sheet = JSON.stringify(await tab.get(`/captures/${items[0]?.id}`));
  expect(sheet).toContain('travailleuses à domicile ensuite');
  expect(sheet).toContain('https://teams.microsoft.com/l/message/x/1767');
  expect(sheet).not.toContain(AMINA);
});

test('in a group chat and in a message to it nobody learns what only some may read', async () => {
  journey = await place.journey();
  const amina = journey.person(AMINA);
  const group = {
    conversation: { id: groupIdOf('Mission to Lima'), conversationType: 'groupChat' },
  };
  const parameters = [{ name: 'words', value: 'travail informel et formalisation' }];
  const found = await asks(amina, 'query', { commandId: 'searchKnowledge', parameters }, group);
  const all = await journey.app.actions.knowledge.searchFor(
    new Set(['all']),
    'travail informel et formalisation',
    { language: 'fr', limit: 50 },
  );
  const open = new Set(all.found.map(({ product }) => product.title));
  const attachments = found.composeExtension?.attachments ?? [];
  expect(attachments.length).toBeGreaterThan(0);
  for (const { content, preview } of attachments) {
    const { title } = preview.content;
    const words = JSON.stringify(content);
    expect({ title, said: words.includes(JSON.stringify(title).slice(1, -1)) }).toEqual({
      title,
      said: open.has(title),
    });
  }
});
