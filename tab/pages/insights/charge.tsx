import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Indicator } from '../../../src/contract/insights.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useTell } from '../../components/notices.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** A share is written in per cent. */
const scaleOf = ({ formula }: Indicator): number => (formula === 'share' ? 100 : 1);

/** `12,5` and `12.5`; null for nothing, undefined for what is no number. */
function numberIn(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const value = Number(text.trim().replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

/** Governance says who answers for an indicator, where it began and where it should be. */
export function Charge({ one }: { readonly one: Indicator }) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button size="small" onClick={() => setOpen(true)}>
        {say('figures.change')}
      </Button>
      {open ? <ChargeDialog one={one} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function ChargeDialog({ one, onClose }: { readonly one: Indicator; readonly onClose: () => void }) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const scale = scaleOf(one);
  const written = (value: number | null) => (value === null ? '' : String(value * scale));
  const [owner, setOwner] = useState(one.owner ?? '');
  const [baseline, setBaseline] = useState(written(one.baseline));
  const [target, setTarget] = useState(written(one.target));
  const [checked, setChecked] = useState(false);
  const numbers = [numberIn(baseline), numberIn(target)] as const;
  const write = useWrite(() => {
    const [began, goal] = numbers;
    const of = (value: number | null | undefined) => (value == null ? null : value / scale);
    return api.chargeIndicator(one.id, {
      owner: owner.trim() || null,
      baseline: of(began),
      target: of(goal),
    });
  });
  const wrong = (value: number | null | undefined) =>
    checked && value === undefined
      ? { validationMessage: say('figures.number-wrong') }
      : { hint: say('figures.number-hint') };
  return (
    <Confirm
      title={say('figures.change-of', { name: say(`figures.of.${one.id}.name`) })}
      confirm={say('figures.save')}
      onClose={onClose}
      check={() => {
        setChecked(true);
        return numbers.every((value) => value !== undefined);
      }}
      onConfirm={() => write.mutateAsync(undefined).then(() => tell(say('figures.saved')))}
    >
      <Field label={say('figures.owner')} hint={say('figures.owner-hint')}>
        <Input value={owner} maxLength={200} onChange={(_, { value }) => setOwner(value)} />
      </Field>
      <Field label={say('figures.baseline')} {...wrong(numbers[0])}>
        <Input
          value={baseline}
          inputMode="decimal"
          onChange={(_, { value }) => setBaseline(value)}
        />
      </Field>
      <Field label={say('figures.target')} {...wrong(numbers[1])}>
        <Input value={target} inputMode="decimal" onChange={(_, { value }) => setTarget(value)} />
      </Field>
    </Confirm>
  );
}
