import { Button, Field, mergeClasses, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { JudgeQuery, QueryPage } from '../../../src/contract/queries.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm, ReasonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { ProposeWording } from './wording.tsx';

type Verdict = JudgeQuery['verdict'];
const VERDICTS: readonly Verdict[] = ['solved', 'unsolved'];

interface Part {
  readonly query: QueryPage;
}

/** What its asker decides: whether the reply helped, or that the question is no longer one; and a moderator's hiding. */
export function Decisions({ query }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  const [asking, setAsking] = useState<Verdict | 'withdraw' | 'hide' | null>(null);
  // Whether it helped is asked once there is something that could have.
  const judge = query.actions.includes('judge') && (query.replies > 0 || query.verdict !== null);
  const withdraw = query.actions.includes('withdraw');
  const hide = query.actions.includes('hide');
  const edit = query.moderator && (query.state === 'open' || query.state === 'replied');
  if (!judge && !withdraw && !hide && !edit) return null;
  const close = () => setAsking(null);
  return (
    <>
      {judge ? (
        <section
          aria-labelledby="judge"
          className={mergeClasses(layout.card, query.verdict === null && layout.asked)}
        >
          <h2 id="judge" className={layout.h3}>
            {say('tab.query.judge.title')}
          </h2>
          <p className={layout.plain}>{say('tab.query.judge.why')}</p>
          <div className={layout.row}>
            {VERDICTS.map((verdict) => (
              <Button
                key={verdict}
                appearance={verdict === 'solved' ? 'primary' : 'secondary'}
                onClick={() => setAsking(verdict)}
              >
                {say(`tab.query.judge.${verdict}`)}
              </Button>
            ))}
          </div>
        </section>
      ) : null}
      {withdraw || hide || edit ? (
        <div className={layout.row}>
          {edit ? <Reword query={query} /> : null}
          {withdraw ? (
            <Button onClick={() => setAsking('withdraw')}>{say('tab.query.withdraw')}</Button>
          ) : null}
          {hide ? <Button onClick={() => setAsking('hide')}>{say('tab.query.hide')}</Button> : null}
        </div>
      ) : null}
      {asking === 'hide' ? <Hide query={query} onClose={close} /> : null}
      {asking === 'withdraw' ? <Withdraw query={query} onClose={close} /> : null}
      {asking === 'solved' || asking === 'unsolved' ? (
        <Judge query={query} verdict={asking} onClose={close} />
      ) : null}
    </>
  );
}

const Reword = ({ query }: Part) => (
  <ProposeWording
    query={query.id}
    item={{ reply: null, text: query.text, author: query.asker, version: query.version }}
  />
);

function Hide({ query, onClose }: Part & { readonly onClose: () => void }) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const write = useWrite((reason: string) =>
    api.hideQuery(query.id, { reason, version: query.version }),
  );
  return (
    <ReasonDialog
      title={say('tab.query.hide-title')}
      label={say('tab.review.hide-reason')}
      hint={say('tab.query.hide-hint')}
      confirm={say('tab.review.hide')}
      onClose={onClose}
      onReason={async (reason) => {
        await write.mutateAsync(reason);
        tell(say('tab.query.hidden'));
      }}
    />
  );
}

const COMMENT_LIMIT = 500;

function Judge(props: Part & { readonly verdict: Verdict; readonly onClose: () => void }) {
  const { query, verdict, onClose } = props;
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const [comment, setComment] = useState('');
  const write = useWrite((input: JudgeQuery) => api.judgeQuery(query.id, input));
  return (
    <Confirm
      title={say(`tab.query.judge.${verdict}-title`)}
      confirm={say(`tab.query.judge.${verdict}`)}
      onClose={onClose}
      onConfirm={async () => {
        const words = comment.trim();
        await write.mutateAsync(words ? { verdict, comment: words } : { verdict });
        tell(say(`tab.query.judge.${verdict}-done`));
      }}
    >
      {say(`tab.query.judge.${verdict}-text`)}
      <Field
        label={say(`tab.query.judge.${verdict}-comment`)}
        hint={say('tab.query.judge.comment-hint')}
      >
        <Textarea
          value={comment}
          maxLength={COMMENT_LIMIT}
          resize="vertical"
          onChange={(_, { value }) => setComment(value)}
        />
      </Field>
    </Confirm>
  );
}

function Withdraw({ query, onClose }: Part & { readonly onClose: () => void }) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const write = useWrite(() => api.withdrawQuery(query.id));
  return (
    <Confirm
      title={say('tab.query.withdraw-title')}
      confirm={say('tab.query.withdraw-yes')}
      onClose={onClose}
      onConfirm={async () => {
        await write.mutateAsync(undefined);
        tell(say('tab.query.withdrawn'));
      }}
    >
      {say('tab.query.withdraw-text')}
    </Confirm>
  );
}
