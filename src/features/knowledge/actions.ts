import { AppError } from '../../kernel/errors.ts';
import type { CommunityId, PersonId, ProductId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Elsewhere } from '../../ports/elsewhere.ts';
import type { Ids } from '../../ports/ids.ts';
import type { PersonalRights } from '../../ports/personal.ts';
import type { SearchIndex } from '../../ports/search.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { access } from './access.ts';
import type { Vocabulary } from './answers.ts';
import { besideItems } from './beside.ts';
import { catalogueReads } from './catalogue-reads.ts';
import { choiceActions } from './choices.ts';
import { citedIn } from './citing.ts';
import { likelyCopies } from './copies.ts';
import { gapFilling } from './gap-filling.ts';
import { gapActions } from './gaps.ts';
import { inCommunities } from './in-communities.ts';
import { libraryReads } from './library-reads.ts';
import { type Marks, markActions } from './marks.ts';
import { type Alike, audiencesOf, type Found, type Outline, type Product } from './model.ts';
import { type Notice, noticeActions } from './notices.ts';
import { ownFiles } from './own-files.ts';
import { reviewActions } from './reviewing.ts';
import { searching } from './searching.ts';
import type { KnowledgeStores } from './store.ts';
import type { LibrarySync } from './sync.ts';

export type { Answer, Browsed, Vocabulary, Wide } from './answers.ts';

/** A document with all that is known of it, as far as this reader may open it. */
export interface ItemPage {
  readonly product: Product;
  readonly alike: readonly Alike[];
  readonly more: readonly Found[];
  readonly notices: readonly Notice[];
  readonly marks: Marks;
}

export interface KnowledgeDeps {
  readonly work: UnitOfWork<KnowledgeStores>;
  readonly index: SearchIndex;
  readonly text: TextAnalysis;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly sync: LibrarySync;
  readonly personal: Pick<PersonalRights, 'readable'>;
  /** Microsoft Search in people's names; absent where it is not asked. */
  readonly elsewhere?: Elsewhere;
  /** The vocabulary: what topics and countries a text speaks of, and other words for them. */
  readonly vocabulary: Vocabulary;
  /** The community that has most of these topics; null for none. */
  readonly themeOf: (topics: readonly string[]) => Promise<CommunityId | null>;
  /** Whether people of other organizations read in a community's channel beside its members. */
  readonly hasGuests: (community: CommunityId) => Promise<boolean>;
  /** How many say beside each of these that they see it differently; none where it is not in the map. */
  readonly differing: (items: readonly ProductId[]) => Promise<ReadonlyMap<string, number>>;
  /** Those of them who are still here. */
  readonly present: (ids: readonly PersonId[]) => Promise<ReadonlySet<PersonId>>;
}

const doorsOf = ({ work, index, sync, personal }: KnowledgeDeps) =>
  access({
    index,
    personal,
    outlines: (ids) => work.run((tx) => tx.products.outlines(ids)),
    hasChecked: () => sync.libraries().some(({ audience }) => audience.kind === 'checked'),
    cover() {
      const all = sync.libraries();
      const drive = all.find(({ audience }) => audience.kind === 'checked') ?? all[0];
      return drive ? { driveId: drive.driveId, itemId: 'root' } : null;
    },
  });

/** What is missing, and what fills it when it comes. */
const gapsOf = (deps: KnowledgeDeps, looking: ReturnType<typeof searching>) => ({
  ...gapActions({ ...deps, understand: looking.understand }),
  ...gapFilling({ ...deps, ...looking }),
});

export function knowledgeActions(deps: KnowledgeDeps) {
  const { work, sync } = deps;
  const doors = doorsOf(deps);
  const { opens } = doors;
  const notices = noticeActions({
    ...deps,
    access: doors,
    readersFor: (who) => looking.readersFor(who),
    read,
  });
  const marks = markActions({ ...deps, read });
  const looking = searching({ ...deps, access: doors, ...notices, standings: marks.standings });

  /** @throws AppError `not-found`, the same whether it does not exist or is not for this reader */
  async function read(who: Actor, id: ProductId): Promise<Product> {
    const product = await work.run((tx) => tx.products.get(id));
    if (!product || !(await opens(who, product))) {
      throw new AppError('not-found', `no product ${id}`);
    }
    return product;
  }

  const opensAmong = (who: Actor, items: readonly Outline[]) =>
    doors.openAmong(looking.readersFor(who), items);

  return {
    ...looking,
    reviews: reviewActions({ ...deps, read, opens: opensAmong }),
    ...catalogueReads(deps, opensAmong),

    gaps: gapsOf(deps, looking),

    marks,
    notices,
    differing: deps.differing,
    ownFiles: ownFiles(deps),
    /** What stands on each of these, for one person or for everybody in a place. */
    beside: besideItems({ among: notices.among, differing: deps.differing }),
    citedIn: citedIn({ work, among: notices.among }),
    choices: choiceActions({ ...deps, read, topicsIn: (text) => deps.vocabulary.topicsIn(text) }),
    read,

    /** @throws AppError `not-found`, as `read` */
    async item(who: Actor, id: ProductId): Promise<ItemPage> {
      const product = await read(who, id);
      const [like, found, said] = await Promise.all([
        looking.like(who, product),
        notices.among(looking.readersFor(who), [id]),
        marks.of(who, product),
      ]);
      return { product, ...like, notices: found.get(id) ?? [], marks: said };
    },

    likelyCopies: likelyCopies({ work, search: looking.search }),

    ...libraryReads(deps),

    audiencesOf: (who: Actor): ReadonlySet<string> => audiencesOf(who, sync.namedAudiences()),

    ...inCommunities(deps, looking.relatedFor),

    sync,
  };
}

export type KnowledgeActions = ReturnType<typeof knowledgeActions>;
