import { z } from 'zod';
import type { Audience } from '../../kernel/audience.ts';
import { AppError } from '../../kernel/errors.ts';
import { asId, type CommunityId, type PersonId } from '../../kernel/ids.ts';
import type { Amendment, Library, LibraryPort, PublishTrouble } from '../../ports/library.ts';
import type { Log } from '../../ports/log.ts';
import { changeFeed, itemSchema, toFile, WITH_FIELDS } from './changes.ts';
import type { Graph } from './client.ts';
import { columnDay, optionalText, textList } from './columns.ts';
import { createTyping } from './content-types.ts';
import { createDescribing } from './describing.ts';
import { downloads } from './downloads.ts';
import { isFault } from './faults.ts';
import { listFeed } from './list-changes.ts';
import { driveOfList, listOfDrive } from './list-places.ts';
import { listFinder } from './list-register.ts';
import { createSiteLists } from './lists.ts';
import { type Terms, toFields, topicFields } from './metadata.ts';
import { to } from './route.ts';
import { upload } from './upload.ts';

export interface LibraryOptions {
  /** `<host>:/sites/<name>` of the site that holds the list of audiences. */
  readonly site: string;
  readonly log: Log;
  /** How topics are named in a file's columns; our own lists unless told. */
  readonly terms?: Terms;
  /** Display name of the list; default `Audiences`. */
  readonly list?: string;
}

export const audienceRow = z.object({
  Title: optionalText,
  /** Of a library. */
  DriveId: optionalText,
  /** Of a list, where there is no DriveId. A register of before there was this column has none. */
  ListId: optionalText,
  Kind: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(['all', 'community', 'named', 'checked'])),
  Slug: optionalText,
  PeopleIds: textList,
});
type AudienceRow = z.infer<typeof audienceRow>;

const invited = z.object({ value: z.array(z.object({ error: z.unknown().optional() })) });

/** The library of handovers: in the register with nobody as its readers. */
export const SHARED_BY_FILE = 'Handovers';

/** SharePoint libraries by Graph: the list of audiences says which, and who may read each. */
export function createLibrary(graph: Graph, options: LibraryOptions): LibraryPort {
  const { log, terms } = options;
  const lists = createSiteLists(graph, options.site, log);
  const files = downloads(graph);
  const changes = changeFeed(graph, log, files);
  const items = listFeed(graph, log);
  const finder = listFinder(graph);
  const typed = createTyping(graph, log);
  const described = createDescribing(graph, log);
  const itemTarget = (drive: string, item: string) =>
    to('/drives/{drive}/items/{item}', { drive, item }, { $expand: WITH_FIELDS });

  const register = (): Promise<readonly AudienceRow[]> =>
    lists.rows(options.list ?? 'Audiences', Object.keys(audienceRow.shape), audienceRow);

  /** Null where the row names nothing that can be found. */
  async function driveOf({ DriveId, ListId }: AudienceRow): Promise<string | null> {
    if (DriveId || !ListId) return DriveId;
    const place = await finder(ListId);
    return place && driveOfList(place);
  }

  return {
    async libraries() {
      const found = await Promise.all(
        (await register()).map(async (row) => ({ row, driveId: await driveOf(row) })),
      );
      return found.flatMap(({ row, driveId }): Library[] => {
        const audience = driveId === null ? null : toAudience(row, driveId);
        // What a person opens of a list takes Sites.Read.All in their name, which nobody is asked for.
        const unasked = audience?.kind === 'checked' && listOfDrive(audience.driveId) !== null;
        // Said on purpose: what is in it is shared file by file, and nothing of it is ever searched.
        if (row.Title === SHARED_BY_FILE && row.Kind === 'named' && !audience) return [];
        if (driveId && audience && !unasked) {
          return [{ driveId, name: row.Title ?? '', audience }];
        }
        const { Title: name, DriveId: drive, ListId: list, Kind: kind } = row;
        log.warn(
          { name, drive, list, kind },
          driveId ? 'library left out: its audience is unsaid' : 'library left out: not found',
        );
        return [];
      });
    },

    changes(driveId, cursor) {
      const list = listOfDrive(driveId);
      return list ? items.changes(list, cursor) : changes(driveId, cursor);
    },

    content(driveId, itemId) {
      const list = listOfDrive(driveId);
      return ownTrouble(list ? items.content(list, itemId) : files.bytes(driveId, itemId));
    },

    publish({ driveId, folder, name, bytes, metadata }) {
      return namingTrouble(async () => {
        const path = [...folder.split('/'), name].map(allowedName).filter(Boolean);
        const itemId = await upload(graph, driveId, path, bytes);
        await described(driveId, itemId, toFields(metadata, terms));
        await typed(driveId, itemId, metadata.type);
        const item = await graph.get(itemTarget(driveId, itemId), itemSchema);
        return toFile(driveId, item, item.listItem?.fields);
      });
    },

    async amend(driveId, itemId, changes) {
      // An item of a list has columns of its own, which Praxis only reads.
      if (listOfDrive(driveId)) throw new AppError('forbidden', 'an item of a list');
      await ownTrouble(described(driveId, itemId, columnsOf(changes, terms)));
      const item = await graph.get(itemTarget(driveId, itemId), itemSchema);
      const { metadata } = toFile(driveId, item, item.listItem?.fields);
      const { about, ...plain } = changes;
      const taken = Object.entries(plain).every(
        ([name, value]) => metadata[name as keyof typeof plain] === value,
      );
      const said = new Set(metadata.topics);
      if (!taken || about?.topics.some((slug) => !said.has(slug)))
        throw new AppError('forbidden', 'the library lacks the columns');
    },

    async place(name) {
      return (await register()).find(({ Title }) => Title === name)?.DriveId ?? null;
    },

    share: (driveId, itemId, people) => ownTrouble(invite(graph, driveId, itemId, people)),
  };
}

const columnsOf = ({ ownerId, reviewOn, about }: Amendment, terms?: Terms) => ({
  ...(reviewOn ? { ReviewDate: columnDay(reviewOn) } : {}),
  ...(ownerId ? { OwnerId: ownerId } : {}),
  ...(about ? topicFields(about, terms) : {}),
});

/** Null where the row does not say who: such a library is nobody's rather than everybody's. */
function toAudience({ Kind, Slug, PeopleIds }: AudienceRow, driveId: string): Audience | null {
  switch (Kind) {
    case 'all':
      return { kind: 'all' };
    case 'community':
      return Slug ? { kind: 'community', community: asId<CommunityId>(Slug) } : null;
    case 'named': {
      const people = PeopleIds.map((id) => asId<PersonId>(id));
      return people.length > 0 ? { kind: 'named', people, driveId } : null;
    }
    case 'checked':
      return { kind: 'checked', driveId };
  }
}

/** A name as SharePoint takes it: the same input gives the same name, so that a retry finds its file. */
const allowedName = (name: string): string =>
  name
    .replace(/["*:<>?/\\|]+/g, '-')
    .replace(/^[\s~]+|[\s.]+$/g, '')
    .slice(0, 255);

/** Withheld, or locked by another program: said as the file's own trouble, apart from a service that is down. */
async function ownTrouble<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (isFault(error, 403, 423)) {
      throw new AppError('forbidden', 'the file is withheld or locked', {}, { cause: error });
    }
    throw error;
  });
}

/** What each refusal means for whoever waits for the file; whatever stands in no line is no answer. */
const TROUBLE_OF: Readonly<Record<number, PublishTrouble>> = {
  400: 'refused',
  403: 'read-only',
  423: 'locked',
  429: 'busy',
  503: 'busy',
  507: 'full',
};

/** The refusal with what it means. */
async function namingTrouble<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isFault(error)) throw error;
    const trouble = TROUBLE_OF[error.status] ?? 'away';
    throw new AppError(error.code, error.message, { trouble }, { cause: error });
  }
}

/** Without a mail of SharePoint's own: whoever is given it is told by Praxis. The same invitation twice is one. */
async function invite(
  graph: Graph,
  driveId: string,
  itemId: string,
  people: readonly PersonId[],
): Promise<void> {
  if (people.length === 0) return;
  const target = to('/drives/{drive}/items/{item}/invite', { drive: driveId, item: itemId });
  const body = {
    recipients: people.map((objectId) => ({ objectId })),
    requireSignIn: true,
    sendInvitation: false,
    roles: ['read'],
  };
  const { value } = await graph.post(target, body, invited, { repeatable: true });
  // One of several may fail inside an answer that succeeded.
  if (value.some(({ error }) => error)) {
    throw new AppError('forbidden', 'one of the people cannot be given the file');
  }
}
