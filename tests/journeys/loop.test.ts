import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  contributesInChannel,
  contributesInChat,
  contributesInTab,
  contributionOf,
  type Opened,
  opened,
  pageOf,
  readsInChat,
  reviews,
  synthesisOf,
} from '../support/journey-steps.ts';
import { reading } from '../support/teams.ts';

/** An e-discussion from its opening to the document that the next one shows. */

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

const LUNCH =
  'Labour inspectors visited at lunch time and registered four hundred employers in Lima.';
const STAMP = 'Une carte à tamponner a permis de déclarer les heures dans chaque foyer employeur.';
const FINES = 'I disagree: fines only drove the households further underground in three districts.';
const DIGITAL = 'El registro digital falló porque los mercados no tenían conexión estable.';

/** Three people in three places and languages. */
async function fed(): Promise<Opened> {
  const discussion = await opened(j, {}, { by: 'Amina Diallo' });
  const { id, post } = discussion;
  await contributesInChannel(j, j.person('Mei Tanaka'), post, `${LUNCH} ${FINES}`);
  await contributesInChat(j, j.person('Carlos Mendoza'), id, {
    text: DIGITAL,
    question: '1',
    quote: 'true',
  });
  await contributesInTab(j, j.person('Fatou Ndiaye'), id, STAMP, { question: 0, consent: 'quote' });
  return discussion;
}

async function closed(): Promise<Opened> {
  const discussion = await fed();
  // Amina is asked about her own project on the fourth: not on the day this is about.
  await j.clock.to('2026-03-05T10:00Z');
  await j.clock.to('2026-03-17T10:00Z');
  return discussion;
}

async function titlesIn(words: string): Promise<string[]> {
  const products = await j.database.db.selectFrom('products').select('title').execute();
  const lines = new Set(words.split('\n'));
  return products.map(({ title }) => title).filter((title) => lines.has(title));
}

test('it is posted with at most five related documents, each with its reason', async () => {
  const amina = j.person('Amina Diallo');
  const { post } = await opened(j, {}, { by: 'Amina Diallo' });
  expect(amina.sees()).toContain('La discussion est ouverte');
  const words = reading(post);
  expect(words).toContain('Registering domestic workers and market vendors');
  expect(words).toContain('1. What made employers register domestic workers?');
  const related = words.split('Related documents')[1] ?? '';
  const shown = await titlesIn(related);
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.length).toBeLessThanOrEqual(5);
  expect(related.match(/Shown because: /g)).toHaveLength(shown.length);
  expect(j.channel('formalization').posts()).toHaveLength(1);
  expect(j.logged).toEqual([]);
});

test('what is said in channel, chat and tab is seen in all three', async () => {
  const { id } = await fed();
  const thread = j.channel('formalization').reads();
  const chat = await readsInChat(j.person('Thandiwe Mokoena'), id);
  const tab = (await pageOf(j, j.person('Omar Haddad'), id)).thread.map(({ text }) => text);
  for (const words of [LUNCH, FINES, DIGITAL, STAMP]) {
    expect(thread).toContain(words);
    expect(chat).toContain(words);
    expect(tab.join()).toContain(words);
  }
  expect(j.channel('formalization').repliesTo(j.channel('formalization').posts()[0])).toHaveLength(
    // Mei's own reply, the bot's thanks, and what came by chat and tab.
    4,
  );
});

test('the moderator hides with a reason, the author is told in their day, the post is redrawn', async () => {
  const { id } = await fed();
  const carlos = j.person('Carlos Mendoza');
  const thandiwe = j.person('Thandiwe Mokoena');
  await readsInChat(thandiwe, id);
  const { id: contribution } = await contributionOf(j, thandiwe, id, DIGITAL);
  await thandiwe.presses({ verb: 'moderation.item', data: { id: contribution } });
  await thandiwe.presses('moderation.ask-hide');
  await thandiwe.presses('moderation.hide', { reason: 'It names a colleague.' });
  await j.settle();
  expect(thandiwe.sees()).toContain('Hidden. Its author is told the reason.');
  expect(j.channel('formalization').reads()).not.toContain(DIGITAL);
  expect(j.channel('formalization').reads()).toContain('This contribution is no longer shown.');
  expect((await pageOf(j, j.person('Omar Haddad'), id)).thread).toHaveLength(2);
  // It is four in the morning in Lima.
  expect(carlos.sees()).not.toContain('It names a colleague.');
  await j.clock.to('2026-03-02T13:00Z');
  expect(carlos.sees()).toContain('La moderación ha ocultado su contribución');
  expect(carlos.sees()).toContain('It names a colleague.');
  await reviews(j, thandiwe, id, DIGITAL, { verb: 'approve' });
  expect(j.channel('formalization').reads()).toContain(DIGITAL);
});

test('held back it is seen by its author and the moderators alone, approved by everybody', async () => {
  const { id } = await fed();
  const thandiwe = j.person('Thandiwe Mokoena');
  await reviews(j, thandiwe, id, STAMP, { verb: 'hold' });
  expect(await readsInChat(j.person('Omar Haddad'), id)).not.toContain(STAMP);
  expect(await readsInChat(j.person('Fatou Ndiaye'), id)).toContain(STAMP);
  expect(j.channel('formalization').reads()).not.toContain(STAMP);
  await thandiwe.says('moderate');
  expect(thandiwe.sees()).toContain(STAMP);
  await thandiwe.presses('moderation.act');
  await j.settle();
  expect(thandiwe.sees()).toContain('Approved');
  expect(await readsInChat(j.person('Omar Haddad'), id)).toContain(STAMP);
  expect(j.channel('formalization').reads()).toContain(STAMP);
});

test('it says that it closes soon, closes by itself, and keeps what comes late', async () => {
  const { id, post } = await fed();
  await j.clock.to('2026-03-14T09:00Z');
  expect(j.channel('formalization').reads()).toContain('The discussion closes soon');
  await j.clock.to('2026-03-16T23:59:58Z');
  expect((await pageOf(j, j.person('Omar Haddad'), id)).state).toBe('closing');
  await j.clock.to('2026-03-17T00:00Z');
  expect((await pageOf(j, j.person('Omar Haddad'), id)).state).toBe('closed');
  expect(j.channel('formalization').reads()).toContain('The discussion is closed');

  const omar = j.person('Omar Haddad');
  // Midnight in Dakar is two in the morning in Beirut: the seventeenth to Omar.
  await contributesInChannel(j, omar, post, 'Late, but in Beirut a hotline worked.');
  expect(j.channel('formalization').reads()).toMatch(/closed on 17 March 2026.*kept/);
  expect((await contributionOf(j, omar, id, 'hotline')).state).toBe('late');
  expect((await pageOf(j, j.person('Mei Tanaka'), id)).thread).toHaveLength(3);
  const thandiwe = j.person('Thandiwe Mokoena');
  await thandiwe.says('moderate');
  await thandiwe.presses({
    verb: 'moderation.act',
    data: { id: (await contributionOf(j, omar, id, 'hotline')).id, move: 'approve' },
  });
  await j.settle();
  expect((await contributionOf(j, j.person('Mei Tanaka'), id, 'hotline')).state).toBe('published');
  const { sources } = await synthesisOf(j, thandiwe, id);
  expect(sources.map(({ text }) => text).join()).toContain('hotline');
});

test('the draft keeps dissent and names only those who agreed; without sources it is not published', async () => {
  const { id } = await closed();
  const amina = j.person('Amina Diallo');
  expect(amina.sees()).toContain('Un projet de synthèse vous attend');
  const draft = await synthesisOf(j, amina, id);
  expect(draft.statements.find(({ kind }) => kind === 'dissent')?.text).toContain('fines only');
  expect(draft.statements.every(({ sources }) => sources.length > 0)).toBe(true);
  expect([...draft.named].sort()).toEqual(['Carlos Mendoza', 'Fatou Ndiaye']);
  const tab = await j.tab(amina);
  const path = `/discussions/${id}/synthesis`;

  const bare = draft.statements.map((statement) => ({ ...statement, sources: [] }));
  const refused = await tab.asks('PUT', path, {
    version: draft.version,
    statements: bare,
    setAside: [],
  });
  expect(refused).toMatchObject({ status: 422, json: { code: 'statement-without-source' } });
  expect(refused.text).toContain('ne repose sur aucune contribution');
  const without = draft.statements.filter(({ kind }) => kind !== 'dissent');
  const dropped = await tab.asks('PUT', path, {
    version: draft.version,
    statements: without,
    setAside: [],
  });
  expect(dropped).toMatchObject({ status: 422, json: { code: 'dissent-dropped' } });

  // A source that is hidden after the draft takes its statement's ground away.
  await reviews(j, amina, id, DIGITAL, { verb: 'hide', reason: 'Confidentiel.' });
  await amina.presses('synthesis.read');
  await amina.presses('synthesis.publish');
  expect(amina.sees()).toContain('ne repose sur aucune contribution');
  await j.settle();
  expect((await synthesisOf(j, amina, id)).state).toBe('draft');
});

interface Children {
  readonly value: readonly {
    readonly id: string;
    readonly name: string;
    readonly webUrl: string;
    readonly listItem: { readonly fields: Readonly<Record<string, unknown>> };
  }[];
}

async function published(title: string) {
  const { libraries } = j.app.actions.knowledge.sync;
  const drive = libraries().find(({ audience }) => audience.kind === 'all')?.driveId ?? '';
  const folder = `/drives/${drive}/root:/Syntheses:/children?$expand=listItem($expand=fields)`;
  const { value } = await s.tenant.get<Children>(folder);
  const files = value.filter(({ listItem }) => String(listItem.fields.Title).includes(title));
  return { drive, files };
}

test('edited and published it is a document with metadata that search and the next discussion find', async () => {
  const { id, title } = await closed();
  const amina = j.person('Amina Diallo');
  const draft = await synthesisOf(j, amina, id);
  const tab = await j.tab(amina);
  const [first, ...rest] = draft.statements;
  const reworded = {
    ...first,
    text: 'Visits at lunch time reached employers whom letters never reached.',
  };
  const edited = { version: draft.version, statements: [reworded, ...rest], setAside: [] };
  const { version } = await tab.put<{ version: number }>(`/discussions/${id}/synthesis`, edited);
  await tab.post(`/discussions/${id}/synthesis/approve`, { version });
  await j.settle();
  expect((await pageOf(j, amina, id)).state).toBe('summarised');

  const { drive, files } = await published(title);
  expect(files).toHaveLength(1);
  const [file] = files;
  expect(file?.listItem.fields).toMatchObject({ KnowledgeType: 'synthesis', Language: 'en' });
  expect(String(file?.listItem.fields.Topics)).toContain('domestic-work');
  const bytes = await s.tenant.bytes(`/drives/${drive}/items/${file?.id}/content`);
  const text = await s.words(file?.name ?? '', bytes);
  expect(text).toContain('Visits at lunch time reached employers');
  expect(text).toContain('fines only drove');
  expect(text).toContain('Carlos Mendoza');
  expect(text).not.toContain('Mei Tanaka');

  expect(j.channel('formalization').reads()).toContain('The synthesis is published');
  const otto = j.person('Jonas Weber');
  await otto.says('registering domestic workers at lunch time');
  expect(otto.sees()).toContain(title);
  await opened(j, {
    title: 'Domestic workers again',
    question1: 'Who registers domestic workers?',
    end: '2026-04-30',
  });
  expect(reading(j.channel('formalization').posts().at(-1))).toContain(`Synthesis: ${title}`);
});

test('contributors are told of the synthesis, one unasked message a day and in their hours', async () => {
  const { id } = await closed();
  const amina = j.person('Amina Diallo');
  await reviews(j, amina, id, DIGITAL, { verb: 'hold' });
  await reviews(j, amina, id, DIGITAL, { verb: 'approve' });
  const { version } = await synthesisOf(j, amina, id);
  await (await j.tab(amina)).post(`/discussions/${id}/synthesis/approve`, { version });
  await j.settle();
  // Eleven in Geneva and Abidjan's morning: Fatou reads it at once, Lima and Bangkok when they work.
  expect(j.person('Fatou Ndiaye').sees()).toContain(
    'Votre contribution fait partie d’une synthèse',
  );
  expect(j.person('Carlos Mendoza').sees()).not.toContain('forma parte de una síntesis');
  await j.clock.to('2026-03-17T14:00Z');
  expect(j.person('Carlos Mendoza').sees()).toContain(
    'Su contribución forma parte de una síntesis',
  );
  await j.clock.to('2026-03-18T03:00Z');
  expect(j.person('Mei Tanaka').sees()).toContain('What you contributed has become a synthesis');
  await j.clock.advance(30);
  const told = j
    .person('Carlos Mendoza')
    .chat()
    .map(({ card }) => card?.praxisKey ?? '');
  expect(told.filter((key) => key.startsWith('used:'))).toHaveLength(1);
});
