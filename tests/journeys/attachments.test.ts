import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { AttachmentList } from '../../src/contract/attachments.ts';
import type { PointedOut } from '../../src/contract/safety.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { asksInTab, questionOf, repliesInChannel } from '../support/journey-queries.ts';
import { contributesInChat, opened, pageOf } from '../support/journey-steps.ts';

/** A file in SharePoint that is given with what somebody says: by its address, and to each reader by their own rights. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

/** A document of the library of a community. */
async function documentOf(community: string): Promise<{ title: string; url: string }> {
  const rows = await j.database.db
    .selectFrom('products')
    .select(['title', 'web_url as url', 'audience'])
    .orderBy('id')
    .execute();
  const found = rows.find(({ audience }) => JSON.stringify(audience).includes(`"${community}"`));
  if (!found) throw new Error(`no document of ${community}`);
  return found;
}

const givenWith = async (name: string, kind: string, id: string): Promise<AttachmentList> =>
  (await j.tab(j.person(name))).get(`/attachments?kind=${kind}&id=${id}`);

test('who gives a file hears who cannot open it; who cannot learns that there is one, and nothing of it', async () => {
  const { title, url } = await documentOf('skills');
  const { id } = await opened(j, {}, { by: 'Amina Diallo' });
  const carlos = j.person('Carlos Mendoza');
  const before = await (await j.tab(carlos)).post<PointedOut>('/safety/before', {
    community: 'formalization',
    text: `Look at ${url}.`,
  });
  expect(before.attachments).toMatchObject([{ title, cannot: 16, readers: 19 }]);
  await contributesInChat(j, carlos, id, { text: `Look at ${url}.` });
  expect(carlos.sees()).toContain('16 de 19 miembros no pueden abrirlo.');
  expect((await pageOf(j, carlos, id)).thread).toEqual([]);
  await carlos.presses('discussion.contribute', { text: `Look at ${url}.` });
  await j.settle();

  const [said] = (await pageOf(j, j.person('Omar Haddad'), id)).thread;
  expect(said?.text).toBe('Look at 📎.');
  expect((await givenWith('Omar Haddad', 'contribution', said?.id ?? '')).items).toEqual([
    { standing: 'closed', title: null, url: null, library: null, openers: null },
  ]);
  expect(j.channel('formalization').reads()).not.toContain(title);
  expect(j.channel('formalization').reads()).toContain('not everybody here may open');
  const { items } = await givenWith('Moussa Traoré', 'contribution', said?.id ?? '');
  expect(items).toMatchObject([{ standing: 'open', title, openers: { kind: 'community' } }]);
  const stranger = await j.tab(j.person('Jonas Weber'));
  const asked = await stranger.asks('GET', `/attachments?kind=contribution&id=${said?.id}`);
  expect(asked.status).toBe(404);

  const moussa = j.person('Moussa Traoré');
  await moussa.says('discussions');
  await moussa.presses({ verb: 'discussion.read', data: { id } });
  await moussa.presses('given.read');
  expect(moussa.sees()).toContain(title);
  await j.database.db.deleteFrom('products').where('title', '=', title).execute();
  expect(await givenWith('Moussa Traoré', 'contribution', said?.id ?? '')).toMatchObject({
    items: [{ standing: 'gone', title: null }],
  });
});

test('a reply in the channel carries its file; two messages that are nothing but a file are two', async () => {
  const own = await documentOf('formalization');
  const foreign = await documentOf('skills');
  const { id, post } = await asksInTab(j, j.person('Adjoa Mensah'));
  const carlos = j.person('Carlos Mendoza');
  await repliesInChannel(j, carlos, post, own.url);
  await repliesInChannel(j, carlos, post, foreign.url);
  const omar = j.person('Omar Haddad');
  const { thread } = await questionOf(j, omar, id);
  expect(thread.map(({ text }) => text)).toEqual(['📎', '📎 (2)']);
  const given = await Promise.all(
    thread.map(async (reply) => (await givenWith('Omar Haddad', 'reply', reply.id)).items),
  );
  expect(given).toMatchObject([[{ standing: 'open', title: own.title }], [{ standing: 'closed' }]]);

  const thandiwe = await j.tab(j.person('Thandiwe Mokoena'));
  const draft = await thandiwe.get<unknown>(`/queries/${id}/consolidated`);
  expect(JSON.stringify(draft)).toContain(own.url.replaceAll("'", '%27').slice(0, 60));
  expect(JSON.stringify(draft)).not.toContain(foreign.title);
  expect(JSON.stringify(draft)).toContain('not everybody here may open');
});
