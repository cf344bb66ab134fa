import { randomUUID } from 'node:crypto';
import { createWords } from '../../src/adapters/words/words.ts';
import type { Community } from '../../src/features/communities/model.ts';
import type { Contribution } from '../../src/features/discussions/contribution.ts';
import type { Discussion } from '../../src/features/discussions/model.ts';
import type { HttpDeps, LocalPowers } from '../../src/http/deps.ts';
import { createServer, type HttpServer } from '../../src/http/server.ts';
import { AppError } from '../../src/kernel/errors.ts';
import {
  asId,
  type CommunityId,
  type ContributionId,
  type DiscussionId,
  type PersonId,
} from '../../src/kernel/ids.ts';
import type { Actor } from '../../src/kernel/person.ts';
import { UNSAID } from '../../src/ports/registers.ts';
import { anActor } from '../support/people.ts';

/** Hand-made dependencies: each test replaces what it is about; what it does not expect to be called says so. */

export const NOW = new Date('2026-11-22T10:00:00Z');
const words = createWords();

export const amina = anActor({ id: 'amina', name: 'Amina Diallo', in: { skills: 'member' } });
export const marc = anActor({ id: 'marc', language: 'fr', in: { skills: 'moderator' } });
const people = new Map([amina, marc].map((person) => [person.id, person]));

export const community: Community = {
  id: asId<CommunityId>('skills'),
  names: { en: 'Skills', fr: 'Compétences', es: 'Competencias' },
  purpose: { en: 'p', fr: 'p', es: 'p' },
  topics: ['skills'],
  languages: ['en'],
  teamId: 't',
  channelId: 'c',
  channelKind: 'standard',
  driveId: 'd',
  premoderated: true,
  ...UNSAID,
};

export const discussion: Discussion = {
  id: asId<DiscussionId>('d1'),
  version: 3,
  community: community.id,
  title: 'Apprenticeships that last',
  background: 'Why so few finish.',
  questions: ['What keeps them?'],
  language: 'en',
  startsAt: new Date('2026-11-20T08:00:00Z'),
  endsAt: new Date('2026-12-04T17:00:00Z'),
  state: 'open',
  createdBy: marc.id,
  createdAt: NOW,
  related: [],
};

export const contributionOf = (author: Actor, text: string): Contribution => ({
  id: asId<ContributionId>('c1'),
  version: 1,
  discussion: discussion.id,
  author: author.id,
  text,
  language: 'en',
  question: 0,
  consent: 'paraphrase',
  surface: 'tab',
  sourceKey: 'k',
  state: 'held',
  reason: null,
  createdAt: NOW,
});

/** An object that fails loudly for everything it was not given. */
export function only<T extends object>(name: string, given: object = {}): T {
  return new Proxy(given, {
    get(target, key) {
      if (key in target) return Reflect.get(target, key);
      throw new Error(`${name}.${String(key)} was not expected`);
    },
  }) as T;
}

export type Overrides = Partial<Omit<HttpDeps, 'actions' | 'views'>> & {
  readonly actions?: { readonly [K in keyof HttpDeps['actions']]?: object };
  readonly views?: { readonly [K in keyof HttpDeps['views']]?: object };
};

export interface Logged {
  readonly level: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export function fakeDeps(overrides: Overrides = {}, logged: Logged[] = []): HttpDeps {
  const { actions = {}, views = {}, ...rest } = overrides;
  const line = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    logged.push({ level, fields, message });
  };
  return {
    words,
    clock: { now: () => NOW },
    ids: { next: () => randomUUID() },
    log: { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') },
    verify: async (token) => {
      if (!people.has(asId<PersonId>(token))) throw new Error(`signature of ${token}`);
      return { personId: asId<PersonId>(token) };
    },
    health: async () => ({ status: 'ok', parts: { database: { state: 'ok', detail: null } } }),
    metrics: async () => ({ contentType: 'text/plain; version=0.0.4', body: 'up 1\n' }),
    tab: { directory: '/nowhere/praxis/dist' },
    local: null,
    frameAncestors: ['https://teams.microsoft.com', 'https://*.cloud.microsoft'],
    ...rest,
    actions: {
      people: only('people', {
        actor: async (id: PersonId) => {
          const person = people.get(id);
          if (!person) throw new AppError('unauthenticated', `no account ${id}`);
          return person;
        },
        ...actions.people,
      }),
      communities: only('communities', {
        list: async () => [community],
        get: async () => community,
        places: only('places'),
        ...actions.communities,
      }),
      discussions: only('discussions', {
        contributions: only('contributions'),
        syntheses: only('syntheses'),
        anonymous: {},
        ...actions.discussions,
      }),
      taxonomy: only('taxonomy', { ...actions.taxonomy }),
      templates: only('templates', actions.templates),
      moderation: only('moderation', { ...actions.moderation }),
      queries: only('queries', {
        replies: only('replies'),
        consolidated: only('consolidated'),
        ...actions.queries,
      }),
      knowledge: only('knowledge', actions.knowledge),
      expertise: only('expertise', actions.expertise),
      unnamedRecords: only('unnamedRecords', actions.unnamedRecords),
      capture: only('capture', {
        prompts: only('prompts'),
        handovers: only('handovers'),
        ...actions.capture,
      }),
      consents: only('consents', actions.consents),
      attribution: only('attribution', actions.attribution),
      governance: only('governance', actions.governance),
      credit: only('credit', actions.credit),
      practices: only('practices', actions.practices),
      preparing: only('preparing', actions.preparing),
      membership: only('membership', {
        ending: only('ending'),
        planning: only('planning'),
        succession: only('succession'),
        ...actions.membership,
      }),
      desks: only('desks', actions.desks),
      duties: only('duties', actions.duties),
      imports: only('imports', actions.imports),
      insights: only('insights', actions.insights),
      collections: only('collections', actions.collections),
      alerts: only('alerts', actions.alerts),
      announcing: only('announcing', actions.announcing),
      showcase: only('showcase', actions.showcase),
      notifications: only('notifications', actions.notifications),
      outside: only('outside', actions.outside),
      rewriting: only('rewriting', { model: null, ...actions.rewriting }),
      safety: only('safety', actions.safety),
      tending: only('tending', actions.tending),
      sources: only('sources', { ageOf: async () => null, ...actions.sources }),
    },
    views: {
      attachments: only('views.attachments', views.attachments),
      discussions: only('views.discussions', views.discussions),
      queries: only('views.queries', views.queries),
      duties: only('views.duties', views.duties),
      handovers: only('views.handovers', views.handovers),
      moderation: only('views.moderation', views.moderation),
      tended: only('views.tended', views.tended),
      lessons: only('views.lessons', views.lessons),
      peerReviews: only('views.peerReviews', views.peerReviews),
      promptsByUnit: only('views.promptsByUnit', views.promptsByUnit),
      talkTags: only('views.talkTags', views.talkTags),
      templates: only('views.templates', views.templates),
      home: only('views.home', views.home),
      insights: only('views.insights', views.insights),
      consents: only('views.consents', views.consents),
      labels: only('views.labels', views.labels),
      unnamedRecords: only('views.unnamedRecords', views.unnamedRecords),
      recordReaders: only('views.recordReaders', views.recordReaders),
      briefing: only('views.briefing', views.briefing),
      practices: only('views.practices', views.practices),
      preparing: only('views.preparing', views.preparing),
      membership: only('views.membership', views.membership),
      communities: only('views.communities', views.communities),
      desks: only('views.desks', views.desks),
      collections: only('views.collections', views.collections),
      safety: only('views.safety', views.safety),
      record: only('views.record', views.record),
      shares: only('views.shares', views.shares),
      surfacing: only('views.surfacing', views.surfacing),
      showcase: only('views.showcase', views.showcase),
    },
  };
}

export const powers = (given: Partial<LocalPowers> = {}): LocalPowers =>
  only('local', {
    people: async () => [{ id: 'amina', name: 'Amina Diallo', title: 'Officer', office: 'Dakar' }],
    token: async (person: string) => {
      if (person !== 'amina') throw new AppError('not-found', `no persona ${person}`);
      return 'amina';
    },
    clock: async () => ({ now: NOW, offset: 0 }),
    advance: async () => ({ now: NOW, done: ['discussions.close'] }),
    mail: async () => [],
    state: async () => ({
      events: 0,
      due: [],
      postings: [],
      library: { products: 0, syncing: false, unreadable: [] },
    }),
    reset: async () => {},
    mischief: {
      faults: async () => ({
        items: [],
        kinds: { graph: ['cut'], connector: [], token: [], bot: [], notification: [] },
      }),
      add: async () => {},
      remove: async () => {},
      rights: async () => ({ app: [], everyone: [] }),
      consent: async () => {},
      uninstall: async () => {},
    },
    ...given,
  });

export interface Running {
  readonly url: string;
  readonly server: HttpServer;
  readonly logged: readonly Logged[];
  /** A request as a person (their id is their token here), JSON both ways. */
  call(
    method: string,
    path: string,
    options?: {
      readonly as?: string;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ): Promise<Answered>;
}

/** JSON of which a test says by its expectations what it takes it for. */
export interface Loose {
  readonly [key: string]: Loose | undefined;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Empty where the answer is not JSON. */
  readonly json: Loose;
}

export async function running(overrides: Overrides = {}): Promise<Running> {
  const logged: Logged[] = [];
  const server = createServer(fakeDeps(overrides, logged));
  const url = await server.listen(0, '127.0.0.1');
  return {
    url,
    server,
    logged,
    call: async (method, path, { as, body, headers = {} } = {}) => {
      const response = await fetch(url + path, {
        method,
        redirect: 'manual',
        headers: {
          ...(as ? { authorization: `Bearer ${as}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json') && text;
      return {
        status: response.status,
        headers: response.headers,
        text,
        json: isJson ? (JSON.parse(text) as Loose) : {},
      };
    },
  };
}
