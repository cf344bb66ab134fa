import type { QueryState } from '../features/queries/model.ts';
import type { RemovalRequest } from '../features/safety/model.ts';
import { asId, type ContributionId, type QueryId, type ReplyId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import { on, type Reaction, type ReactionDeps } from './reaction.ts';

const TAKEN_AWAY: ReadonlySet<string> = new Set(['hidden', 'withdrawn']);
const SHOWN: ReadonlySet<QueryState> = new Set(['open', 'replied', 'merged']);

/**
 * What a granted request wants removed is out of sight without another press, in the name and with the reason of
 * whoever granted it (FR-SAF-8): from drafts and their versions, search, channel and published documents. What is to
 * be changed is its author's to change; a document is taken away where it lies.
 */
export function removalReactions(deps: ReactionDeps): readonly Reaction[] {
  const { safety, people, discussions, queries } = deps;

  async function hide(who: Actor, { about, decision }: RemovalRequest): Promise<void> {
    const reason = decision ?? '';
    if (about.kind === 'contribution') {
      const id = asId<ContributionId>(about.id);
      const said = await discussions.contributions.get(id);
      if (said && !TAKEN_AWAY.has(said.state))
        await discussions.contributions.review(who, id, 'hide', { reason, forGood: true });
    }
    if (about.kind === 'reply') {
      const id = asId<ReplyId>(about.id);
      const reply = await queries.replies.get(id);
      if (reply && !TAKEN_AWAY.has(reply.state))
        await queries.replies.review(who, id, 'hide', { reason, forGood: true });
    }
    if (about.kind === 'query') {
      const id = asId<QueryId>(about.id);
      const query = await queries.get(id);
      if (query && SHOWN.has(query.state))
        await queries.hide(who, id, { reason, version: query.version });
    }
  }

  return [
    on('removal.decided', 'hide', async ({ data }) => {
      const request = await safety.requests.get(data.request);
      if (request?.state !== 'granted' || request.wish !== 'remove' || !request.decidedBy) return;
      await hide(await people.actor(request.decidedBy), request);
    }),
  ];
}
