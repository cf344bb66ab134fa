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
import { useWords } from '../../words.tsx';

/** Topics that members want to discuss, most backed first, and the moderators' answers. */
export default function TopicsPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['topic-proposals'], queryFn: api.topicProposals });
  return (
    <Page
      title={say('discussion.topics.title')}
      above={<TextLink to="/discussions">{say('tab.discussions.title')}</TextLink>}
    >
      <p className={layout.plain}>{say('discussion.topics.what')}</p>
      <Propose />
      <Read query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('discussion.topics.none')}>
              <p className={layout.plain}>{say('discussion.tab.none-topics')}</p>
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
  const layout = useLayout();
  const tell = useTell();
  const [open, setOpen] = useState(false);
  const [nonce, setNonce] = useState(newNonce);
  const [community, setCommunity] = useState(me.communities[0]?.id ?? '');
  const [title, setTitle] = useState('');
  const [why, setWhy] = useState('');
  const write = useWrite(api.proposeTopic);
  if (me.communities.length === 0) return null;
  const button = (
    <div>
      <Button appearance="primary" onClick={() => setOpen(true)}>
        {say('discussion.topics.propose')}
      </Button>
    </div>
  );
  if (!open) return button;
  return (
    <Confirm
      title={say('discussion.topics.propose')}
      confirm={say('discussion.topics.send')}
      onClose={() => setOpen(false)}
      check={() => title.trim() !== '' && community !== ''}
      onConfirm={async () => {
        await write.mutateAsync({ nonce, community, title: title.trim(), why: why.trim() });
        tell(say('discussion.topics.proposed'));
        setNonce(newNonce());
        setTitle('');
        setWhy('');
      }}
    >
      <div className={layout.stack}>
        <Field label={say('tab.new-discussion.community')} required>
          <Select value={community} onChange={(_, { value }) => setCommunity(value)}>
            {me.communities.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say('discussion.topics.topic')} required>
          <Input value={title} maxLength={200} onChange={(_, { value }) => setTitle(value)} />
        </Field>
        <Field label={say('discussion.topics.why')}>
          <Textarea value={why} maxLength={2_000} onChange={(_, { value }) => setWhy(value)} />
        </Field>
      </div>
    </Confirm>
  );
}

interface Item {
  readonly topic: TopicProposal;
  readonly all: readonly TopicProposal[];
}

function Topic({ topic, all }: Item) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const [answering, setAnswering] = useState(false);
  const back = useWrite((on: boolean) => api.backTopic(topic.id, on));
  const withdraw = useWrite(() => api.withdrawTopic(topic.id));
  const { actions, title, why, language, backers, state, reason, mergedInto } = topic;
  const failed = back.error ?? withdraw.error;
  return (
    <li className={layout.card}>
      <div className={layout.row}>
        <h2 className={layout.h3} lang={language}>
          {title}
        </h2>
        <Tag>{say(`discussion.topics.state.${state}`)}</Tag>
      </div>
      <p className={layout.muted}>
        {topic.community.name} · {say('discussion.topics.backers', { count: backers })} ·{' '}
        {say('discussion.tab.by', { name: topic.by })}
      </p>
      {why ? (
        <p className={layout.written} lang={language}>
          {why}
        </p>
      ) : null}
      {reason ? <p>{say('discussion.topics.answer', { reason })}</p> : null}
      {mergedInto ? <p>{say('discussion.topics.into', { title: mergedInto.title })}</p> : null}
      <div className={layout.row}>
        {actions.includes('back') ? (
          <Button disabled={back.isPending} onClick={() => back.mutate(true)}>
            {say('discussion.topics.back')}
          </Button>
        ) : null}
        {actions.includes('unback') ? (
          <Button disabled={back.isPending} onClick={() => back.mutate(false)}>
            {say('discussion.topics.unback')}
          </Button>
        ) : null}
        {actions.includes('withdraw') ? (
          <Button disabled={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
            {say('discussion.topics.withdraw')}
          </Button>
        ) : null}
        {actions.includes('accept') ? (
          <Button onClick={() => setAnswering(true)}>{say('discussion.topics.decide')}</Button>
        ) : null}
      </div>
      {failed ? <ErrorState error={failed} /> : null}
      {answering ? <Answer topic={topic} all={all} onClose={() => setAnswering(false)} /> : null}
    </li>
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
      confirm={say('discussion.topics.tell')}
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
        tell(say('discussion.topics.answered'));
      }}
    >
      <div className={layout.stack}>
        <Field label={say('discussion.topics.your-answer')} required>
          <Select value={verb} onChange={(_, { value }) => setVerb(value as AnswerTopic['verb'])}>
            {verbs.map((one) => (
              <option key={one} value={one}>
                {say(`discussion.topics.verb.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {verb === 'merge' ? (
          <Field label={say('discussion.topics.merge-into')} required>
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
          label={say('discussion.topics.reason')}
          required
          {...(wrong ? { validationMessage: say('discussion.topics.reason-missing') } : {})}
        >
          <Textarea value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
        </Field>
      </div>
    </Confirm>
  );
}
