import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerTopic, TopicProposal } from '../../../src/contract/discussion-plans.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useTyped } from '../../typed.ts';
import { useWords } from '../../words.tsx';

/** Topics that members want to discuss, most backed first, and the moderators' answers. */
export default function TopicsPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['topic-proposals'], queryFn: api.topicProposals });
  return (
    <Page
      title={say('planning.topics.title')}
      above={<TextLink to="/discussions">{say('tab.discussions.title')}</TextLink>}
    >
      <p className={layout.plain}>{say('planning.topics.what')}</p>
      <Propose />
      <Read query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('planning.topics.none')}>
              <p className={layout.plain}>{say('planning.tab.none-topics')}</p>
            </Empty>
          ) : (
            <ul className={layout.list}>
              {items.map((topic) => (
                <Topic key={topic.id} topic={topic} all={items} />
              ))}
            </ul>
          )
        }
      </Read>
    </Page>
  );
}

function Propose() {
  const { say } = useWords();
  const { api, me } = useApp();
  const tell = useTell();
  const [open, setOpen] = useState(false);
  const [draft, setDraft, clear] = useTyped('topic', () => {
    return { nonce: newNonce(), community: '', title: '', why: '' };
  });
  const write = useWrite(api.proposeTopic);
  if (me.communities.length === 0) return null;
  const { nonce, title, why } = draft;
  // Whoever left a community since they began proposes it elsewhere.
  const { id: community = '' } =
    me.communities.find(({ id }) => id === draft.community) ?? me.communities[0] ?? {};
  const button = (
    <div>
      <Button appearance="primary" onClick={() => setOpen(true)}>
        {say('planning.topics.propose')}
      </Button>
    </div>
  );
  if (!open) return button;
  return (
    <Confirm
      title={say('planning.topics.propose')}
      confirm={say('planning.topics.send')}
      onClose={() => setOpen(false)}
      check={() => title.trim() !== '' && community !== ''}
      onConfirm={async () => {
        await write.mutateAsync({ nonce, community, title: title.trim(), why: why.trim() });
        tell(say('planning.topics.proposed'));
        clear();
      }}
    >
      <TopicFields {...{ draft, community }} onChange={setDraft} />
    </Confirm>
  );
}

interface Draft {
  readonly nonce: string;
  readonly community: string;
  readonly title: string;
  readonly why: string;
}

function TopicFields(props: {
  readonly draft: Draft;
  /** The one that it is for, where the draft's is theirs no more. */
  readonly community: string;
  readonly onChange: (draft: Draft) => void;
}) {
  const { draft, community, onChange } = props;
  const { say } = useWords();
  const { me } = useApp();
  const layout = useLayout();
  return (
    <div className={layout.stack}>
      <Field label={say('tab.new-discussion.community')} required>
        <Select
          value={community}
          onChange={(_, { value }) => onChange({ ...draft, community: value })}
        >
          {me.communities.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('planning.topics.topic')} required>
        <Input
          value={draft.title}
          maxLength={200}
          onChange={(_, { value }) => onChange({ ...draft, title: value })}
        />
      </Field>
      <Field label={say('planning.topics.why')}>
        <Textarea
          value={draft.why}
          maxLength={2_000}
          onChange={(_, { value }) => onChange({ ...draft, why: value })}
        />
      </Field>
    </div>
  );
}

interface Item {
  readonly topic: TopicProposal;
  readonly all: readonly TopicProposal[];
}

function Topic({ topic, all }: Item) {
  const { say } = useWords();
  const layout = useLayout();
  const [answering, setAnswering] = useState(false);
  const { title, why, language, backers, state, reason, mergedInto } = topic;
  return (
    <li className={layout.card}>
      <div className={layout.row}>
        <h2 className={layout.h3} lang={language}>
          {title}
        </h2>
        <Tag>{say(`planning.topics.state.${state}`)}</Tag>
      </div>
      <p className={layout.muted}>
        {topic.community.name} · {say('planning.topics.backers', { count: backers })} ·{' '}
        {say('planning.tab.by', { name: topic.by })}
      </p>
      {why ? (
        <p className={layout.written} lang={language}>
          {why}
        </p>
      ) : null}
      {reason ? <p>{say('planning.topics.answer', { reason })}</p> : null}
      {mergedInto ? <p>{say('planning.topics.into', { title: mergedInto.title })}</p> : null}
      <Buttons topic={topic} answer={() => setAnswering(true)} />
      {answering ? <Answer topic={topic} all={all} onClose={() => setAnswering(false)} /> : null}
    </li>
  );
}

function Buttons({
  topic,
  answer,
}: {
  readonly topic: TopicProposal;
  readonly answer: () => void;
}) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const back = useWrite((on: boolean) => api.backTopic(topic.id, on));
  const withdraw = useWrite(() => api.withdrawTopic(topic.id));
  const { actions } = topic;
  const failed = back.error ?? withdraw.error;
  return (
    <>
      <div className={layout.row}>
        {actions.includes('back') ? (
          <Button disabled={back.isPending} onClick={() => back.mutate(true)}>
            {say('planning.topics.back')}
          </Button>
        ) : null}
        {actions.includes('unback') ? (
          <Button disabled={back.isPending} onClick={() => back.mutate(false)}>
            {say('planning.topics.unback')}
          </Button>
        ) : null}
        {actions.includes('withdraw') ? (
          <Button disabled={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
            {say('planning.topics.withdraw')}
          </Button>
        ) : null}
        {actions.includes('accept') ? (
          <Button onClick={answer}>{say('planning.topics.decide')}</Button>
        ) : null}
      </div>
      {failed ? <ErrorState error={failed} /> : null}
    </>
  );
}

function Answer({ topic, all, onClose }: Item & { readonly onClose: () => void }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const others = all.filter(
    (one) => one.id !== topic.id && one.community.id === topic.community.id && one.state === 'open',
  );
  const [verb, setVerb] = useState<AnswerTopic['verb']>('accept');
  const [into, setInto] = useState(others[0]?.id ?? '');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState(false);
  const write = useWrite((input: AnswerTopic) => api.answerTopic(topic.id, input));
  const verbs =
    others.length > 0
      ? (['accept', 'merge', 'decline'] as const)
      : (['accept', 'decline'] as const);
  return (
    <Confirm
      title={topic.title}
      confirm={say('planning.topics.tell')}
      onClose={onClose}
      check={() => {
        setWrong(!reason.trim());
        return reason.trim() !== '';
      }}
      onConfirm={async () => {
        await write.mutateAsync({
          verb,
          reason: reason.trim(),
          ...(verb === 'merge' ? { into } : {}),
        });
        tell(say('planning.topics.answered'));
      }}
    >
      <div className={layout.stack}>
        <Field label={say('planning.topics.your-answer')} required>
          <Select value={verb} onChange={(_, { value }) => setVerb(value as AnswerTopic['verb'])}>
            {verbs.map((one) => (
              <option key={one} value={one}>
                {say(`planning.topics.verb.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {verb === 'merge' ? (
          <Field label={say('planning.topics.merge-into')} required>
            <Select value={into} onChange={(_, { value }) => setInto(value)}>
              {others.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        <Field
          label={say('planning.topics.reason')}
          required
          {...(wrong ? { validationMessage: say('planning.topics.reason-missing') } : {})}
        >
          <Textarea value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
        </Field>
      </div>
    </Confirm>
  );
}
