import { audienceOf } from '../features/discussions/contribution-audience.ts';
import { placesOf } from '../features/discussions/elsewhere.ts';
import type { Message } from '../features/notifications/model.ts';
import { isForFew } from '../features/queries/model.ts';
import type { CommunityId, ContributionId, PersonId } from '../kernel/ids.ts';
import { on, type Reaction, type ReactionDeps } from './reaction.ts';

type Post = Extract<Message, { kind: 'community-post' }>['post'];

/** Who wants each post of a community gets it as it comes: they asked for it. */
export function noticeReactions(deps: ReactionDeps): readonly Reaction[] {
  const { alerts, discussions, queries, notifications } = deps;

  async function toThose(
    communities: readonly CommunityId[],
    key: string,
    post: Post,
    but: PersonId | null,
  ): Promise<void> {
    for (const person of await alerts.levels.wantEach(communities)) {
      if (person === but) continue;
      await notifications.intend({
        key: `post:${key}:${person}`,
        target: { kind: 'person', person },
        message: { kind: 'community-post', post },
        unasked: false,
      });
    }
  }

  /** What is for named people or moderators is no post of the community. */
  async function contributed(id: ContributionId): Promise<void> {
    const said = await discussions.contributions.get(id);
    const within = said && (await discussions.get(said.discussion));
    if (!said || !within || said.state !== 'published') return;
    const audience = audienceOf(said);
    if (audience !== 'community' && audience !== 'guests') return;
    const post = { of: 'contribution', discussion: within.id, contribution: id } as const;
    await toThose(placesOf(within), id, post, said.author);
  }

  return [
    on('member.joined', 'notices', ({ data }) => alerts.levels.begin(data.person)),
    on('discussion.opened', 'each', async ({ actor, data: { discussion } }) => {
      const found = await discussions.get(discussion);
      if (found)
        await toThose(placesOf(found), discussion, { of: 'discussion', discussion }, actor);
    }),
    on('discussion.shared', 'each', ({ actor, data: { discussion, community } }) =>
      toThose([community], discussion, { of: 'discussion', discussion }, actor),
    ),
    on('contribution.received', 'each', ({ data }) => contributed(data.contribution)),
    on('contribution.approved', 'each', ({ data }) => contributed(data.contribution)),
    on('query.asked', 'each', async ({ data: { query, community } }) => {
      const found = await queries.get(query);
      if (found && !isForFew(found))
        await toThose([community], query, { of: 'query', query }, found.asker);
    }),
  ];
}
