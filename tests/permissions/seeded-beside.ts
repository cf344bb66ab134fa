import { asId, type PersonId } from '../../src/kernel/ids.ts';
import { COMMUNITY, LUC } from '../bot/world.ts';
import type { Making } from './seeded.ts';
import type { Seeding } from './world.ts';

/** What stands beside talk: documents and what is said of them, forms, desks, and the community's own pages. */

const nonce = (name: string): string => `nonce-of-the-${name}`;

export async function seedsKnowledge({ world }: Seeding, made: Making): Promise<void> {
  const product = await made.one('product', "select id from products where title like '% one'");
  const other = await made.one('second', "select id from products where title like '% two'");
  await made.does('own', '/contradictions', { one: product, other, why: 'They differ.' });
  await made.one('contradiction', 'select id from contradictions');
  await made.does('own', '/gaps', { words: 'telephone wallets for maids' });
  await made.one('gap', 'select id from knowledge_gaps');
  await made.make('collection', 'author', '/collections', {
    name: 'Domestic work',
    description: '',
    words: 'domestic work',
    chosen: {},
    topics: ['domestic-work'],
    audience: 'community',
    community: COMMUNITY,
  });
  await made.make('alert', 'own', '/alerts', {
    topics: ['domestic-work'],
    countries: [],
    kinds: ['product'],
    collection: null,
  });
  await made.run(
    `insert into announcements (id, version, product, community, topics, state, line, at)
     values ('announcement', 1, '${product}', '${COMMUNITY}', '{domestic-work}', 'suggested', '', now())`,
  );
  made.items.announcement = 'announcement';
  await made.does('own', '/taxonomy/words', { word: 'maids of Lima', language: 'en', note: '' });
  await made.one('word', 'select id from taxonomy_proposals');
  const term = world.app.actions.taxonomy.vocabulary.topicId('domestic-work') ?? '';
  made.items.term = term;
  const text = { en: 'Maid', fr: 'Bonne', es: 'Criada' };
  const meaning = { id: null, unit: '', definition: text, source: 'A law', sourceUrl: null };
  await made.make('glossary', 'content-manager', '/glossary', {
    labels: text,
    term,
    meanings: [meaning, { ...meaning, unit: 'Field' }],
  });
  const labels = { en: 'Cook', fr: 'Cuisinier', es: 'Cocinero' };
  const cook = { labels, term: null, meanings: [meaning] };
  const removed = await made.make('removed', 'content-manager', '/glossary', cook);
  await made.does('content-manager', `/glossary/${removed}/remove`, { version: 1 });
  const merge = { target: term, words: ['maids'], terms: [] };
  await made.does('content-manager', '/taxonomy/merges', merge);
  await made.one('merge', 'select id from taxonomy_merges');
  for (const [name, key] of [
    ['A catalogue', 'outside'],
    ['Another', 'gone'],
  ] as const) {
    await made.does('administrator', '/admin/outside', {
      name,
      kind: 'oai',
      address: `https://example.org/${key}`,
      prefix: 'oai_dc',
      set: null,
      columns: {},
      everyHours: 24,
    });
    await made.one(key, `select id from outside_sources where name = '${name}'`);
  }
  await made.does('administrator', `/admin/outside/${made.items.gone}/remove`, {});
}

/** A good practice of somebody else's that `own` sponsors, and terms of reference that `own` begins with earlier ones there. */
async function writtenDown(made: Making): Promise<void> {
  const readers = '{"audience":"staff","community":null,"unit":null,"people":[]}';
  for (const { id, template, owner, state, of } of [
    { id: 'good', template: 'good-practice', owner: 'creator', state: 'published', of: null },
    {
      id: 'before',
      template: 'terms-of-reference',
      owner: 'creator',
      state: 'published',
      of: made.items.product,
    },
    { id: 'terms', template: 'terms-of-reference', owner: LUC, state: 'draft', of: null },
  ])
    await made.run(
      `insert into captures (id, version, key, template, template_version, owner, readers, language, answers, answered_at,
         state, path, product, history, created_at, updated_at)
       values ('${id}', 1, '${id}', '${template}', 1, '${owner}', '${readers}', 'en', '{"title":"Visits at lunch time"}', '{}',
         '${state}', 'light', ${of ? `'${of}'` : 'null'}, '[]', now(), now())`,
    );
  await made.run(
    `insert into practices (id, version, capture, owner, state, sponsor, entered_as, entered_at)
     values ('practice', 1, 'good', 'creator', 'idea', '${LUC}', 'idea', now())`,
  );
  Object.assign(made.items, { practice: 'practice', terms: 'terms' });
}

const WISH = {
  name: 'Brick makers',
  purpose: 'Kilns.',
  topics: [],
  region: null,
  gtt: '',
  outcomes: [],
  languages: ['en'],
  moderators: [],
  audience: 'staff',
  audienceReason: '',
  joining: 'open',
  bounded: true,
  endsOn: '2027-01-31',
  plan: 'Done by then.',
} as const;

export async function seedsPeople(seeding: Seeding, made: Making): Promise<void> {
  const { world, actor } = seeding;
  const { actions } = world.app;
  const named = { from: '2099-01-01', until: null, insteadOf: null };
  await made.does('administrator', '/focal-points', {
    ...named,
    unit: 'ENTERPRISES',
    person: 'luc@example.org',
  });
  await made.one('focal', 'select id from focal_points');
  const blank = { nonce: nonce('capture'), template: 'lesson', prompt: null };
  await made.does('own', '/captures', blank);
  await made.one('capture', 'select id from captures');
  await made.one(
    'prompt',
    `select id from prompts where person = '${LUC}' and kind = 'project-close'`,
  );
  const leaves = await made.one('departure', `select id from prompts where kind = 'departure'`);
  await made.does('own', `/prompts/${leaves}/handover`, {});
  await made.one('handover', 'select id from handovers');
  await made.run(`update handovers set supervisor = '${LUC}'`);
  await made.run(
    `insert into handover_questions (id, key, handover, asker, asked_as, text, asked_at)
     select 'before', 'before', id, '${LUC}', 'supervisor', 'Who visits?', now() from handovers`,
  );
  await made.one('before', 'select id from handover_questions');
  await made.run(
    `insert into handover_duties (handover, kind, ref, version, state, to_person, at)
     select id, 'indicator', 'posts', 1, 'offered', '${LUC}', now() from handovers`,
  );
  await made.does('own', '/preparations', {
    nonce: nonce('preparation'),
    kind: 'mission',
    subject: 'Registers of Lima',
    country: 'Peru',
  });
  await made.one('preparation', 'select id from preparations');
  await made.does('administrator', '/admin/desks', {
    names: { en: 'Statistics', fr: '', es: '' },
    unit: '',
    topics: 'domestic work',
    staff: 'luc@example.org',
    days: 5,
    open: true,
  });
  await made.one('desk', 'select id from desks');
  const wanted = { desk: made.items.desk, text: 'How many maids?', shared: false, query: null };
  await made.make('request', 'own', '/desks/requests', { nonce: nonce('request'), ...wanted });
  const taken = await made.make('taken', 'own', '/desks/requests', {
    nonce: nonce('taken'),
    ...wanted,
  });
  await made.does('own', `/desks/requests/${taken}/move`, { verb: 'take', words: '' });
  await missionOffered(seeding);
  await communityPages(made);
  await actions.communities.making.ask(actor('own'), WISH, 'making');
  await made.one('making', 'select id from community_makings');
  await world.settle();
  await matters(made);
  await actions.membership.succession.second(actor('author'), COMMUNITY, asId(LUC));
  await made.one('second-moderator', 'select id from moderator_offers');
  await writtenDown(made);
}

/** A mission of `own`'s that begins within the week. */
async function missionOffered({ world }: Seeding): Promise<void> {
  const day = '2026-03-07';
  const mission = { key: 'list:1', person: asId<PersonId>(LUC), country: 'Peru', title: 'Lima' };
  const planned = { startsOn: day, endsOn: day, state: 'planned' as const };
  await world.app.actions.preparing.offers.follow([{ ...mission, ...planned }]);
}

async function communityPages(made: Making): Promise<void> {
  const day = { kind: 'event', title: 'Call', startsOn: '2026-03-10', endsOn: '2026-03-10' };
  const path = `/communities/${COMMUNITY}`;
  await made.does('author', `${path}/calendar`, { ...day, place: '', guests: true });
  await made.one('entry', 'select id from calendar_entries');
  await made.does('author', `${path}/workplan`, { what: 'A list', who: LUC, by: null });
  await made.one('activity', 'select id from workplan_activities');
  await made.does('staff', '/communities/reserved/join', { note: 'Please.' });
  await made.one('join', 'select id from join_requests');
  await made.run(`update join_requests set community = '${COMMUNITY}', person = '${LUC}'`);
}

/** Whose each is: the report's handler is `own` as well, so that nobody else is. */
async function matters(made: Making): Promise<void> {
  const about = { kind: 'contribution', id: made.items.said };
  await made.does('own', '/safety/reports', { about, ground: 'other', words: 'Look at it.' });
  await made.one('report', 'select id from abuse_reports');
  await made.run(`update abuse_reports set handlers = '{${LUC}}'`);
  const wish = { wish: 'remove', reason: 'My name.', outsider: '' };
  await made.does('own', '/safety/removals', { about, ...wish });
  await made.one('removal', 'select id from removal_requests');
  const view = { nonce: nonce('view'), product: made.items.product, text: 'In Lima it differs.' };
  await made.does('own', '/differing-views', view);
  await made.one('view', 'select id from differing_views');
}
