import type { AllStores } from './adapters/database/stores/all.ts';
import type { News } from './features/alerts/model.ts';
import type { Capture } from './features/capture/model.ts';
import { type Contribution, isModerating } from './features/discussions/contribution.ts';
import { isOpen as isOpenToMembers } from './features/discussions/contribution-audience.ts';
import type { Discussion } from './features/discussions/model.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { Query } from './features/queries/model.ts';
import { audienceOf } from './features/queries/query-audience.ts';
import type { Reply } from './features/queries/reply.ts';
import { isOpen as isOpenToReaders } from './features/queries/reply-audience.ts';
import { type ShowcaseActions, showcaseActions } from './features/showcase/actions.ts';
import type { Piece, PieceRef } from './features/showcase/model.ts';
import {
  asId,
  type CaptureId,
  type CommunityId,
  type ContributionId,
  type PersonId,
  type ReplyId,
} from './kernel/ids.ts';
import { isNobody } from './kernel/nobody.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';
import { isTalkedOf } from './talk.ts';

interface Around {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly people: Pick<PeopleActions, 'people'>;
}

const MOST_QUERIES = 500;
const LONGEST_TITLE = 200;
const OUT = ['open', 'publishing', 'replied'] as const;
const IS_OUT: ReadonlySet<string> = new Set(OUT);

/** What people write down for others to use; what is about one person's leaving or one office's work is none of it. */
const RECORDS = [
  'lesson',
  'good-practice',
  'mission-report',
  'after-action-review',
  'event-note',
  'tool-record',
  'uptake-story',
];

function ofContribution(one: Contribution, discussion: Discussion): Piece | null {
  const { id, author, text, language, createdAt } = one;
  if (!isTalkedOf(discussion) || !isOpenToMembers(one)) return null;
  if (isNobody(author) || isModerating(one)) return null;
  return {
    ...{ kind: 'contribution', id, community: discussion.community, author },
    ...{ title: discussion.title, words: text, language, at: createdAt },
    path: `/discussions/${discussion.id}`,
  };
}

function ofReply(one: Reply, query: Query): Piece | null {
  const { id, author, text, language, createdAt } = one;
  const { community } = query;
  const wide = audienceOf(query) === 'community' || audienceOf(query) === 'staff';
  if (community === null || !wide || !IS_OUT.has(query.state)) return null;
  if (isNobody(author) || !isOpenToReaders(one)) return null;
  return {
    ...{ kind: 'reply', id, community, author, title: query.text.slice(0, LONGEST_TITLE) },
    ...{ words: text, language, at: createdAt, path: `/queries/${query.id}` },
  };
}

/** @param members of the community: a record is of it where one of them wrote it */
function ofRecord(
  one: Capture,
  community: CommunityId,
  members: ReadonlySet<PersonId>,
): Piece | null {
  const { id, owner, state, readers, template, answers, language, history, updatedAt } = one;
  const wide =
    readers.audience === 'staff' ||
    (readers.audience === 'community' && readers.community === community);
  if (state !== 'published' || !wide || !RECORDS.includes(template)) return null;
  if (isNobody(owner) || !members.has(owner)) return null;
  const out = history.findLast(({ move }) => move === 'published');
  return {
    ...{ kind: 'record', id, community, author: owner, title: answers.title ?? '', words: '' },
    ...{ language, at: out ? new Date(out.at) : updatedAt, path: `/captures/${id}` },
  };
}

const membersIn = async (tx: AllStores, community: CommunityId): Promise<ReadonlySet<PersonId>> =>
  new Set((await tx.communities.members(community)).map(({ person }) => person));

async function said(tx: AllStores, community: CommunityId, since: Date) {
  const all = await tx.discussions.list({ communities: [community] });
  const own = all.filter((one) => one.community === community && one.endsAt >= since);
  const pieces: (Piece | null)[] = [];
  for (const one of own) {
    const spoken = await tx.contributions.of(one.id);
    pieces.push(...spoken.map((contribution) => ofContribution(contribution, one)));
  }
  return pieces;
}

async function replied(tx: AllStores, community: CommunityId) {
  const all = await tx.queries.list({ communities: [community], states: OUT }, MOST_QUERIES);
  const pieces: (Piece | null)[] = [];
  for (const query of all.filter((one) => one.community === community)) {
    const replies = await tx.replies.of(query.id);
    // Those of questions that were found to be the same stand under their own.
    pieces.push(...replies.flatMap((one) => (one.query === query.id ? ofReply(one, query) : [])));
  }
  return pieces;
}

async function written(tx: AllStores, community: CommunityId) {
  const members = await membersIn(tx, community);
  const out = await tx.captures.published(RECORDS);
  return out.map((one) => ofRecord(one, community, members));
}

async function found(
  tx: AllStores,
  community: CommunityId,
  { kind, id }: PieceRef,
): Promise<Piece | null> {
  if (kind === 'contribution') {
    const one = await tx.contributions.get(asId<ContributionId>(id));
    const discussion = one && (await tx.discussions.get(one.discussion));
    return discussion ? ofContribution(one, discussion) : null;
  }
  if (kind === 'reply') {
    const one = await tx.replies.get(asId<ReplyId>(id));
    const query = one && (await tx.queries.get(one.query));
    return query ? ofReply(one, query) : null;
  }
  const one = await tx.captures.get(asId<CaptureId>(id));
  return one && ofRecord(one, community, await membersIn(tx, community));
}

const present = (one: Piece | null): one is Piece => one !== null;

/** What a community shows for a month, over what is said and written there. */
export function showcaseOf({ work, clock, ids, people }: Around): ShowcaseActions {
  /** Of staff, and still there to be asked and to take it back. */
  async function ofThoseHere(pieces: readonly Piece[]): Promise<Piece[]> {
    const known = await people.people([...new Set(pieces.map(({ author }) => author))]);
    const here = new Set(
      known.flatMap(({ id, active, external }) => (active && !external ? [id] : [])),
    );
    return pieces.filter(({ author }) => here.has(author));
  }

  return showcaseActions({
    ...{ work, clock, ids },
    pieces: async (community, since) => {
      const all = await work.run(async (tx) => [
        ...(await said(tx, community, since)),
        ...(await replied(tx, community)),
        ...(await written(tx, community)),
      ]);
      return ofThoseHere(all.filter(present).filter(({ at }) => at >= since));
    },
    piece: async (community, ref) => {
      const one = await work.run((tx) => found(tx, community, ref));
      // What stands in another community is another's to show.
      if (one?.community !== community) return null;
      return (await ofThoseHere([one]))[0] ?? null;
    },
  });
}

/** What was agreed to, as news of its community: each once. */
export const shownOf =
  (showcase: Pick<ShowcaseActions, 'since'>) =>
  async (communities: readonly CommunityId[], since: Date): Promise<readonly News[]> =>
    (await showcase.since(communities, since)).map(({ id, author, community, settledAt }) => ({
      ...{ kind: 'showcase' as const, id, topics: [], countries: [], by: author },
      ...{ at: settledAt ?? since, communities: [community] },
    }));
