import { z } from 'zod';
import { questionTimePlan } from '../../src/features/discussions/question-time.ts';
import {
  asId,
  type CheckId,
  type CommunityId,
  type ContributionId,
  type DiscussionId,
  type PersonId,
  type QueryId,
} from '../../src/kernel/ids.ts';
import { COMMUNITY, LUC, START } from '../bot/world.ts';
import type { Making } from './seeded.ts';
import type { Seeding } from './world.ts';

/** Discussions and questions, each in the state in which most can be done with it. */

const DAY_MS = 86_400_000;
const at = (days: number): string => new Date(START.getTime() + days * DAY_MS).toISOString();
const nonce = (name: string): string => `nonce-of-the-${name}`;
const versioned = z.object({ version: z.number() });

export async function seedsTalk(seeding: Seeding, made: Making): Promise<void> {
  await discussions(seeding, made);
  await elsewhere(seeding, made);
  await questions(seeding, made);
  await named(seeding, made);
  await consents(seeding, made);
  await shown(seeding, made);
  await showcase(made);
}

/** What `own` wrote in a channel would become a lesson of somebody else’s. */
async function consents({ world, actor }: Seeding, made: Making): Promise<void> {
  const message = {
    becomes: 'lesson',
    of: asId<PersonId>(LUC),
    words: 'First the market stalls.',
    link: null,
    writtenAt: null,
    source: 'channel|consent',
  } as const;
  await world.app.actions.consents.ask(actor('author'), message, 'consent');
  await made.one('consent', 'select id from message_consents');
}

/** What `own` contributed is chosen for the month, and `own` is asked. */
async function showcase(made: Making): Promise<void> {
  const piece = { kind: 'contribution', piece: made.items.contribution };
  await made.does('author', `/communities/${COMMUNITY}/showcase/choice`, piece);
  await made.one('showing', 'select id from showings');
}

/** A colleague shows `own` a year of their record. */
async function shown({ world, actor }: Seeding, made: Making): Promise<void> {
  const year = START.getUTCFullYear();
  const share = { reader: asId<PersonId>(LUC), year, until: at(30).slice(0, 10) };
  await world.app.actions.credit.share(actor('author'), share);
  await made.one('shown', 'select id from record_shares');
}

/** `own` is named in the draft of a consolidated reply, and suggests other words there. */
async function named({ world, actor }: Seeding, made: Making): Promise<void> {
  const { attribution } = world.app.actions;
  await attribution.ask(actor('author'), { kind: 'consolidated', item: made.items.query ?? '' });
  await made.one('check', `select id from attribution_checks where person = '${LUC}'`);
  const check = asId<CheckId>(made.items.check ?? '');
  const [passage] = (await attribution.read(actor('own'), check)).standing.passages;
  made.items.passage = passage?.statement ?? '';
  const suggestion = { statement: made.items.passage, text: 'By the union alone.' };
  await attribution.suggest(actor('own'), check, suggestion);
}

/** `own` is asked to be the first to speak. */
const BEGUN_BY_LUC = {
  template: null,
  phases: [{ title: '', questions: ['What works?'], opensAt: at(0) }],
  lead: '',
  deputies: [],
  resourcePersons: [],
  seeds: [{ person: 'luc@example.org', starter: 'At lunch time.' }],
  pinned: [],
  languages: [],
  audience: '',
  output: '',
  decision: '',
  announceDays: 0,
  finalCallHours: 0,
  quietDays: 5,
};

const talk = (made: Making, name: string, more: object = {}): Promise<string> =>
  made.make(name, 'author', '/discussions', {
    nonce: nonce(name),
    community: COMMUNITY,
    title: `Talk about ${name} matters`,
    background: 'Why few register.',
    questions: ['What works?'],
    startsAt: at(0),
    endsAt: at(20),
    ...more,
  });

async function discussions(seeding: Seeding, made: Making): Promise<void> {
  const { world, ask, actor } = seeding;
  const { actions } = world.app;
  const says = async (name: string, id: string, role: string, audience = 'community') => {
    const body = { text: `Visits at lunch time reach employers: ${name}.`, audience };
    const how = { nonce: nonce(name), question: null, consent: 'paraphrase' };
    await made.does(role, `/discussions/${id}/contributions`, { ...body, ...how });
    await made.one(name, `select id from contributions where text like '%: ${name}.'`);
  };
  const running = await talk(made, 'discussion');
  await talk(made, 'same');
  await talk(made, 'seeded', { plan: BEGUN_BY_LUC });
  await talk(made, 'later', { startsAt: at(10) });
  const guests = await talk(made, 'guests', { guests: true });
  const closed = await talk(made, 'closed');
  await says('contribution', running, 'own');
  await says('said', running, 'author');
  await says('open', guests, 'author', 'guests');
  await says('basis', closed, 'own');
  await says('back', running, 'own');
  await world.settle();
  made.items.interim = 'interim-of-the-week';
  await actions.discussions.interims.draft(asId(made.items.interim), asId(running), {
    unheard: { groups: [], withheld: 0 },
    mentioned: new Set(),
  });
  const { json } = await ask('author', 'GET', `/discussions/${closed}`);
  const { version } = versioned.parse(json);
  await made.does('author', `/discussions/${closed}/move`, { verb: 'close', version });
  const back = asId<ContributionId>(made.items.back ?? '');
  const turn = { text: 'Who visits at lunch time?', version: null };
  await actions.tending.propose(actor('author'), back, turn);
  await made.make('proposal', 'own', '/topic-proposals', {
    nonce: nonce('proposal'),
    community: COMMUNITY,
    title: 'Wages by telephone',
    why: 'Many ask.',
  });
  await world.settle();
}

/** Offered to others, offered by others, and an hour with experts. */
async function elsewhere({ world, actor }: Seeding, made: Making): Promise<void> {
  const { discussions: talks } = world.app.actions;
  const theirs = await talk(made, 'theirs', { community: made.items.other });
  const author = actor('author');
  const to = (id?: string) => asId<CommunityId>(id ?? '');
  await talks.elsewhere.offer(author, asId<DiscussionId>(theirs), COMMUNITY, 'For you too?');
  const shared = asId<DiscussionId>(made.items.later ?? '');
  await talks.elsewhere.offer(author, shared, to(made.items.other), 'For you too?');
  const hourAt = new Date(START.getTime() + 5 * DAY_MS);
  const plan = questionTimePlan({ startsAt: START, hourAt, experts: [asId(LUC)] }, 'en');
  const hour = await talks.create(
    author,
    {
      community: COMMUNITY,
      title: 'Ask those who register',
      background: 'One hour.',
      questions: [],
      startsAt: START,
      endsAt: new Date(hourAt.getTime() + 3_600_000),
      plan,
    },
    'hour',
  );
  made.items.hour = hour.id;
  const body = { nonce: nonce('asked'), question: null, consent: 'paraphrase' };
  const text = 'Who pays the contribution?';
  await made.does('author', `/discussions/${hour.id}/contributions`, { ...body, text });
  await made.one('asked', `select id from contributions where text = '${text}'`);
  await world.settle();
}

async function questions({ world, actor }: Seeding, made: Making): Promise<void> {
  const { queries } = world.app.actions;
  const asks = (name: string, role: string) =>
    made.make(name, role, '/queries', {
      nonce: nonce(name),
      community: COMMUNITY,
      text: `Who registered ${name} workers by telephone?`,
      background: '',
      neededBy: null,
    });
  const replies = async (name: string, query: string, role: string) => {
    const body = { nonce: nonce(name), text: `By the union: ${name}.`, consent: 'quote' };
    await made.does(role, `/queries/${query}/replies`, body);
    await made.one(name, `select id from replies where text like '%: ${name}.'`);
  };
  const query = await asks('query', 'own');
  await replies('reply', query, 'own');
  await replies('answer', query, 'author');
  const other = await asks('twin', 'author');
  const solved = await asks('solved', 'own');
  await replies('solution', solved, 'author');
  await world.settle();
  await made.does('own', `/queries/${solved}/judge`, { verdict: 'solved', comment: '' });
  await world.settle();
  const id = asId<QueryId>(other);
  await queries.experts.ask(actor('author'), id, [asId(LUC)]);
  await made.one('ask', `select id from query_asks where query = '${other}'`);
  const { version } = await queries
    .read(actor('author'), asId<QueryId>(query))
    .then((one) => one.query);
  const words = {
    query: asId<QueryId>(query),
    reply: null,
    text: 'Who registered?',
    why: 'Short.',
  };
  await queries.wording.propose(actor('author'), { ...words, version }, 'wording');
  await made.one('wording', 'select id from query_wordings');
  await made.one('faq', `select id from faq_entries where query = '${solved}'`);
  await made.run(`update faq_entries set owner = '${LUC}'`);
}
