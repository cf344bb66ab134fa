import { Button } from '@fluentui/react-components';
import { PinRegular } from '@fluentui/react-icons/svg/pin';
import type { Contribution, DiscussionPage } from '../../../src/contract/discussions.ts';
import type { MakeMoves } from '../../../src/contract/moderation.ts';
import { useApp } from '../../app-context.tsx';
import { Entry } from '../../components/entry.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { ErrorState } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { SendAgain } from '../moderation/again.tsx';
import { Elsewhere, TendedBody, useTended } from '../moderation/tended.tsx';
import { ThreadMoves } from '../moderation/thread-moves.tsx';
import { Concerns } from '../safety/report.tsx';
import { Narrow } from './readers.tsx';
import { ReviewContribution } from './review.tsx';

/** One contribution with its marks, and what the reader may do with it. */
export function Said(props: { readonly discussion: DiscussionPage; readonly item: Contribution }) {
  const { discussion, item } = props;
  const { me } = useApp();
  const layout = useLayout();
  const tended = useTended(discussion.id);
  const part = tended.parts.find(({ id }) => id === item.id);
  const moves = discussion.moderator ? (
    <ThreadMoves contribution={item} community={discussion.community.id} />
  ) : null;
  if (part) {
    return (
      <li className={layout.card}>
        <Elsewhere discussion={discussion.id} author={part.lead} to={part.into} />
        {moves}
      </li>
    );
  }
  return (
    <Entry
      words="contribution"
      item={item}
      carrier={item.id}
      moderator={discussion.moderator}
      tags={<Marks discussion={discussion} item={item} />}
    >
      <TendedBody contribution={item.id} tended={tended} moderator={discussion.moderator} />
      {item.mine && item.state === 'returned' ? (
        <SendAgain kind="contribution" item={item} />
      ) : null}
      <div className={layout.row}>
        {item.mine ? <Narrow item={item} /> : null}
        <ReviewContribution discussion={discussion.id} contribution={item} />
        {discussion.moderator && item.state === 'published' ? (
          <Pin discussion={discussion} item={item} />
        ) : null}
        {moves}
      </div>
      {me.guest && item.mine ? null : (
        <Concerns about={{ kind: 'contribution', id: item.id }} of={item.author} mine={item.mine} />
      )}
    </Entry>
  );
}

function Marks({ discussion, item }: Parameters<typeof Said>[0]) {
  const { say } = useWords();
  return (
    <>
      {discussion.pinned.includes(item.id) ? (
        <Tag tone="brand" icon={<PinRegular />}>
          {say('planning.pinned')}
        </Tag>
      ) : null}
      {item.question === null || discussion.plan.kind === 'question-time' ? null : (
        <Tag>{say('tab.thread.question', { number: item.question + 1 })}</Tag>
      )}
      {item.audience === 'community' ||
      (item.audience === 'guests' && !discussion.guests) ? null : (
        <Tag>{say(`safety.audience.tag.${item.audience}`)}</Tag>
      )}
      {item.cause ? <Tag tone="warning">{say(`safety.cause.${item.cause}`)}</Tag> : null}
    </>
  );
}

/** The same move as in the console: pinned, and undone by the same button. */
function Pin({
  discussion,
  item,
}: {
  readonly discussion: DiscussionPage;
  readonly item: Contribution;
}) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const move = discussion.pinned.includes(item.id) ? 'unpin' : 'pin';
  const write = useWrite((input: MakeMoves) => api.makeMoves(input));
  const made = write.data?.results[0];
  return (
    <div>
      <Button
        size="small"
        disabled={write.isPending}
        onClick={() =>
          write.mutate(
            {
              items: [{ subject: 'contribution', id: item.id, version: item.version }],
              move,
              given: {},
            },
            {
              onSuccess: ({ results: [result] }) => {
                if (result?.outcome === 'made') tell(say(`console.done.${move}`));
              },
            },
          )
        }
      >
        {say(`console.move.${move}`)}
      </Button>
      {made?.outcome === 'refused' ? <p>{made.message}</p> : null}
      {write.isError ? <ErrorState error={write.error} /> : null}
    </div>
  );
}
