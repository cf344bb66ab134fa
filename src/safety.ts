import type { AllStores } from './adapters/database/stores/all.ts';
import { mayReadDiscussion, maySee } from './features/discussions/policy.ts';
import { planOf } from './features/discussions/steps.ts';
import type { KnowledgeActions } from './features/knowledge/actions.ts';
import type { PeopleActions } from './features/people/actions.ts';
import { mayRead as mayReadQuery, maySee as maySeeReply } from './features/queries/policy.ts';
import { type SafetyActions, safetyActions } from './features/safety/actions.ts';
import type { About, Item } from './features/safety/model.ts';
import { AppError } from './kernel/errors.ts';
import {
  asId,
  type CommunityId,
  type ContributionId,
  type PersonId,
  type ProductId,
  type QueryId,
  type ReplyId,
} from './kernel/ids.ts';
import type { Actor } from './kernel/person.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { TextAnalysis } from './ports/text.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

interface Around {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly text: TextAnalysis;
  readonly people: PeopleActions;
  readonly knowledge: KnowledgeActions;
  readonly themeOf: (topics: readonly string[]) => Promise<CommunityId | null>;
}

/** Discussions of a community whose people speak in it with their names. */
const SPEAKING: ReadonlySet<string> = new Set(['scheduled', 'open', 'closing', 'closed']);

const gone = ({ kind, id }: About) => new AppError('not-found', `no ${kind} ${id} for this reader`);

/** By the same rules by which each is read where it stands. */
function itemsOf({ work, knowledge, themeOf }: Around) {
  const contribution = (who: Actor, about: About): Promise<Item> =>
    work.run(async (tx) => {
      const found = await tx.contributions.get(asId<ContributionId>(about.id));
      const discussion = found && (await tx.discussions.get(found.discussion));
      if (!discussion || !maySee({ ...found, community: discussion.community }, who)) {
        throw gone(about);
      }
      if (mayReadDiscussion(discussion, who)) throw gone(about);
      const { community, title, id } = discussion;
      const path = `/discussions/${id}?said=${found.id}`;
      return { about, community, author: found.author, title, path };
    });

  const reply = (who: Actor, about: About): Promise<Item> =>
    work.run(async (tx) => {
      const found = await tx.replies.get(asId<ReplyId>(about.id));
      const query = found && (await tx.queries.get(found.query));
      if (!query || !maySeeReply({ ...found, community: query.community }, who, query.asker))
        throw gone(about);
      if (!query.community || mayReadQuery(query, who)) throw gone(about);
      const { community, text, id } = query;
      return { about, community, author: found.author, title: text, path: `/queries/${id}` };
    });

  const query = (who: Actor, about: About): Promise<Item> =>
    work.run(async (tx) => {
      const found = await tx.queries.get(asId<QueryId>(about.id));
      if (!found?.community || mayReadQuery(found, who)) throw gone(about);
      const { community, text, id, asker } = found;
      return { about, community, author: asker, title: text, path: `/queries/${id}` };
    });

  /** Of what was made here its own community, of the others the one with its topics. */
  async function product(who: Actor, about: About): Promise<Item> {
    const id = asId<ProductId>(about.id);
    const { title, ownerId, topics } = await knowledge.read(who, id);
    const origin = (await knowledge.reviews.origin(id))?.community ?? null;
    const community = origin === null ? await themeOf(topics) : asId<CommunityId>(origin);
    return { about, community, author: ownerId, title, path: `/knowledge/${id}` };
  }

  const byKind = { contribution, query, reply, product };
  return (who: Actor, about: About): Promise<Item> => byKind[about.kind](who, about);
}

/** Safe speech over what the other features know. */
export function safetyOf(around: Around): SafetyActions {
  const { work, people } = around;
  const moderators = (community: CommunityId): Promise<readonly PersonId[]> =>
    work.run(async (tx) =>
      (await tx.communities.members(community, 'moderator')).map(({ person }) => person),
    );

  async function speakers(community: CommunityId): Promise<readonly string[]> {
    const all = await work.run((tx) => tx.discussions.list({ communities: [community] }));
    const named = all
      .filter(({ state }) => SPEAKING.has(state))
      .flatMap((discussion) => {
        const { lead, deputies, resourcePersons } = planOf(discussion);
        return [
          lead ?? discussion.createdBy,
          ...deputies,
          ...resourcePersons.map(({ person }) => person),
        ];
      });
    const ids = [...new Set([...(await moderators(community)), ...named])];
    return (await people.people(ids)).map(({ name }) => name);
  }

  return safetyActions({
    ...around,
    item: itemsOf(around),
    moderators,
    governors: async () => {
      const governance = await work.run((tx) => tx.people.withRole('governance'));
      return [...new Set([...governance, ...(await people.governors())])];
    },
    speakers,
  });
}
