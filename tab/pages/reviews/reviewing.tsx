import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReviewAnswer } from '../../api-surfacing.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm, PersonDialog, ReasonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const VERBS = ['right', 'work', 'owner', 'withdraw'] as const;
type Verb = (typeof VERBS)[number];

/** A year from the product's day. */
const nextYear = (now: string): string => {
  const day = new Date(now);
  day.setUTCFullYear(day.getUTCFullYear() + 1);
  return day.toISOString().slice(0, 10);
};

/** What its owner says of a document whose time has come: it holds until then, needs work, is another's, should go. */
export function Reviewing({ id, title }: { readonly id: string; readonly title: string }) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const layout = useLayout();
  const [asking, setAsking] = useState<Verb | null>(null);
  const answer = useWrite((input: ReviewAnswer) => api.answerReview(id, input));
  const done = (input: ReviewAnswer) =>
    answer.mutateAsync(input).then(() => tell(say('collections.reviews.thanks')));
  const close = () => setAsking(null);
  const common = {
    title: say(`collections.reviews.verbs.${asking ?? 'right'}`),
    confirm: say(`collections.reviews.verbs.${asking ?? 'right'}`),
    onClose: close,
  };
  return (
    <>
      <div className={layout.row}>
        {VERBS.map((verb) => (
          <Button
            key={verb}
            size="small"
            aria-label={say(`collections.reviews.verbs-of.${verb}`, { title })}
            onClick={() => setAsking(verb)}
          >
            {say(`collections.reviews.verbs.${verb}`)}
          </Button>
        ))}
      </div>
      {asking === 'right' ? (
        <StillRight {...common} onDay={(reviewOn) => done({ verb: 'right', reviewOn })} />
      ) : null}
      {asking === 'work' || asking === 'withdraw' ? (
        <ReasonDialog
          {...common}
          label={say('collections.reviews.note')}
          hint={say(`collections.reviews.hints.${asking}`)}
          onReason={(note) => done({ verb: asking, note })}
        />
      ) : null}
      {asking === 'owner' ? (
        <PersonDialog
          {...common}
          hint={say('collections.reviews.hints.owner')}
          onPerson={(to) => done({ verb: 'owner', to })}
        />
      ) : null}
    </>
  );
}

function StillRight(props: {
  readonly title: string;
  readonly confirm: string;
  readonly onClose: () => void;
  readonly onDay: (day: string) => Promise<unknown>;
}) {
  const { say } = useWords();
  const { me } = useApp();
  const [day, setDay] = useState(nextYear(me.now));
  const { onDay, ...ask } = props;
  return (
    <Confirm {...ask} onConfirm={() => onDay(day)}>
      <Field
        label={say('collections.reviews.next')}
        hint={say('collections.reviews.hints.right')}
        required
      >
        <Input
          type="date"
          value={day}
          min={me.now.slice(0, 10)}
          onChange={(_, { value }) => setDay(value)}
        />
      </Field>
    </Confirm>
  );
}
