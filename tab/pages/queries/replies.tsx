import { Button, mergeClasses } from '@fluentui/react-components';
import type { RefObject } from 'react';
import type {
  NarrowReply as NarrowInput,
  QueryPage,
  Reply,
  ReplyAudience,
} from '../../../src/contract/queries.ts';
import { useApp } from '../../app-context.tsx';
import { Entry } from '../../components/entry.tsx';
import { useLayout } from '../../components/layout.ts';
import { AmongFields, Narrow } from '../../components/narrowing.tsx';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { namedIn } from '../../components/readers.tsx';
import { Review, type Verb } from '../../components/review.tsx';
import { Empty, ErrorState } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { WritingForm } from '../../components/writing.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { SendAgain } from '../moderation/again.tsx';
import { Concerns } from '../safety/report.tsx';
import { WhoReadsLink } from '../safety/who.tsx';
import { ProposeWording } from './wording.tsx';

/** What was replied, oldest first, with what the reader may do about each. */
export function Replies({ query }: { readonly query: QueryPage }) {
  const { say } = useWords();
  const layout = useLayout();
  const { thread, replies, moderator, actions } = query;
  return (
    <Section id="thread" title={say('tab.query.replies', { count: replies })}>
      {thread.length === 0 ? (
        <Empty title={say('tab.query.no-reply')}>
          {actions.includes('reply') ? (
            <p className={layout.plain}>{say('tab.query.no-reply-how')}</p>
          ) : null}
        </Empty>
      ) : (
        <ol className={layout.list}>
          {thread.map((item) => (
            <Entry
              key={item.id}
              words="reply"
              item={item}
              carrier={item.id}
              moderator={moderator}
              tags={
                item.audience === 'community' ? null : (
                  <Tag>{say(`safety.reply.tag.${item.audience}`)}</Tag>
                )
              }
            >
              <NarrowReply query={query.id} item={item} />
              <ThankForReply query={query.id} item={item} />
              {item.mine && item.state === 'returned' ? (
                <SendAgain kind="reply" item={item} />
              ) : null}
              <ReviewReply query={query.id} reply={item} />
              <div className={layout.row}>
                {moderator && (item.state === 'published' || item.state === 'held') ? (
                  <ProposeWording query={query.id} item={{ ...item, reply: item.id }} />
                ) : null}
                <Concerns
                  about={{ kind: 'reply', id: item.id }}
                  of={item.author}
                  mine={item.mine}
                />
              </div>
            </Entry>
          ))}
        </ol>
      )}
    </Section>
  );
}

/** Its author's way to fewer readers than now. */
function NarrowReply({ query, item }: { readonly query: string; readonly item: Reply }) {
  const { api } = useApp();
  const write = useWrite((input: NarrowInput) => api.narrowReply(query, item.id, input));
  return (
    <Narrow
      among={item.narrower ?? []}
      words="reply"
      send={(audience, readers) => write.mutateAsync({ audience, readers, version: item.version })}
    />
  );
}

/** Once, by whoever asked. */
function ThankForReply({ query, item }: { readonly query: string; readonly item: Reply }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const write = useWrite((reply: string) => api.thankForReply(query, reply));
  if (item.thanks === 'said')
    return (
      <p className={mergeClasses(layout.plain, layout.muted)}>{say('questions.thanks.said')}</p>
    );
  if (item.thanks !== 'open') return null;
  const onSuccess = () => tell(say('questions.thanks.done', { name: item.author }));
  return (
    <>
      <div className={layout.row}>
        <Button disabled={write.isPending} onClick={() => write.mutate(item.id, { onSuccess })}>
          {say('questions.thanks.button')}
        </Button>
      </div>
      {write.isError ? <ErrorState error={write.error} /> : null}
    </>
  );
}

/** The moves on one reply. */
export function ReviewReply(props: {
  readonly query: string;
  readonly reply: Reply;
  readonly primary?: Verb;
  readonly onDone?: (verb: Verb) => void;
}) {
  const { query, reply, ...rest } = props;
  const { api } = useApp();
  return (
    <Review
      words="reply"
      item={reply}
      send={(input) => api.reviewReply(query, reply.id, input)}
      remove={() => api.removeReplyMessage(query, reply.id)}
      stateNow={async () => {
        const { thread } = await api.query(query);
        return thread.find(({ id }) => id === reply.id)?.state ?? null;
      }}
      {...rest}
    />
  );
}

const AUDIENCES: readonly ReplyAudience[] = ['community', 'named', 'asker', 'moderators'];

interface Chosen {
  readonly audience: ReplyAudience;
  /** As typed: names or mail addresses, apart by semicolons. */
  readonly readers: string;
}

const FOR_ALL: Chosen = { audience: 'community', readers: '' };

export function ReplyForm(props: {
  readonly query: QueryPage;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}) {
  const { query, field } = props;
  const { say } = useWords();
  const { api, me } = useApp();
  const tell = useTell();
  return (
    <WritingForm
      words="reply"
      keep={`praxis.reply:${me.id}:${query.id}`}
      field={field}
      extra={FOR_ALL}
      {...(query.community
        ? {
            before: (text: string) =>
              api.beforePosting({ community: query.community?.id ?? '', text }),
          }
        : {})}
      send={async ({ audience, readers, ...draft }) => {
        const named = audience === 'named' ? namedIn(readers) : [];
        const input = { ...draft, audience, readers: named };
        const { reply, duplicate } = await api.reply(query.id, input);
        return { ...reply, duplicate };
      }}
      above={({ audience, readers }, set) => (
        <>
          <WhoReadsLink kind="query" id={query.id} />
          <AmongFields
            among={AUDIENCES}
            words="reply"
            audience={audience}
            typed={readers}
            onChoose={(chosen) => set({ audience: chosen })}
            onName={(typed) => set({ readers: typed })}
          />
        </>
      )}
      onSent={({ state }) =>
        tell(say(`tab.query.replied.${state === 'held' ? 'held' : 'published'}`))
      }
    />
  );
}
