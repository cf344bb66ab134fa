import { z } from 'zod';
import { BACKGROUND, MEI, OMAR, QUESTION, THIAGO, UNANSWERED } from '../play/query/texts.ts';
import type { Caller } from './caller.ts';
import { ADMINISTRATOR, MEMBER, MODERATOR } from './cast.ts';
import { attempt, type Making } from './making.ts';
import { seedsForms } from './seed-forms.ts';
import { people } from './seed-people.ts';

const PLACE = 'formalization';
const DAY_MS = 86_400_000;

const found = z.object({ items: z.array(z.object({ id: z.string() })) });

const SAID: readonly (readonly [name: string, text: string])[] = [
  [
    'Mei Tanaka',
    'In Chiang Mai the registration lasted where the market committee kept the receipts and renewed for everyone at once. Renewal rose from 48 to 83 per cent in one year.',
  ],
  [
    'Carlos Mendoza',
    'En Ica funcionó que la ventanilla vaya al mercado el mismo día que cobra la cooperativa. De 412 puestos registrados, 361 renovaron al año.',
  ],
  [
    'Moussa Traoré',
    'À Dakar, les relais de quartier encaissent la cotisation chaque semaine par téléphone ; sans eux, la moitié des inscriptions s’éteint au premier renouvellement.',
  ],
  [
    'Omar Haddad',
    'I disagree that weekly collection is the key. In Saida it frightened vendors: they feared the municipality would use the lists to evict them.',
  ],
  [
    'Elena Petrescu',
    'In Budapest renewal held where the committee sent one message a month with the amount and the day. What is at https://statistics.example/renewal-after-one-year-by-district-and-market shows it by market.',
  ],
  [
    MEMBER,
    'In Abidjan vendors renewed where the market committee kept the receipts, and not where a clerk came from outside.',
  ],
];

async function talk(moderator: Caller, title: string, from: Date, days: number, more: object = {}) {
  return moderator.makes('/discussions', {
    nonce: `shots-${title}`,
    community: PLACE,
    title,
    background:
      'Several offices have helped market vendors to register and to contribute. Many files end at their first renewal. We want to understand what makes a registration last.',
    questions: [
      'What made the registration last beyond its first year?',
      'Which cost or step made vendors give up?',
    ],
    startsAt: from.toISOString(),
    endsAt: new Date(from.getTime() + days * DAY_MS).toISOString(),
    ...more,
  });
}

async function says({ callers }: Making, discussion: string, name: string, text: string) {
  const who = await callers.as(name);
  await who.does(`/discussions/${discussion}/contributions`, {
    nonce: `shots-${discussion}-${name}`,
    text,
    question: 0,
    consent: 'quote',
  });
}

/** Begins what the clock then brings to its end: a discussion that closes, people who are asked. */
async function past(making: Making): Promise<void> {
  const moderator = await making.callers.as(MODERATOR);
  await attempt(making, 'a discussion that has closed', async () => {
    const id = await talk(
      moderator,
      'Registered market vendors: what lasts after a year?',
      await making.callers.now(),
      20,
    );
    for (const [name, text] of SAID) await says(making, id, name, text);
  });
}

async function discussions(making: Making): Promise<void> {
  const { callers } = making;
  const moderator = await callers.as(MODERATOR);
  const now = await callers.now();
  await attempt(making, 'a running discussion', async () => {
    const id = await talk(
      moderator,
      'Apprentices in workshops without a contract: who assesses them?',
      now,
      20,
    );
    for (const [name, text] of SAID) await says(making, id, name, text);
  });
  await attempt(making, 'a planned discussion', () =>
    talk(
      moderator,
      'Savings groups that own their tools',
      new Date(now.getTime() + 14 * DAY_MS),
      14,
    ),
  );
  await attempt(making, 'an urgent discussion', () =>
    talk(moderator, 'Flood in the delta: which markets are gone?', now, 10, {
      plan: {
        template: 'rapid',
        phases: [
          {
            title: '',
            questions: ['What is needed in the next days?'],
            opensAt: now.toISOString(),
          },
        ],
        lead: '',
        deputies: [],
        resourcePersons: [],
        seeds: [],
        pinned: [],
        languages: [],
        audience: '',
        output: 'One page',
        decision: '',
        announceDays: 0,
        finalCallHours: 0,
        quietDays: 3,
      },
    }),
  );
  await attempt(making, 'a proposed topic', async () => {
    const why = 'Many ask for it, and nobody has written down what it cost.';
    const topic = { nonce: 'shots-topic', community: PLACE, title: 'Wages by telephone', why };
    await (await callers.as(MEMBER)).does('/topic-proposals', topic);
  });
}

async function questions(making: Making): Promise<void> {
  const { callers } = making;
  const asker = await callers.as(MEMBER);
  const asks = (text: string, background = '') =>
    asker.makes('/queries', {
      nonce: `shots-${text.slice(0, 20)}`,
      community: PLACE,
      text,
      background,
      neededBy: null,
    });
  const replies = async (query: string, name: string, text: string) =>
    (await callers.as(name)).does(`/queries/${query}/replies`, {
      nonce: `shots-${name}-${query}`,
      text,
      consent: 'quote',
    });
  const solved = 'How do street barbers in Accra pay their licence by telephone?';
  await attempt(making, 'a question that is answered', async () => {
    const id = await asks(solved);
    await replies(
      id,
      'Mei Tanaka',
      'The union collects it by telephone wallet every Friday; its form has one page.',
    );
    await asker.does(`/queries/${id}/judge`, { verdict: 'solved', comment: '' });
  });
  await attempt(making, 'a question with replies', async () => {
    const id = await asks(QUESTION, BACKGROUND);
    await replies(id, 'Omar Haddad', OMAR);
    await replies(id, 'Thiago Almeida', THIAGO);
    await replies(id, 'Mei Tanaka', MEI);
  });
  await attempt(making, 'a question without a reply', () => asks(UNANSWERED));
}

/** What stands beside talk: kept searches, alerts, words, reports, desks. */
async function beside(making: Making): Promise<void> {
  const { callers } = making;
  const [moderator, member, admin] = [
    await callers.as(MODERATOR),
    await callers.as(MEMBER),
    await callers.as(ADMINISTRATOR),
  ];
  const topics = ['domestic-work'];
  await attempt(making, 'a collection', () =>
    moderator.does('/collections', {
      name: 'Domestic work, from contract to social security',
      description: 'What helps when a household becomes an employer.',
      words: 'domestic workers',
      chosen: {},
      topics,
      audience: 'community',
      community: PLACE,
    }),
  );
  await attempt(making, 'an alert', () =>
    moderator.does('/alerts', {
      topics,
      countries: ['Kenya'],
      kinds: ['product'],
      collection: null,
    }),
  );
  await attempt(making, 'a gap', () =>
    member.does('/gaps', { words: 'telephone wallets for maids' }),
  );
  await attempt(making, 'a proposed word', () =>
    member.does('/taxonomy/words', {
      word: 'maids of Lima',
      language: 'en',
      note: 'As households say.',
    }),
  );
  await attempt(making, 'a term of the glossary', () => {
    const text = { en: 'Informality', fr: 'Informalité', es: 'Informalidad' };
    const meaning = {
      id: null,
      unit: '',
      definition: text,
      source: 'Recommendation 204',
      sourceUrl: null,
    };
    return admin.does('/glossary', {
      labels: text,
      term: null,
      meanings: [meaning, { ...meaning, unit: 'STATISTICS' }],
    });
  });
  await attempt(making, 'a desk and a request', async () => {
    await admin.does('/admin/desks', {
      names: {
        en: 'Household surveys desk',
        fr: 'Guichet des enquêtes auprès des ménages',
        es: 'Ventanilla de encuestas de hogares',
      },
      unit: 'STATISTICS',
      topics: 'domestic work',
      staff: 'thandiwe.mokoena@org.example, jean-pierre.mbarga@org.example',
      days: 5,
      open: true,
    });
    const { items } = found.parse(await member.does('/desks/places', { text: 'domestic work' }));
    const wanted = {
      desk: items[0]?.id,
      text: 'How many households in Lima employ a maid?',
      shared: false,
      query: null,
    };
    await member.does('/desks/requests', { nonce: 'shots-request', ...wanted });
  });
  await attempt(making, 'an outside source', () =>
    admin.does('/admin/outside', {
      name: 'A catalogue of another organization',
      kind: 'oai',
      address: 'https://example.org/oai',
      prefix: 'oai_dc',
      set: null,
      columns: {},
      everyHours: 24,
    }),
  );
  await attempt(making, 'a report and a wish for removal', async () => {
    const thread = z.object({ thread: z.array(z.object({ id: z.string() })) });
    const { items } = await member.get('/discussions', found);
    const threads = await Promise.all(
      items.map(({ id }) => member.get(`/discussions/${id}`, thread)),
    );
    const about = { kind: 'contribution', id: threads.flatMap((one) => one.thread)[0]?.id };
    await member.does('/safety/reports', { about, ground: 'other', words: 'It names a family.' });
    await member.does('/safety/removals', {
      about,
      wish: 'remove',
      reason: 'My name stands in it.',
      outsider: '',
    });
  });
  await communityPages(making, moderator, member);
}

async function communityPages(making: Making, moderator: Caller, member: Caller): Promise<void> {
  const now = await making.callers.now();
  const day = new Date(now.getTime() + 3 * DAY_MS).toISOString().slice(0, 10);
  const path = `/communities/${PLACE}`;
  await attempt(making, 'an event', () =>
    moderator.does(`${path}/calendar`, {
      kind: 'event',
      title: 'Call of the four regions',
      startsOn: day,
      endsOn: day,
      place: 'Online',
      guests: false,
    }),
  );
  await attempt(making, 'an activity', () =>
    moderator.does(`${path}/workplan`, {
      what: 'A list of registers that accept telephone numbers',
      who: member.id,
      by: day,
    }),
  );
}

/** Something on every page: what is running, what has ended, and what waits for whom. */
export async function seed(making: Making): Promise<void> {
  await past(making);
  await seedsForms.before(making);
  // The last day of who leaves first comes, and what was open by then closes.
  for (let weeks = 0; weeks < 4; weeks += 1) await making.callers.pass('week');
  await discussions(making);
  await questions(making);
  await beside(making);
  await seedsForms.after(making);
  await people(making, PLACE);
  // Summaries on the way are of a week.
  await making.callers.pass('week');
}
