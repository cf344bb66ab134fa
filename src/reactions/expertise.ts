import type { ExpertiseActions } from '../features/expertise/actions.ts';
import type { ContributionId, QueryId, ReplyId } from '../kernel/ids.ts';
import { on, type Reaction } from './reaction.ts';

/**
 * What people wrote is understood as it stands, whatever has happened to it: coming twice or late changes nothing.
 * Whether it may still be shown never waits for this.
 */
export function expertiseReactions({
  expertise,
}: {
  readonly expertise: ExpertiseActions;
}): readonly Reaction[] {
  const reply = ({ data }: { readonly data: { readonly reply: ReplyId } }) =>
    expertise.learn('reply', data.reply);
  const contribution = ({ data }: { readonly data: { readonly contribution: ContributionId } }) =>
    expertise.learn('contribution', data.contribution);
  const query = ({ data }: { readonly data: { readonly query: QueryId } }) =>
    expertise.learnUnder(data.query);
  return [
    on('reply.received', 'understand', reply),
    on('reply.approved', 'understand', reply),
    on('reply.held', 'understand', reply),
    on('reply.hidden', 'understand', reply),
    on('reply.returned', 'understand', reply),
    on('reply.edited', 'understand', reply),
    on('reply.withdrawn', 'understand', reply),
    on('reply.narrowed', 'understand', reply),
    on('contribution.received', 'understand', contribution),
    on('contribution.approved', 'understand', contribution),
    on('contribution.held', 'understand', contribution),
    on('contribution.hidden', 'understand', contribution),
    on('contribution.edited', 'understand', contribution),
    on('contribution.narrowed', 'understand', contribution),
    on('contribution.withdrawn', 'understand', contribution),
    on('query.withdrawn', 'understand', query),
    on('query.hidden', 'understand', query),
    on('query.narrowed', 'understand', query),
  ];
}
