import { createMessenger } from '../../bot/messenger.ts';
import type { Database } from '../../src/adapters/database/connect.ts';
import { createConversations } from '../../src/adapters/database/conversation-references.ts';
import { createDueWork } from '../../src/adapters/database/due-work.ts';
import { createInbox } from '../../src/adapters/database/inbox.ts';
import { createOutbox } from '../../src/adapters/database/outbox.ts';
import { createUnitOfWork } from '../../src/adapters/database/unit-of-work.ts';
import { createDeletions } from '../../src/adapters/database/webhooks.ts';
import { NOBODY } from '../../src/adapters/identity/client-sign-in.ts';
import { systemChance } from '../../src/adapters/system/chance.ts';
import { systemIds } from '../../src/adapters/system/ids.ts';
import { systemSecrets } from '../../src/adapters/system/secrets.ts';
import { createTextAnalysis } from '../../src/adapters/text/analysis.ts';
import { createWords } from '../../src/adapters/words/words.ts';
import { createApp, type World } from '../../src/app.ts';
import { tabLink, tabPathOf } from '../../src/contract/tab-links.ts';
import { liveVocabulary } from '../../src/features/taxonomy/vocabulary.ts';
import type { Audience } from '../../src/kernel/audience.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type CommunityId, type PersonId } from '../../src/kernel/ids.ts';
import type { Person } from '../../src/kernel/person.ts';
import type { LanguageModel } from '../../src/ports/language-model.ts';
import type { FileMetadata, LibraryFile, NewFile } from '../../src/ports/library.ts';
import { type CommunityRecord, type ProjectRecord, UNSAID } from '../../src/ports/registers.ts';
import { quiet } from '../support/database/quiet-log.ts';
import { testDatabase } from '../support/database/test-database.ts';
import { FakeTeams } from '../support/teams.ts';

/** A small organization in Teams, in process, over the real features and a real database. */

export const guid = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Moderates; speaks English. */
export const MAYA = guid(1);
/** Member; speaks French. */
export const LUC = guid(2);
/** Member; speaks Spanish. */
export const EVA = guid(3);
/** Belongs to no community. */
export const OTTO = guid(4);
/** A second moderator. */
export const NOOR = guid(5);

export const CHANNEL = '19:formalization@thread.tacv2';
export const COMMUNITY = asId<CommunityId>('formalization');
export const START = new Date('2026-03-02T09:00:00Z');

const person = (id: string, name: string, language: Person['language']): Person => ({
  id: asId<PersonId>(id),
  name,
  mail: `${name.split(' ')[0]?.toLowerCase()}@example.org`,
  language,
  jobTitle: 'Officer',
  unit: 'ENTERPRISES',
  office: 'Lima',
  country: 'Peru',
  region: null,
  zone: 'UTC',
  managerId: asId<PersonId>(id === MAYA ? NOOR : MAYA),
  active: true,
});

const TAB_ADDRESS = { publicUrl: 'https://praxis.example.org', teamsApp: null };

const PEOPLE: readonly Person[] = [
  person(MAYA, 'Maya Moderator', 'en'),
  person(LUC, 'Luc Membre', 'fr'),
  person(EVA, 'Eva Miembro', 'es'),
  person(OTTO, 'Otto Outside', 'en'),
  person(NOOR, 'Noor Moderator', 'en'),
];

/** Says again what it is given: whatever comes of that has been said. */
const REPEATING: LanguageModel = {
  name: 'plain-1',
  rewrite: async ({ text }) => ({ kind: 'text', text }),
  translate: async ({ text }) => ({ kind: 'text', text }),
};

const names = (name: string) => ({ en: name, fr: name, es: name });

export interface Document {
  readonly name: string;
  readonly audience: Audience;
  readonly text: string;
  readonly metadata?: Partial<FileMetadata>;
}

export interface Given {
  readonly premoderated?: boolean;
  readonly documents?: readonly Document[];
  readonly projects?: readonly ProjectRecord[];
  /** Columns of the project register that nobody reads. */
  readonly dropped?: readonly string[];
  readonly administrators?: readonly string[];
  /** Beside the one that is always there. */
  readonly communities?: readonly CommunityRecord[];
  /** Last days (`YYYY-MM-DD`) by person. */
  readonly leavers?: Readonly<Record<string, string>>;
  /** Templates for capture beside those that Praxis comes with. */
  readonly templates?: World['templates'];
  readonly serviceUrl?: string;
  readonly signIn?: World['signIn'];
  readonly personal?: World['personal'];
  readonly elsewhere?: World['elsewhere'];
  /** Stands between the features and the database. */
  readonly over?: (db: Database['db']) => Database['db'];
}

const nowhere = (): Pick<World, 'places' | 'maker' | 'rosters'> => ({
  places: {
    lines: async () => [
      {
        line: '1',
        tag: '1',
        slug: COMMUNITY,
        names: names('Formalization'),
        place: { teamId: null, channelId: null, driveId: null },
      },
    ],
    audiences: async () => [],
    survey: async () => {
      throw new AppError('unavailable', 'there is no Teams here');
    },
    teams: async () => ({ items: [], next: null }),
    channels: async () => 'gone',
    libraries: async () => 'gone',
    bind: async () => undefined,
    tell: async () => undefined,
  },
  maker: { perform: async () => ({ kind: 'refused', why: 'no-right' }) },
  rosters: { add: async () => 'done', remove: async () => 'done', promote: async () => 'done' },
});

const community = (premoderated: boolean): CommunityRecord => ({
  slug: COMMUNITY,
  names: names('Formalization'),
  purpose: names('Helping informal work become formal'),
  topics: ['formalization'],
  languages: ['en', 'fr', 'es'],
  teamId: 'team-1',
  channelId: CHANNEL,
  channelKind: 'standard',
  driveId: 'drive-community',
  premoderated,
  ...UNSAID,
  members: [
    { id: asId<PersonId>(MAYA), moderator: true },
    { id: asId<PersonId>(NOOR), moderator: true },
    { id: asId<PersonId>(LUC), moderator: false },
    { id: asId<PersonId>(EVA), moderator: false },
  ],
});

function memoryLibrary(documents: readonly Document[]): World['library'] {
  const drives: Readonly<Record<string, Audience>> = {
    'drive-all': { kind: 'all' },
    'drive-community': { kind: 'community', community: COMMUNITY },
  };
  const driveOf = (audience: Audience) =>
    audience.kind === 'all' ? 'drive-all' : 'drive-community';
  const contents = new Map<string, Uint8Array>();
  const files: LibraryFile[] = [];
  const keep = (
    driveId: string,
    name: string,
    bytes: Uint8Array,
    metadata: Partial<FileMetadata>,
  ) => {
    const file: LibraryFile = {
      driveId,
      itemId: name,
      parentId: driveId,
      name,
      webUrl: `https://example.sharepoint.com/${driveId}/${encodeURIComponent(name)}`,
      size: bytes.length,
      modifiedAt: START,
      contentTag: String(bytes.length),
      metadata,
    };
    contents.set(`${driveId}/${name}`, bytes);
    files.push(file);
    return file;
  };
  for (const { name, audience, text, metadata = {} } of documents) {
    keep(driveOf(audience), name, new TextEncoder().encode(text), metadata);
  }
  return {
    libraries: async () =>
      Object.entries(drives).map(([driveId, audience]) => ({ driveId, name: driveId, audience })),
    changes: async (driveId) => ({
      changes: [
        { kind: 'folder', itemId: driveId, parentId: null, webUrl: '', ownRights: false },
        ...files
          .filter((file) => file.driveId === driveId)
          .map((file) => ({ kind: 'changed' as const, file, ownRights: false })),
      ],
      cursor: 'end',
      more: false,
      resync: false,
    }),
    content: async (driveId, itemId) => contents.get(`${driveId}/${itemId}`) ?? new Uint8Array(),
    publish: async ({ driveId, name, bytes, metadata }: NewFile) =>
      keep(driveId, name, bytes, metadata),
    place: async () => null,
    amend: async () => undefined,
    share: async () => undefined,
  };
}

/** Nobody has signed in. */
const NOBODYS_RIGHTS: World['personal'] = {
  readable: async () => 'sign-in',
  removeMessage: async () => 'sign-in',
};

const UNKNOWN: World['signIn'] = {
  tokens: NOBODY,
  resource: 'api://praxis.example.org/botid-praxis',
  whoIs: async () => {
    throw new AppError('unauthenticated', 'nobody is known by a token here');
  },
  seen: () => undefined,
  settled: async () => undefined,
};

/** Starts empty but for its people, community, documents and projects; `close` when done. */
export async function botWorld(given: Given = {}) {
  const database = await testDatabase();
  const teams = new FakeTeams(given.serviceUrl ? { serviceUrl: given.serviceUrl } : {});
  let now = START;
  const clock = { now: () => now };
  const ids = systemIds(() => now.getTime());
  const inbox = createInbox(database.db, { leaseMs: 10_000 });
  const words = createWords();
  /** Milliseconds that the bot has waited within turns. */
  const pauses: number[] = [];
  const world: World = {
    chance: systemChance,
    secrets: systemSecrets(),
    clock,
    ids,
    log: quiet,
    words,
    text: createTextAnalysis(),
    documents: {
      docx: async ({ title }) => new TextEncoder().encode(title),
      pages: async () => 1,
    },
    pdf: { convert: async () => new Map(), trouble: () => null },
    extractor: {
      extract: async (_name, bytes) => ({ ok: true, text: new TextDecoder().decode(bytes) }),
    },
    directory: {
      person: async (id) => PEOPLE.find((one) => one.id === id) ?? null,
      async *everybody() {
        yield* PEOPLE;
      },
    },
    signIn: given.signIn ?? UNKNOWN,
    personal: given.personal ?? NOBODYS_RIGHTS,
    ...(given.elsewhere ? { elsewhere: given.elsewhere } : {}),
    templates: given.templates,
    languageModel: { model: REPEATING, audiences: ['community', 'guests'] },
    // Nobody binds a community in a chat; what is made and who is let in is said to be so.
    ...nowhere(),
    registers: {
      communities: async (only) =>
        [community(given.premoderated ?? false), ...(given.communities ?? [])].filter(
          ({ slug }) => !only || slug === only,
        ),
    },
    registry: {
      projects: {
        place: 'Projects',
        read: async () => ({
          records: [...(given.projects ?? [])],
          refused: [],
          dropped: given.dropped ?? [],
          unclear: new Set(),
        }),
      },
      moves: null,
      missions: { place: 'Missions', read: async () => null },
      trainings: null,
    },
    leavers: {
      everybody: async () =>
        new Map(PEOPLE.map(({ id }) => [id, given.leavers?.[id] ?? null] as const)),
    },
    library: memoryLibrary(given.documents ?? []),
    channels: {
      find: async (key, to) => {
        const found = teams.messages.find(
          ({ card, place }) => place === to.channelId && card?.praxisKey === key,
        );
        return found
          ? { conversationId: `${to.channelId};messageid=${found.root}`, activityId: found.id }
          : null;
      },
    },
    inbox: {
      accept: async (key) => (await inbox.accept([key])).get(key) ?? 'taken',
      leaseMs: 10_000,
      keep: (key) => inbox.keep([key]),
      handled: (key) => inbox.handled([key]),
      release: (key) => inbox.release([key]),
    },
    deletions: createDeletions(database.db),
    conversations: createConversations(database.db, clock),
    events: createOutbox(database.db),
    due: createDueWork(database.db),
    work: (onCommit) =>
      createUnitOfWork(given.over?.(database.db) ?? database.db, { clock, ids, onCommit }),
    messenger: (deps) =>
      createMessenger({
        ...deps,
        adapter: teams,
        config: { mode: 'local', tenantUrl: 'http://127.0.0.1:1' },
      }),
    tabUrl: (path) => tabLink(TAB_ADDRESS, path),
    tabPath: (address) => tabPathOf(TAB_ADDRESS, address),
    administrators: given.administrators ?? [],
    onWork: () => undefined,
    onPossibleRepeat: () => undefined,
    pause: async (ms) => {
      pauses.push(ms);
    },
    onFromStock: () => undefined,
    vocabulary: liveVocabulary(),
    outside: {
      reader: {
        async *pages() {
          yield* [];
        },
        check: () => undefined,
      },
      defaults: [],
    },
    wakeOnCommit: false,
  };
  const app = createApp(world);
  teams.connect(app.bot);
  await app.sync();
  await app.pump.settle();
  return {
    deletions: world.deletions,
    database,
    app,
    teams,
    words,
    pauses,
    world,
    /** Everything that can happen now has happened. */
    settle: () => app.pump.settle(),
    async moveTo(at: Date): Promise<void> {
      now = at;
      await app.pump.settle();
    },
    channel: () => teams.channel(CHANNEL),
    close: () => database.close(),
  };
}

export type BotWorld = Awaited<ReturnType<typeof botWorld>>;
