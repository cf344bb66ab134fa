import { Button, Field, MessageBar, MessageBarBody, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { PeerReview, ReviewerSays } from '../../../src/contract/peer-review.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { explain } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const LONGEST = 2_000;

/** How it stands, in a sentence. */
export function Standing({ review }: { readonly review: PeerReview }) {
  const { say } = useWords();
  const { capture, rounds, gone } = review;
  const name = rounds.at(-1)?.reviewer.name ?? '';
  const { state } = capture;
  const known =
    state === 'reviewing' || state === 'changing' || state === 'approved' || state === 'draft';
  const key = gone ? 'gone' : known ? state : 'over';
  return (
    <MessageBar intent={gone ? 'warning' : 'info'} layout="multiline">
      <MessageBarBody>{say(`reviewing.standing.${key}`, { name })}</MessageBarBody>
    </MessageBar>
  );
}

/** To its author: go on, or take it back. */
export function AuthorMoves({ review }: { readonly review: PeerReview }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const { capture, actions } = review;
  const { id } = capture;
  const back = useWrite(() => api.takeReviewBack(id));
  const take = () =>
    back.mutate(undefined, {
      onSuccess: () => tell(say('reviewing.taken-back')),
      onError: (error) => tell(explain(error, words), 'error'),
    });
  return (
    <div className={layout.row}>
      <LinkButton to={`/captures/${id}`}>{say('reviewing.list.open')}</LinkButton>
      {actions.includes('recall') || actions.includes('revise') ? (
        <Button disabled={back.isPending} onClick={take}>
          {say(actions.includes('revise') ? 'reviewing.revise' : 'reviewing.recall')}
        </Button>
      ) : null}
    </div>
  );
}

/** Of the whole, and beside single fields. */
export interface Said {
  readonly note: string;
  readonly comments: Readonly<Record<string, string>>;
}

/** What the reviewer says of it, with what they wrote beside single fields. */
export function ReviewerMoves(props: {
  readonly review: PeerReview;
  readonly said: Said;
  readonly setSaid: (said: Said) => void;
  readonly clear: () => void;
}) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [asking, setAsking] = useState<ReviewerSays['verb'] | null>(null);
  const { said, setSaid, clear } = props;
  const { note, comments } = said;
  const { capture, rounds } = props.review;
  const write = useWrite((verb: ReviewerSays['verb']) =>
    api.reviewerSays(capture.id, {
      verb,
      round: rounds.length,
      note,
      comments: verb === 'ask-changes' ? comments : {},
    }),
  );
  return (
    <Section id="say" title={say('reviewing.changes.note')}>
      <div className={layout.card}>
        <Field label={say('reviewing.changes.note')}>
          <Textarea
            value={note}
            maxLength={LONGEST}
            onChange={(_, { value }) => setSaid({ ...said, note: value })}
          />
        </Field>
        <div className={layout.row}>
          <Button appearance="primary" onClick={() => setAsking('approve')}>
            {say('reviewing.look.approve')}
          </Button>
          <Button onClick={() => setAsking('ask-changes')}>{say('reviewing.look.changes')}</Button>
          <Button onClick={() => setAsking('decline')}>{say('reviewing.look.decline')}</Button>
        </div>
      </div>
      {asking ? (
        <Confirm
          title={say(TITLES[asking])}
          confirm={say(GO[asking])}
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            await write.mutateAsync(asking);
            clear();
            tell(say(asking === 'decline' ? 'reviewing.look.declined' : 'reviewing.look.approved'));
          }}
        />
      ) : null}
    </Section>
  );
}

const TITLES = {
  approve: 'reviewing.look.approve',
  'ask-changes': 'reviewing.changes.title',
  decline: 'reviewing.decline.title',
} as const;

const GO = {
  approve: 'reviewing.look.approve',
  'ask-changes': 'reviewing.changes.go',
  decline: 'reviewing.decline.go',
} as const;
