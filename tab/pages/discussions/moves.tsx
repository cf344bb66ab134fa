import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { DiscussionPage, MoveDiscussion } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { toInstant, toLocal } from '../../dates.ts';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

type Verb = MoveDiscussion['verb'];

/** What people decide; announcing and summarising happen by themselves. */
const PEOPLE_DECIDE: readonly string[] = [
  'schedule',
  'open',
  'extend',
  'close',
  'reopen',
  'archive',
  'back-to-draft',
  'cancel',
];
/** Members read why. */
const EXPLAINED: readonly Verb[] = ['reopen', 'cancel'];
const DATED: readonly Verb[] = ['extend', 'reopen'];
const decided = (verb: string): verb is Verb => PEOPLE_DECIDE.includes(verb);

/** The moderator's moves on the discussion itself; each is asked about first, since the channel is told. */
export function Moves({ discussion }: { readonly discussion: DiscussionPage }) {
  const { say } = useWords();
  const layout = useLayout();
  const [asking, setAsking] = useState<Verb | null>(null);
  const verbs = discussion.actions.filter(decided);
  if (verbs.length === 0) return null;
  return (
    <section aria-label={say('tab.moves.group')} className={layout.row}>
      {verbs.map((verb) => (
        <Button key={verb} onClick={() => setAsking(verb)}>
          {say(`tab.moves.verb.${verb}`)}
        </Button>
      ))}
      {asking ? (
        <MoveDialog discussion={discussion} verb={asking} onClose={() => setAsking(null)} />
      ) : null}
    </section>
  );
}

const inputOf = (verb: Verb, endsAt: Date | null, reason: string): MoveDiscussion => ({
  verb,
  ...(endsAt ? { endsAt: endsAt.toISOString() } : {}),
  ...(reason ? { reason } : {}),
});

function MoveDialog(props: {
  readonly discussion: DiscussionPage;
  readonly verb: Verb;
  readonly onClose: () => void;
}) {
  const { discussion, verb, onClose } = props;
  const { say, zone } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const write = useWrite((input: MoveDiscussion) => api.moveDiscussion(discussion.id, input));
  const dated = DATED.includes(verb);
  const explained = EXPLAINED.includes(verb);
  const [end, setEnd] = useState(() => toLocal(new Date(discussion.endsAt), zone));
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<'end' | 'reason' | null>(null);
  const endsAt = dated ? toInstant(end, zone) : null;
  const check = () => {
    const missing = dated && !endsAt ? 'end' : explained && !reason.trim() ? 'reason' : null;
    setWrong(missing);
    return missing === null;
  };

  return (
    <Confirm
      title={say(`tab.moves.title.${verb}`)}
      confirm={say(`tab.moves.verb.${verb}`)}
      onClose={onClose}
      check={check}
      onConfirm={async () => {
        await write.mutateAsync(inputOf(verb, endsAt, reason.trim()));
        tell(say(`tab.moves.done.${verb}`));
      }}
    >
      {say(`tab.moves.text.${verb}`)}
      {dated ? (
        <Field
          label={say('tab.moves.new-end')}
          hint={say('tab.common.zone', { zone })}
          required
          {...(wrong === 'end'
            ? { validationMessage: say('tab.new-discussion.problems.no-time') }
            : {})}
        >
          <Input type="datetime-local" value={end} onChange={(_, { value }) => setEnd(value)} />
        </Field>
      ) : null}
      {dated || explained ? (
        <Reason
          {...{ reason, required: explained, missing: wrong === 'reason', onReason: setReason }}
        />
      ) : null}
    </Confirm>
  );
}

function Reason(props: {
  readonly required: boolean;
  readonly missing: boolean;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}) {
  const { required, missing, reason, onReason } = props;
  const { say } = useWords();
  return (
    <Field
      label={say('tab.moves.reason')}
      required={required}
      {...(missing ? { validationMessage: say('tab.moves.reason-missing') } : {})}
    >
      <Textarea value={reason} maxLength={500} onChange={(_, { value }) => onReason(value)} />
    </Field>
  );
}
