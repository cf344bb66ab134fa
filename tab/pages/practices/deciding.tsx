import { Field, Input, Textarea } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PracticePage } from '../../../src/contract/practices.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useTell } from '../../components/notices.tsx';
import { useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useTyped } from '../../typed.ts';
import { useWords } from '../../words.tsx';

const LONGEST = 1_000;
const LONGEST_NAME = 200;

/** What a field says that was left out. */
const MISSING = {
  sponsor: 'pipeline.who-missing',
  reason: 'pipeline.reason-missing',
  evidence: 'pipeline.evidence-missing',
  day: 'pipeline.day-missing',
} as const;

const EMPTY = { sponsor: '', reason: '', evidence: '', day: '' };
type Said = typeof EMPTY;
type Name = keyof Said;

interface Props {
  readonly practice: PracticePage;
  readonly action: PracticePage['actions'][number];
  readonly onClose: () => void;
}

const requiredFor = ({ verb, evidence }: Props['action']): readonly Name[] => [
  ...(verb === 'sponsor' ? (['sponsor'] as const) : []),
  'reason',
  ...(evidence ? (['evidence'] as const) : []),
];

type Draft = Said & { readonly nonce: string };

function useDeciding({ practice, action: { verb } }: Props) {
  const { say } = useWords();
  const { api } = useApp();
  const queries = useQueryClient();
  const tell = useTell();
  return useWrite(async (said: Draft) => {
    const moved = await api.decidePractice(practice.id, { verb, ...said });
    queries.setQueryData(['practice', practice.id], moved);
    await queries.invalidateQueries({ queryKey: ['practices'] });
    tell(say('pipeline.done'));
  });
}

/** Why, by what and since when: nothing is decided without a reason. */
export function DecideDialog(props: Props) {
  const { practice, action, onClose } = props;
  const { say } = useWords();
  const begin = (): Draft => ({ ...EMPTY, nonce: newNonce() });
  const [said, setSaid, clear] = useTyped(`practice:${practice.id}:${action.verb}`, begin);
  const [checked, setChecked] = useState(false);
  const write = useDeciding(props);
  const required = requiredFor(action);
  const missing = (name: Name) => required.includes(name) && said[name].trim() === '';
  return (
    <Confirm
      title={say(`pipeline.verb.${action.verb}`)}
      confirm={say('pipeline.confirm')}
      onClose={onClose}
      check={() => {
        setChecked(true);
        return !required.some(missing);
      }}
      onConfirm={() => write.mutateAsync(said).then(clear)}
    >
      <p>{say(`pipeline.about.${action.verb}`)}</p>
      <Asked
        said={said}
        required={required}
        isMissing={(name) => checked && missing(name)}
        onSay={(change) => setSaid({ ...said, ...change })}
      />
    </Confirm>
  );
}

interface AskedProps {
  readonly said: Said;
  readonly required: readonly Name[];
  readonly isMissing: (name: Name) => boolean;
  readonly onSay: (change: Partial<Said>) => void;
}

function Asked({ said, required, isMissing, onSay }: AskedProps) {
  const { say } = useWords();
  const field = (name: Name, label: string) => ({
    label: say(label),
    required: required.includes(name),
    ...(isMissing(name) ? { validationMessage: say(MISSING[name]) } : {}),
  });
  const evidence = required.includes('evidence') ? 'pipeline.evidence' : 'pipeline.evidence-maybe';
  return (
    <>
      {required.includes('sponsor') ? (
        <Field {...field('sponsor', 'pipeline.who')}>
          <Input
            value={said.sponsor}
            maxLength={LONGEST_NAME}
            onChange={(_, { value }) => onSay({ sponsor: value })}
          />
        </Field>
      ) : null}
      <Field {...field('reason', 'pipeline.reason')}>
        <Textarea
          value={said.reason}
          maxLength={LONGEST}
          resize="vertical"
          onChange={(_, { value }) => onSay({ reason: value })}
        />
      </Field>
      <Field {...field('evidence', evidence)}>
        <Input
          value={said.evidence}
          maxLength={LONGEST}
          onChange={(_, { value }) => onSay({ evidence: value })}
        />
      </Field>
      <Field {...field('day', 'pipeline.day')} hint={say('pipeline.day-hint')}>
        <Input type="date" value={said.day} onChange={(_, { value }) => onSay({ day: value })} />
      </Field>
    </>
  );
}
