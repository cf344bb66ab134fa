import type { Database } from '../../../../src/adapters/database/connect.ts';
import type { AllStores } from '../../../../src/adapters/database/stores/all.ts';
import { createUnitOfWork } from '../../../../src/adapters/database/unit-of-work.ts';
import { systemIds } from '../../../../src/adapters/system/ids.ts';
import type { Handover } from '../../../../src/features/capture/handover/model.ts';
import type { Capture } from '../../../../src/features/capture/model.ts';
import type { Prompt } from '../../../../src/features/capture/prompting/model.ts';
import { ALL_STAFF } from '../../../../src/features/capture/readers.ts';
import type { Community } from '../../../../src/features/communities/model.ts';
import type { Contribution } from '../../../../src/features/discussions/contribution.ts';
import type { Discussion } from '../../../../src/features/discussions/model.ts';
import type { Synthesis } from '../../../../src/features/discussions/synthesis.ts';
import type { Product } from '../../../../src/features/knowledge/model.ts';
import type { Posting } from '../../../../src/features/notifications/model.ts';
import {
  asId,
  type CaptureId,
  type CommunityId,
  type ContributionId,
  type DiscussionId,
  type HandoverId,
  type PersonId,
  type PostingId,
  type ProductId,
  type PromptId,
} from '../../../../src/kernel/ids.ts';
import type { Person } from '../../../../src/kernel/person.ts';
import { UNSAID } from '../../../../src/ports/registers.ts';
import type { UnitOfWork } from '../../../../src/ports/unit-of-work.ts';

export const NOON = new Date('2026-03-02T12:00:00.000Z');
export const later = (ms: number): Date => new Date(NOON.getTime() + ms);
export const DAY_MS = 86_400_000;

export const ANA = asId<PersonId>('ana');
export const BO = asId<PersonId>('bo');
export const WATER = asId<CommunityId>('water');

const generator = systemIds();
export const id = <T extends string>(): T => generator.next() as T;

export interface World {
  readonly database: Database;
  readonly work: UnitOfWork<AllStores>;
  /** How often a dispatcher was woken. */
  readonly wakes: () => number;
}

export function worldOf(database: Database): World {
  let wakes = 0;
  const work = createUnitOfWork(database.db, {
    clock: { now: () => NOON },
    ids: generator,
    onCommit: () => {
      wakes += 1;
    },
  });
  return { database, work, wakes: () => wakes };
}

export const person = (changes: Partial<Person> = {}): Person => ({
  id: ANA,
  name: 'Ana Lucía Pérez',
  mail: 'Ana.Perez@example.org',
  language: 'es',
  jobTitle: 'Officer',
  unit: null,
  office: 'Lima',
  country: 'Peru',
  region: 'Americas',
  zone: 'America/Lima',
  managerId: BO,
  active: true,
  ...changes,
});

export const community = (changes: Partial<Community> = {}): Community => ({
  id: WATER,
  names: { en: 'Water', fr: 'Eau', es: 'Agua' },
  purpose: { en: 'W', fr: 'E', es: 'A' },
  topics: ['sdg-6'],
  languages: ['es', 'en'],
  teamId: 'team',
  channelId: '19:water@thread.tacv2',
  channelKind: 'private',
  driveId: 'b!water',
  premoderated: true,
  ...UNSAID,
  ...changes,
});

export const discussion = (changes: Partial<Discussion> = {}): Discussion => ({
  id: id<DiscussionId>(),
  version: 1,
  community: WATER,
  title: "What 'works', and why?",
  background: 'Ça dépend; "always" \\ 100 %',
  questions: ['One, two?', '{three}', 'four "five"'],
  language: 'fr',
  startsAt: NOON,
  endsAt: later(14 * DAY_MS),
  state: 'open',
  createdBy: ANA,
  createdAt: NOON,
  related: [{ product: id<ProductId>(), reasons: [{ kind: 'topic', values: ['sdg-6'] }] }],
  ...changes,
});

export const contribution = (changes: Partial<Contribution> = {}): Contribution => ({
  id: id<ContributionId>(),
  version: 1,
  discussion: id<DiscussionId>(),
  author: ANA,
  text: 'We dug 12 wells 💧',
  language: 'en',
  question: 0,
  consent: 'quote',
  surface: 'channel',
  sourceKey: id(),
  state: 'published',
  reason: null,
  createdAt: NOON,
  audience: 'community',
  readers: [],
  cause: null,
  ...changes,
});

export const synthesis = (changes: Partial<Synthesis> = {}): Synthesis => ({
  discussion: id<DiscussionId>(),
  version: 1,
  community: WATER,
  state: 'draft',
  languages: ['en', 'fr'],
  statements: [{ id: 's1', kind: 'point', question: null, text: 'T', sources: [id()] }],
  setAside: [],
  gone: [],
  named: [ANA],
  contributors: 3,
  product: null,
  webUrl: null,
  createdAt: NOON,
  approvedBy: null,
  ...changes,
});

export const product = (changes: Partial<Product> = {}): Product => ({
  id: id<ProductId>(),
  driveId: 'b!all',
  itemId: id(),
  name: 'wells.docx',
  title: 'Wells',
  type: 'Lesson',
  abstract: 'A',
  body: 'B',
  language: 'en',
  topics: ['sdg-6'],
  countries: ["Côte d'Ivoire"],
  region: null,
  unit: null,
  ownerId: ANA,
  publishedOn: '2025-01-31',
  reviewOn: null,
  audience: { kind: 'named', people: [ANA], driveId: 'b!all' },
  webUrl: 'https://example.org/wells',
  contentTag: 'c1',
  unreadable: null,
  ...changes,
});

export const posting = (changes: Partial<Posting> = {}): Posting => ({
  id: id<PostingId>(),
  key: id(),
  target: { kind: 'person', person: ANA },
  message: { kind: 'prompt', prompt: id<PromptId>() },
  unasked: true,
  urgency: 5,
  state: 'intended',
  via: 'teams',
  held: null,
  notBefore: NOON,
  attempts: 0,
  conversationId: null,
  activityId: null,
  createdAt: NOON,
  ...changes,
});

export const capture = (changes: Partial<Capture> = {}): Capture => ({
  id: id<CaptureId>(),
  version: 1,
  template: 'lesson',
  templateVersion: 2,
  owner: ANA,
  readers: ALL_STAFF,
  language: 'en',
  project: 'P-1',
  prompt: null,
  answers: { title: 'Dig deeper' },
  history: [],
  answeredAt: { title: NOON.toISOString() },
  state: 'draft',
  path: 'light',
  reviewer: null,
  checklist: null,
  trouble: null,
  product: null,
  webUrl: null,
  createdAt: NOON,
  updatedAt: NOON,
  ...changes,
});

export const prompt = (changes: Partial<Prompt> = {}): Prompt => ({
  id: id<PromptId>(),
  version: 1,
  kind: 'project-close',
  series: id(),
  person: ANA,
  project: 'P-1',
  title: 'Wells',
  standsIn: false,
  subject: null,
  knownOn: later(-300 * DAY_MS),
  askedAt: null,
  escalation: null,
  escalateAt: null,
  warning: null,
  endsOn: later(90 * DAY_MS),
  state: 'asked',
  step: -14,
  snoozedUntil: null,
  reason: null,
  handedOverFrom: null,
  capture: null,
  ...changes,
});

export const handover = (changes: Partial<Handover> = {}): Handover => ({
  id: id<HandoverId>(),
  version: 1,
  person: ANA,
  prompt: id<PromptId>(),
  capture: id<CaptureId>(),
  lastDay: '2026-04-30',
  zone: 'America/Lima',
  supervisor: BO,
  successor: null,
  receivers: [],
  readers: { lessons: 'unit' },
  unit: null,
  state: 'preparing',
  sittings: 2,
  lastSitting: { at: NOON, surface: 'tab' },
  reminded: 7,
  lessons: 'kept',
  documents: { supervisor: null, successor: null },
  finalisedAt: null,
  deliveredAt: null,
  acknowledgedAt: null,
  ...changes,
});
