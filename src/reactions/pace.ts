import { THRESHOLDS } from '../kernel/thresholds.ts';
import { on, type Reaction, type ReactionDeps } from './reaction.ts';

/** What is due follows from when people work and from the thresholds: where these change, it falls due at other times. */
export const paceReactions = ({
  capture,
  communities,
  discussions,
  queries,
}: ReactionDeps): readonly Reaction[] => [
  on('community.week', 'replan', ({ data }) => queries.replan(data.community)),
  on('setting.changed', 'replan', async ({ data: { key } }) => {
    if (!Object.hasOwn(THRESHOLDS, key)) return;
    if (key.startsWith('prompts.')) return capture.occasions.replanned();
    for (const { id } of await communities.list()) {
      await discussions.plan.replan(id);
      await queries.replan(id);
    }
  }),
];
