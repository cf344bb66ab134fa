import type { Contribution } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { Review, type Verb } from '../../components/review.tsx';

/** The moves on one contribution. */
export function ReviewContribution(props: {
  readonly discussion: string;
  readonly contribution: Contribution;
  readonly primary?: Verb;
  readonly onDone?: (verb: Verb) => void;
}) {
  const { discussion, contribution, ...rest } = props;
  const { api } = useApp();
  const { id } = contribution;
  return (
    <Review
      words="contribution"
      item={contribution}
      send={(input) => api.review(id, input)}
      remove={() => api.removeMessage(id)}
      stateNow={async () => {
        const { thread } = await api.discussion(discussion);
        return thread.find((one) => one.id === id)?.state ?? null;
      }}
      {...rest}
    />
  );
}
