import { Button, Field, Input } from '@fluentui/react-components';
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
const PEOPLE_DECIDE: readonly string[] = ['open', 'extend', 'close', 'archive', 'cancel'];
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
  const [end, setEnd] = useState(() => toLocal(new Date(discussion.endsAt), zone));
  const [wrong, setWrong] = useState(false);
  const endsAt = verb === 'extend' ? toInstant(end, zone) : null;
  const check = () => {
    setWrong(verb === 'extend' && !endsAt);
    return verb !== 'extend' || endsAt !== null;
  };
  return (
    <Confirm
      title={say(`tab.moves.title.${verb}`)}
      confirm={say(`tab.moves.verb.${verb}`)}
      onClose={onClose}
      check={check}
      onConfirm={async () => {
        await write.mutateAsync(endsAt ? { verb, endsAt: endsAt.toISOString() } : { verb });
        tell(say(`tab.moves.done.${verb}`));
      }}
    >
      {say(`tab.moves.text.${verb}`)}
      {verb === 'extend' ? (
        <Field
          label={say('tab.moves.new-end')}
          hint={say('tab.common.zone', { zone })}
          required
          {...(wrong ? { validationMessage: say('tab.new-discussion.problems.no-time') } : {})}
        >
          <Input type="datetime-local" value={end} onChange={(_, { value }) => setEnd(value)} />
        </Field>
      ) : null}
    </Confirm>
  );
}
