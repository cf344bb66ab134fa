import type { Capture, CaptureSheet, Prompt, Template } from '../../src/contract/capture.ts';
import type {
  Contribution,
  DiscussionPage,
  DiscussionSummary,
  SynthesisPage,
} from '../../src/contract/discussions.ts';
import type { HandoverPack, HandoverPage, HandoverSummary } from '../../src/contract/handovers.ts';
import type { Item } from '../../src/contract/items.ts';
import type { Product, SearchAnswer } from '../../src/contract/knowledge.ts';
import type { Me } from '../../src/contract/people.ts';
import type {
  ConsolidatedPage,
  QueryPage,
  QuerySummary,
  Reply,
} from '../../src/contract/queries.ts';
import type { QueryLed } from '../../src/contract/query-leading.ts';
import type { CaughtUp, InterimDraft, Interims } from '../../src/contract/summaries.ts';

export const moderator: Me = {
  id: 'p-amina',
  name: 'Amina Diallo',
  language: 'en',
  zone: 'Europe/Zurich',
  communities: [
    {
      id: 'c-formal',
      name: 'Formalization',
      role: 'moderator',
      channelId: '19:formal@thread.tacv2',
    },
    { id: 'c-skills', name: 'Skills', role: 'member', channelId: '19:skills@thread.tacv2' },
  ],
  administrator: false,
  now: '2026-11-22T10:00:00Z',
};

export const product = (part: Partial<Product> = {}): Product => ({
  id: 'k-1',
  title: 'Inscrire les vendeuses de rue à Dakar',
  type: 'lesson learned',
  abstract: 'Ce que deux ans de guichets mobiles ont appris sur les cotisations irrégulières.',
  language: 'fr',
  topics: ['formalization'],
  countries: ['Senegal'],
  unit: 'INWORK',
  publishedOn: '2024-03-05',
  reviewOn: '2026-03-05',
  outdated: true,
  webUrl: 'https://example.org/docs/k-1.docx',
  reasons: [
    { kind: 'topic', values: ['formalization'] },
    { kind: 'country', values: ['Senegal'] },
  ],
  ...part,
});

export const item = (part: Partial<Item> = {}): Item => ({
  ...product({ reasons: [] }),
  owner: 'Marta Ruiz',
  fileName: 'k-1.docx',
  more: [product({ id: 'k-2', title: 'Guichets mobiles à Thiès' })],
  readers: null,
  examples: [],
  mine: null,
  uses: 2,
  used: false,
  lastCheck: { by: 'Marta Ruiz', at: '2026-05-04T10:00:00Z' },
  mayCheck: false,
  shownFrom: 5,
  ...part,
});

export const searchAnswer = (part: Partial<SearchAnswer> = {}): SearchAnswer => ({
  hits: [product()],
  more: 0,
  unable: null,
  facets: [],
  atLeast: false,
  good: true,
  ...part,
});

export const contribution = (part: Partial<Contribution> = {}): Contribution => ({
  id: 'x-1',
  version: 1,
  author: 'Marta Ruiz',
  mine: false,
  text: 'In Lima, one desk for tax and social security brought twice as many registrations.',
  language: 'en',
  question: 0,
  answers: null,
  consent: 'paraphrase',
  surface: 'channel',
  state: 'published',
  reason: null,
  audience: 'community',
  readers: 0,
  cause: null,
  createdAt: '2026-11-18T09:12:00Z',
  actions: ['hold', 'hide'],
  ...part,
});

export const summary = (part: Partial<DiscussionSummary> = {}): DiscussionSummary => ({
  id: 'd-1',
  title: 'What makes street vendors register?',
  community: { id: 'c-formal', name: 'Formalization' },
  state: 'open',
  language: 'en',
  startsAt: '2026-11-16T08:00:00Z',
  endsAt: '2026-11-30T17:00:00Z',
  contributions: 2,
  ...part,
});

const QUESTIONS = [
  'Which incentive worked where you are, and how do you know?',
  'What made people leave again?',
];

export const discussion = (part: Partial<DiscussionPage> = {}): DiscussionPage => ({
  ...summary(),
  version: 3,
  background:
    'Registration drives often end with the campaign.\nWe look for what lasts, and for what did not.',
  questions: QUESTIONS,
  actions: ['close', 'extend'],
  moderator: true,
  takesContributions: true,
  thread: [
    contribution(),
    contribution({
      id: 'x-2',
      author: 'Kofi Mensah',
      text: 'Chez nous, la cotisation mensuelle fixe a fait fuir les vendeuses : leurs revenus varient trop.',
      language: 'fr',
      question: 1,
      consent: 'quote',
      surface: 'chat',
    }),
  ],
  before: null,
  after: null,
  seen: 2,
  wrote: false,
  pinned: [],
  mayAnswer: false,
  related: [product()],
  plan: {
    kind: 'discussion',
    template: null,
    phases: [{ title: '', questions: QUESTIONS, opensAt: '2026-11-16T08:00:00Z' }],
    phase: 0,
    lead: { id: 'p-1', name: 'Maya Lindqvist' },
    deputies: [],
    resourcePersons: [],
    seeds: [],
    pinned: [],
    languages: [],
    audience: '',
    output: '',
    decision: '',
    announceDays: 0,
    finalCallHours: 0,
    quietDays: 5,
    reason: '',
  },
  synthesis: null,
  ...part,
});

export const synthesis = (part: Partial<SynthesisPage> = {}): SynthesisPage => ({
  discussion: 'd-1',
  title: 'What makes street vendors register?',
  questions: QUESTIONS,
  version: 4,
  state: 'draft',
  languages: ['en', 'fr'],
  statements: [
    {
      id: 's-1',
      kind: 'point',
      question: 0,
      text: 'One desk for several registrations raises their number.',
      sources: ['x-1'],
    },
    {
      id: 's-2',
      kind: 'dissent',
      question: 1,
      text: 'Fixed contributions drive people away whose income varies.',
      sources: ['x-2'],
    },
  ],
  setAside: [],
  sources: discussion().thread,
  contributors: 2,
  named: ['Kofi Mensah'],
  webUrl: null,
  product: null,
  gone: [],
  ...part,
});

export const interimDraft = (part: Partial<InterimDraft> = {}): InterimDraft => ({
  id: 'i-1',
  version: 1,
  until: '2026-11-23T08:00:00Z',
  statements: synthesis().statements,
  setAside: [],
  alone: ['s-1'],
  silences: {
    questions: [1],
    subjects: ['Kenya'],
    documents: [{ title: 'A guide to kilns', url: 'https://example.org/kilns.docx' }],
    groups: ['Africa', 'Headquarters'],
    withheld: 2,
  },
  contributions: 2,
  languages: ['en', 'fr'],
  gone: [],
  sources: discussion().thread,
  ...part,
});

export const interims = (part: Partial<Interims> = {}): Interims => ({
  discussion: 'd-1',
  title: 'What makes street vendors register?',
  questions: QUESTIONS,
  draft: null,
  published: [],
  ...part,
});

export const caughtUp = (part: Partial<CaughtUp> = {}): CaughtUp => ({
  since: '2026-11-20T09:00:00Z',
  contributions: 2,
  languages: ['en', 'fr'],
  points: synthesis().statements,
  all: 5,
  ...part,
});

const words = (en: string) => ({ en, fr: en, es: en });

export const template: Template = {
  id: 'lesson',
  version: 1,
  name: words('Lesson learned'),
  intro: words('In context X, doing A gave B because C; therefore D.'),
  steps: [
    {
      id: 'what',
      title: words('What happened'),
      fields: [
        {
          id: 'title',
          kind: 'line',
          required: true,
          label: words('Title'),
          help: words('The lesson in one line'),
          maxLength: 200,
        },
        {
          id: 'happened',
          kind: 'text',
          required: true,
          label: words('What was done and what came of it'),
          help: words('One specific action'),
          maxLength: 4000,
        },
      ],
    },
    {
      id: 'why',
      title: words('Why, and what next'),
      fields: [
        {
          id: 'outcome',
          kind: 'choice',
          required: true,
          label: words('Outcome'),
          help: words('As a whole'),
          maxLength: 20,
          choices: [
            { value: 'worked', label: words('It worked') },
            { value: 'failed', label: words('It failed') },
          ],
        },
        {
          id: 'topics',
          kind: 'topics',
          required: false,
          label: words('Topics'),
          help: words('For example: wages'),
          maxLength: 300,
        },
      ],
    },
  ],
};

export const capture = (part: Partial<Capture> = {}): Capture => ({
  id: 'r-1',
  version: 2,
  template: 'lesson',
  title: 'Register employers first',
  project: 'SEN/22/01',
  language: 'en',
  state: 'draft',
  answers: { title: 'Register employers first' },
  webUrl: null,
  updatedAt: '2026-11-20T10:00:00Z',
  ...part,
});

export const prompt = (part: Partial<Prompt> = {}): Prompt => ({
  id: 'q-1',
  kind: 'project-close',
  title: 'Dakar street trade',
  standsIn: false,
  endsOn: '2026-12-31T00:00:00Z',
  handover: null,
  project: { code: 'SEN/22/01', title: 'Dakar street trade', endsOn: '2026-12-31T00:00:00Z' },
  state: 'asked',
  capture: null,
  actions: ['now', 'snooze', 'hand-over', 'decline'],
  ...part,
});

export const reply = (part: Partial<Reply> = {}): Reply => ({
  id: 'y-1',
  version: 1,
  author: 'Kofi Mensah',
  mine: false,
  text: 'In Ghana domestic workers register through their cooperative.',
  language: 'en',
  audience: 'community',
  surface: 'channel',
  consent: 'quote',
  state: 'published',
  reason: null,
  createdAt: '2026-11-20T09:12:00Z',
  actions: [],
  ...part,
});

export const query = (part: Partial<QueryPage> = {}): QueryPage => ({
  id: 'f-1',
  text: 'Has anyone registered domestic workers for social security in West Africa?',
  asker: 'Fatou Ndiaye',
  mine: false,
  community: { id: 'c-formal', name: 'Formalization' },
  state: 'open',
  language: 'en',
  replies: 1,
  verdict: null,
  neededBy: '2026-12-04',
  askedAt: '2026-11-18T08:00:00Z',
  version: 2,
  background: 'For a decree in preparation in Dakar.',
  comment: null,
  reason: null,
  actions: ['reply'],
  moderator: false,
  thread: [reply()],
  related: [product()],
  consolidated: null,
  ...part,
});

/** Nothing is done about it that this reader takes part in. */
export const led = (part: Partial<QueryLed> = {}): QueryLed => ({
  asks: [],
  next: null,
  myAsk: null,
  mayAsk: false,
  suggested: { topics: [], countries: [], items: [] },
  mayMerge: false,
  mayUnmerge: false,
  mayEdit: false,
  alike: [],
  mergedInto: null,
  merged: [],
  faq: null,
  edits: [],
  ...part,
});

export const summaryOf = (page: QueryPage): QuerySummary => {
  const { id, text, asker, mine, community, state, language } = page;
  const { replies, verdict, neededBy, askedAt } = page;
  const who = { id, text, asker, mine, community, state, language };
  return { ...who, replies, verdict, neededBy, askedAt };
};

export const consolidated = (part: Partial<ConsolidatedPage> = {}): ConsolidatedPage => ({
  query: 'f-1',
  text: query().text,
  version: 3,
  state: 'draft',
  edited: true,
  points: [
    {
      id: 't-1',
      kind: 'summary',
      country: null,
      text: 'Registration works where somebody registers for many.',
      sources: ['y-1'],
    },
    {
      id: 't-2',
      kind: 'country',
      country: 'Ghana',
      text: 'Domestic workers register through their cooperative.',
      sources: ['y-1'],
    },
  ],
  setAside: [],
  sources: [
    reply(),
    reply({
      id: 'y-2',
      author: 'Ana Silva',
      text: 'À Praia, c’est la mairie qui inscrit.',
      language: 'fr',
    }),
  ],
  unused: ['y-2'],
  reworded: [],
  contributors: 2,
  named: ['Kofi Mensah'],
  languages: ['en', 'fr'],
  webUrl: null,
  product: null,
  gone: [],
  ...part,
});

const amina = { id: 'p-amina', name: 'Amina Diallo', title: 'Specialist' };
const jonas = { id: 'p-jonas', name: 'Jonas Weber', title: 'Director' };

export const handoverSummary = (part: Partial<HandoverSummary> = {}): HandoverSummary => ({
  id: 'h-1',
  person: amina,
  role: 'leaver',
  lastDay: '2026-12-22',
  state: 'preparing',
  supervisor: jonas,
  successor: null,
  actions: ['finalise', 'name-successor'],
  ...part,
});

export const handover = (sheet: CaptureSheet, part: Partial<HandoverPage> = {}): HandoverPage => ({
  ...handoverSummary(),
  audience: [
    { steps: ['what'], readers: 'supervisor-and-successor' },
    { steps: ['why'], readers: 'successor' },
  ],
  sheet,
  missing: [
    { step: 'what', title: 'What happened', fields: ['What was done and what came of it'] },
    { step: 'why', title: 'Why, and what next', fields: ['Outcome', 'Topics'] },
  ],
  sittings: 1,
  proposed: [{ day: '2026-12-14', steps: ['why', 'what'] }],
  ...part,
});

export const pack = (part: Partial<HandoverPack> = {}): HandoverPack => ({
  ...handoverSummary({
    role: 'supervisor',
    state: 'delivered',
    person: { id: 'p-mei', name: 'Mei Tanaka', title: 'Migration specialist' },
    actions: ['acknowledge'],
  }),
  sections: [
    {
      title: 'Running work',
      entries: [
        {
          label: 'Activities',
          text: 'A guide for recruiters is with the printer.',
          suggested: true,
          addedBy: null,
        },
      ],
      missing: ['Recurring meetings'],
    },
  ],
  documents: [{ title: 'Handover of Mei Tanaka', webUrl: 'https://example.org/handover.docx' }],
  commitments: [
    { text: 'Comments on the decree', due: '2027-01-15' },
    { text: 'A call with Praia', due: null },
  ],
  followUps: [],
  deliveredAt: '2026-12-22T07:00:00Z',
  acknowledgedAt: null,
  ...part,
});
