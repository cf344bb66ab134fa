import { Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { FocalPointList, NameFocalPoint } from '../../../src/contract/focal-points.ts';
import { PersonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';

/** Asks whom an administrator names, for which unit and days; `before`: whom they follow. */
export function FocalForm(props: {
  readonly units: readonly string[];
  readonly before: FocalPointList['own'][number] | null;
  readonly onClose: () => void;
  readonly onName: (wish: NameFocalPoint) => Promise<unknown>;
}) {
  const { units, before, onClose, onName } = props;
  const { say } = useWords();
  const layout = useLayout();
  const [unit, setUnit] = useState(before?.unit ?? units[0] ?? '');
  const [days, setDays] = useState({ from: '', until: '' });
  const { from, until } = days;
  const title = before
    ? say('prompting.focal.follow-of', { name: before.name })
    : say('prompting.focal.name');
  return (
    <PersonDialog
      title={title}
      hint={say('prompting.focal.who')}
      confirm={say('prompting.focal.name')}
      onClose={onClose}
      onPerson={(person) =>
        onName({
          ...{ unit, person, from: from || null, until: until || null },
          insteadOf: before?.id ?? null,
        })
      }
    >
      {before ? (
        <p className={layout.plain}>{say('prompting.focal.follow-hint', { name: before.name })}</p>
      ) : (
        <Units units={units} unit={unit} onUnit={setUnit} />
      )}
      <div className={layout.fields}>
        {(['from', 'until'] as const).map((end) => (
          <Field key={end} label={say(`prompting.focal.${end}`)}>
            <Input
              type="date"
              value={days[end]}
              onChange={(_, { value }) => setDays({ ...days, [end]: value })}
            />
          </Field>
        ))}
      </div>
    </PersonDialog>
  );
}

function Units(props: {
  readonly units: readonly string[];
  readonly unit: string;
  readonly onUnit: (unit: string) => void;
}) {
  const { units, unit, onUnit } = props;
  const { say } = useWords();
  return (
    <Field label={say('prompting.focal.unit')} required>
      <Select value={unit} onChange={(_, { value }) => onUnit(value)}>
        {units.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </Select>
    </Field>
  );
}
