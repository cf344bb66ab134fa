import { Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { OUTSIDE_FIELDS, OUTSIDE_KINDS, OUTSIDE_PREFIXES } from '../../../src/contract/choices.ts';
import type {
  OutsideField,
  OutsideInput,
  OutsideKind,
  OutsidePrefix,
  OutsideSource,
} from '../../../src/contract/outside.ts';
import { isApiError } from '../../api.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useTell } from '../../components/notices.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

type Columns = OutsideInput['columns'];

const written = (columns: Columns): string =>
  Object.entries(columns)
    .map(([field, name]) => `${field}: ${name}`)
    .join('\n');

/** `field: name of the column` by line; the first line that is none, where there is one. */
function columnsIn(text: string): { readonly columns: Columns; readonly wrong: string | null } {
  const columns: Partial<Record<OutsideField, string>> = {};
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const [, field, name] = /^(\w+)\s*:\s*(.+)$/.exec(line) ?? [];
    const known = OUTSIDE_FIELDS.find((one) => one === field);
    if (!known || !name) return { columns, wrong: line };
    columns[known] = name;
  }
  return { columns, wrong: null };
}

const HOURS = 24;
const MOST_HOURS = 720;

/** What the form holds, as it is typed. */
function useForm(source: OutsideSource | null) {
  const [name, setName] = useState(source?.name ?? '');
  const [kind, setKind] = useState<OutsideKind>(source?.kind ?? 'oai');
  const [address, setAddress] = useState(source?.address ?? '');
  const [prefix, setPrefix] = useState<OutsidePrefix>(source?.prefix ?? 'oai_dc');
  const [set, setSet] = useState(source?.set ?? '');
  const [hours, setHours] = useState(String(source?.everyHours ?? HOURS));
  const [columns, setColumns] = useState(written(source?.columns ?? {}));
  const given = columnsIn(columns);
  const everyHours = Number(hours);
  const sheet = kind === 'csv' || kind === 'lessons';
  const input: OutsideInput = {
    name: name.trim(),
    kind,
    address: address.trim(),
    prefix: kind === 'oai' ? prefix : null,
    set: kind === 'oai' ? set.trim() || null : null,
    columns: sheet ? given.columns : {},
    everyHours,
  };
  const hoursRight = Number.isInteger(everyHours) && everyHours >= 1 && everyHours <= MOST_HOURS;
  const wrongColumns = sheet ? given.wrong : null;
  return {
    ...{ name, kind, address, prefix, set, hours, columns, sheet, input, hoursRight, wrongColumns },
    ...{ setName, setKind, setAddress, setPrefix, setSet, setHours, setColumns },
    right: input.name !== '' && input.address !== '' && hoursRight && wrongColumns === null,
  };
}

type Form = ReturnType<typeof useForm>;

/** Adds a catalogue or feed, or changes one. */
export function OutsideForm(props: {
  readonly source: OutsideSource | null;
  readonly onClose: () => void;
}) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const { source } = props;
  const form = useForm(source);
  const [checked, setChecked] = useState(false);
  const [refused, setRefused] = useState(false);
  const save = useWrite((input: OutsideInput) =>
    source ? api.editOutside(source.id, input) : api.addOutside(input),
  );
  return (
    <Confirm
      title={source ? say('outside.edit-named', { name: source.name }) : say('outside.add')}
      confirm={say(source ? 'outside.save' : 'outside.begin')}
      onClose={props.onClose}
      check={() => {
        setChecked(true);
        setRefused(false);
        return form.right;
      }}
      onConfirm={async () => {
        try {
          await save.mutateAsync(form.input);
        } catch (error) {
          setRefused(isApiError(error) && error.fields.includes('address'));
          throw error;
        }
        tell(say(source ? 'outside.saved' : 'outside.added'));
      }}
    >
      <Fields form={form} checked={checked} refused={refused} />
    </Confirm>
  );
}

interface FieldsProps {
  readonly form: Form;
  readonly checked: boolean;
  /** The address was not accepted. */
  readonly refused: boolean;
}

function Fields({ form, checked, refused }: FieldsProps) {
  const { say } = useWords();
  const empty = (text: string) =>
    checked && text.trim() === '' ? { validationMessage: say('outside.needed') } : {};
  const wrong = refused ? { validationMessage: say('outside.wrong-address') } : {};
  return (
    <>
      <Field label={say('outside.fields.name')} required {...empty(form.name)}>
        <Input value={form.name} maxLength={80} onChange={(_, { value }) => form.setName(value)} />
      </Field>
      <Field label={say('outside.fields.kind')}>
        <RadioGroup
          value={form.kind}
          onChange={(_, { value }) => form.setKind(value as OutsideKind)}
        >
          {OUTSIDE_KINDS.map((one) => (
            <Radio key={one} value={one} label={say(`outside.kinds.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Field
        label={say('outside.fields.address')}
        hint={say('outside.hints.address')}
        required
        {...empty(form.address)}
        {...wrong}
      >
        <Input
          value={form.address}
          maxLength={2_000}
          onChange={(_, { value }) => form.setAddress(value)}
        />
      </Field>
      {form.kind === 'oai' ? <Harvested form={form} /> : null}
      {form.sheet ? <SheetColumns form={form} checked={checked} /> : null}
      <Field
        label={say('outside.fields.hours')}
        {...(checked && !form.hoursRight ? { validationMessage: `1 – ${MOST_HOURS}` } : {})}
      >
        <Input
          type="number"
          min={1}
          max={MOST_HOURS}
          value={form.hours}
          onChange={(_, { value }) => form.setHours(value)}
        />
      </Field>
    </>
  );
}

function Harvested({ form }: { readonly form: Form }) {
  const { say } = useWords();
  return (
    <>
      <Field label={say('outside.fields.prefix')}>
        <RadioGroup
          value={form.prefix}
          onChange={(_, { value }) => form.setPrefix(value as OutsidePrefix)}
        >
          {OUTSIDE_PREFIXES.map((one) => (
            <Radio key={one} value={one} label={say(`outside.prefixes.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={say('outside.fields.set')}>
        <Input value={form.set} maxLength={200} onChange={(_, { value }) => form.setSet(value)} />
      </Field>
    </>
  );
}

function SheetColumns({ form, checked }: { readonly form: Form; readonly checked: boolean }) {
  const { say } = useWords();
  const { wrongColumns } = form;
  return (
    <Field
      label={say('outside.fields.columns')}
      hint={say('outside.hints.columns', { fields: OUTSIDE_FIELDS.join(', ') })}
      {...(checked && wrongColumns !== null
        ? { validationMessage: say('outside.hints.columns-wrong', { line: wrongColumns }) }
        : {})}
    >
      <Textarea value={form.columns} onChange={(_, { value }) => form.setColumns(value)} />
    </Field>
  );
}
