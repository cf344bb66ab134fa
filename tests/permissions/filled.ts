import type { Items } from './seeded.ts';

/** How each door is knocked at: which item its path names, and what else its body needs. */

/** Of which item an `:id` is, by what stands before it. The longest that fits counts. */
const ITEM_OF: Readonly<Record<string, string>> = {
  '/captures': 'capture',
  '/collections': 'collection',
  '/join-requests': 'join',
  '/communities': 'community',
  '/community-makings': 'making',
  '/queries': 'query',
  '/practices': 'practice',
  '/desks/requests': 'request',
  '/admin/desks': 'desk',
  '/discussions': 'discussion',
  '/topic-proposals': 'proposal',
  '/contributions': 'contribution',
  '/experts': 'noor',
  '/glossary': 'glossary',
  '/prompts': 'prompt',
  '/handovers': 'handover',
  '/knowledge': 'product',
  '/contradictions': 'contradiction',
  '/gaps': 'gap',
  '/content-managers': 'person',
  '/focal-points': 'focal',
  '/calendar-entries': 'entry',
  '/activities': 'activity',
  '/notices': 'community',
  '/admin/outside': 'outside',
  '/admin/places': 'community',
  '/preparations': 'preparation',
  '/query-asks': 'ask',
  '/query-wordings': 'wording',
  '/consents': 'consent',
  '/showings': 'showing',
  '/shown-records': 'shown',
  '/attribution-checks': 'check',
  '/faqs': 'faq',
  '/safety/reports': 'report',
  '/safety/removals': 'removal',
  '/differing-views': 'view',
  '/admin/sources': 'source',
  '/alerts': 'alert',
  '/announcements': 'announcement',
  '/taxonomy/proposals': 'word',
  '/taxonomy/merges': 'merge',
  '/taxonomy/terms': 'term',
  '/replies': 'reply',
};

/** Parameters with a name of their own. */
const BY_NAME: Readonly<Record<string, string>> = {
  ':person': 'person',
  ':question': 'before',
  ':reply': 'reply',
  ':community': 'community',
};

export const itemOf = (path: string): string => ITEM_OF[path.split('/:')[0] ?? ''] ?? '';

/** The path with the ids of what is there. */
export function idsOf(path: string, items: Items, item = itemOf(path)): string {
  const first = items[item] ?? 'none';
  return path
    .replace('/talk/:kind/:id', `/talk/discussion/${items.discussion}`)
    .replace(/^(\/admin\/template\S*?)\/:kind/, '$1/capture')
    .replace('/admin/templates/capture/:id', '/admin/templates/capture/tool-record')
    .replace(':kind/:id', `consolidated/${items.query}`)
    .replace(':subject/:id', `contribution/${items.contribution}`)
    .replace('/insights/indicators/:id', '/insights/indicators/posts')
    .replace('/admin/settings/:key', '/admin/settings/sync.minutes')
    .replace(':key', encodeURIComponent(`contribution:${items.contribution}`))
    .replace(':kind/:language', 'opening/en')
    .replace(/:(?!id)\w+/g, (name) => items[BY_NAME[name] ?? ''] ?? 'none')
    .replace(':id', first);
}

type Filled = Readonly<Record<string, unknown>>;

interface Knock {
  /** Of another item than the path's own. */
  readonly item?: string;
  readonly body?: Filled;
}

const DESK = {
  names: { en: 'Law', fr: '', es: '' },
  topics: 'domestic work',
  staff: 'luc@example.org',
};

/** A lesson without a name, complete. */
const UNNAMED = {
  template: 'lesson',
  answers: {
    title: 'Register employers first',
    context: 'A pilot in two districts',
    happened: 'We registered employers, then workers',
    outcome: 'worked',
    cause: 'Employers hold the papers',
    recommendation: 'Begin with employers',
    topics: 'domestic work',
  },
};

/** What the body needs beyond the smallest that its schema lets through. */
export const knocks = (items: Items): Readonly<Record<string, Knock>> => ({
  'POST /focal-points': {
    body: {
      unit: 'ENTERPRISES',
      person: 'eva@example.org',
      from: null,
      until: null,
      insteadOf: null,
    },
  },
  'POST /communities/:id/showcase/choice': {
    body: { kind: 'contribution', piece: items.contribution },
  },
  'POST /showings/:id/press': { body: { verb: 'agree' } },
  'POST /communities/:id/leave': { body: { successor: null } },
  'POST /admin/audit/export': {
    body: { about: 'community:skills', from: '2026-01-01', until: '2026-01-31' },
  },
  'POST /discussions/:id/move': { body: { verb: 'close' } },
  'POST /discussions/:id/plan': {
    body: { lead: '', deputies: [], resourcePersons: [], seeds: [], pinned: [] },
  },
  'POST /discussions/question-times': { body: { experts: ['luc@example.org'] } },
  'GET /safety/readers': { body: { query: items.query } },
  'POST /contributions/:id/readers': { body: { audience: 'moderators' } },
  'POST /discussions/:id/anonymous': { body: { secret: 'R'.repeat(32) } },
  'POST /anonymous/records': { body: { ...UNNAMED, secret: 'R'.repeat(32) } },
  'POST /anonymous/records/before': { body: UNNAMED },
  'POST /queries/:id/readers': { body: { audience: 'moderators' } },
  'POST /differing-views/:id/readers': { body: { audience: 'moderators' } },
  'POST /queries/:id/replies/:reply/readers': { body: { audience: 'moderators' } },
  'PUT /captures/:id/readers': {
    body: { audience: 'unit', community: null, readers: [] },
  },
  'POST /contributions/:id/question': { item: 'back' },
  'GET /attachments': {
    body: { discussion: items.discussion, kind: 'contribution', id: items.contribution },
  },
  'POST /attribution-checks/:id/suggestions': { body: { statement: items.passage } },
  'POST /attribution-checks/:id/settle': { body: { statement: items.passage, version: 1 } },
  'GET /discussions/:id/synthesis': { item: 'closed' },
  'PUT /discussions/:id/synthesis': { item: 'closed' },
  'GET /discussions/:id/synthesis/versions': { item: 'closed' },
  'POST /discussions/:id/synthesis/doubts': { item: 'closed' },
  'POST /discussions/:id/synthesis/approve': { item: 'closed' },
  'PUT /discussions/:id/interim': { body: { interim: items.interim, version: 1 } },
  'POST /discussions/:id/interim/publish': { body: { interim: items.interim, version: 1 } },
  'POST /discussions/:id/interim/skip': { body: { interim: items.interim, version: 1 } },
  'POST /queries/:id/merge': { body: { into: items.twin } },
  'POST /queries/:id/wordings': { body: { reply: null, text: 'Who has registered?' } },
  'POST /communities/:id/workplan': { body: { who: null } },
  'PUT /activities/:id': { body: { who: null } },
  'POST /discussions/:id/elsewhere': { body: { community: items.other } },
  'POST /discussions/:id/elsewhere/:community': { item: 'theirs', body: { verb: 'accept' } },
  'POST /captures/:id/letters/before': { body: { to: ['eva@example.org'] } },
  'POST /captures/:id/letters': { body: { to: ['eva@example.org'], edition: 1 } },
  'POST /captures/:id/start-from': { item: 'terms', body: { product: items.product } },
  'POST /captures': { body: { template: 'lesson', prompt: null } },
  'POST /desks/requests': { body: { desk: items.desk, query: null } },
  'POST /admin/desks': { body: DESK },
  'PUT /admin/settings/:key': { body: { value: 10 } },
  'PUT /admin/desks/:id': { body: DESK },
  'POST /admin/outside/:id/restore': { item: 'gone' },
  'POST /prompts/:id/handover': { item: 'departure' },
  'POST /duties/moves': {
    body: { handover: items.handover, kind: 'indicator', ref: 'posts', verb: 'accept' },
  },
  'POST /handovers/:id/readers': { body: { step: 'lessons', readers: 'unit' } },
  'POST /preparations/:id/finish': { body: { shown: 'self' } },
  'POST /taxonomy/merges': { body: { target: items.term, words: ['maids'] } },
  'POST /taxonomy/merges/preview': { body: { target: items.term, words: ['maids'] } },
  'POST /glossary/:id/undo': { item: 'removed', body: { to: 1 } },
  'POST /alerts': { body: { collection: null, topics: ['domestic-work'] } },
  'GET /announcements/before': { body: { kind: 'consolidated', id: items.query } },
  'POST /safety/reports': { body: { ground: 'other' } },
  'PUT /insights/indicators/:id': { body: { owner: null, baseline: null, target: 1 } },
  'POST /insights/decisions': { body: { period: '2026', indicators: ['posts'], owner: null } },
  'POST /admin/sources/:id/owner': { body: { owner: null } },
  'POST /admin/sources/:id/limit': { body: { hours: 24 } },
});
