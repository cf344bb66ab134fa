import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { AuditFilter, AuditPage } from '../../../src/contract/audit.ts';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';

type Typed = Readonly<Record<'who' | 'action' | 'object' | 'from' | 'until', string>>;

const typedOf = ({ who, action, object, from, until }: AuditFilter): Typed => ({
  who: who ?? '',
  action: action ?? '',
  object: object ?? '',
  from: from ?? '',
  until: until ?? '',
});

const filled = (typed: Typed): AuditFilter =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''));

/** By person, by what was done and to what, and by day. */
export function FilterForm(props: {
  readonly filter: AuditFilter;
  readonly choices: Pick<AuditPage, 'actions' | 'objects'>;
  readonly onFilter: (filter: AuditFilter) => void;
}) {
  const { filter, choices, onFilter } = props;
  const { say } = useWords();
  const layout = useLayout();
  const [typed, setTyped] = useState(typedOf(filter));
  const set = (name: keyof Typed) => (_: unknown, data: { readonly value: string }) =>
    setTyped({ ...typed, [name]: data.value });
  return (
    <form
      className={layout.fields}
      onSubmit={(event) => {
        event.preventDefault();
        onFilter(filled(typed));
      }}
    >
      <Field label={say('audit.who')} hint={say('audit.who-hint')}>
        <Input value={typed.who} onChange={set('who')} />
      </Field>
      <Choice
        label={say('audit.action-of')}
        words="audit.action"
        options={choices.actions}
        value={typed.action}
        onChange={set('action')}
      />
      <Choice
        label={say('audit.object-of')}
        words="audit.object"
        options={choices.objects}
        value={typed.object}
        onChange={set('object')}
      />
      <Field label={say('audit.from')} hint={say('audit.days')}>
        <Input type="date" value={typed.from} onChange={set('from')} />
      </Field>
      <Field label={say('audit.until')}>
        <Input type="date" value={typed.until} onChange={set('until')} />
      </Field>
      <Button type="submit" appearance="primary">
        {say('audit.show')}
      </Button>
      {Object.keys(filter).length > 0 ? (
        <Button onClick={() => onFilter({})}>{say('audit.all')}</Button>
      ) : null}
    </form>
  );
}

/** One of the words there are, in the order of the reader's language. */
function Choice(props: {
  readonly label: string;
  readonly words: 'audit.action' | 'audit.object';
  readonly options: readonly string[];
  readonly value: string;
  readonly onChange: (event: unknown, data: { readonly value: string }) => void;
}) {
  const { say, language } = useWords();
  const named = props.options
    .map((option) => ({ option, name: say(`${props.words}.${option}`) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  return (
    <Field label={props.label}>
      <Select value={props.value} onChange={props.onChange}>
        <option value="">{say('audit.any')}</option>
        {named.map(({ option, name }) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
