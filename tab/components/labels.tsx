import { Button, Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import type {
  LabelChange,
  LabelField,
  LabelKind,
  LabelLine,
  Labels,
  LabelValue,
} from '../../src/contract/labels.ts';
import { useApp } from '../app-context.tsx';
import { useWrite } from '../queries.ts';
import { useWords } from '../words.tsx';
import { useLayout } from './layout.ts';
import { TextLink } from './links.tsx';
import { Meaning } from './meaning.tsx';
import { Section } from './page.tsx';
import { ErrorState, Read } from './states.tsx';
import { Tag } from './tag.tsx';
import { WouldTell } from './would-tell.tsx';

const CHANGED = ['topics', 'geography', 'unit', 'goals', 'drivers'] as const;
type Changed = (typeof CHANGED)[number];
const isChanged = (field: LabelField): field is Changed =>
  (CHANGED as readonly string[]).includes(field);

interface Of {
  readonly kind: LabelKind;
  readonly id: string;
}

const keyOf = ({ kind, id }: Of) => ['labels', kind, id] as const;

export function useLabels(of: Of) {
  const { api } = useApp();
  return useQuery({ queryKey: keyOf(of), queryFn: () => api.labels(of.kind, of.id) });
}

/**
 * What a record says of itself, to be looked at before it is published: found in its text and marked so, until
 * somebody changes it, says that it is right, or publishes it.
 */
export function LabelsPart({ title, ...of }: Of & { readonly title?: string }) {
  const { say } = useWords();
  const query = useLabels(of);
  return (
    <Section id="labels" title={title ?? say('taxonomy.labels.title')}>
      <Read query={query}>{(labels) => <Lines of={of} labels={labels} />}</Read>
      <WouldTell kind={of.kind} id={of.id} />
    </Section>
  );
}

function Lines({ of, labels }: { readonly of: Of; readonly labels: Labels }) {
  const { say, list } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const queries = useQueryClient();
  const keep = (next: Labels) => queries.setQueryData(keyOf(of), next);
  const change = useWrite((input: LabelChange) => api.changeLabels(of.kind, of.id, input));
  const confirm = useWrite(() => api.confirmLabels(of.kind, of.id));
  const send = (input: LabelChange) => change.mutateAsync(input).then(keep);
  const open = labels.lines.some(({ values }) => values.some(({ how }) => how === 'suggested'));
  return (
    <div className={layout.card}>
      <p className={layout.plain}>{say('taxonomy.labels.what')}</p>
      {labels.missing.length > 0 ? <Missing fields={labels.missing} /> : null}
      <dl className={layout.list}>
        {labels.lines.map((line) => (
          <Line key={line.field} line={line} busy={change.isPending} send={send} />
        ))}
      </dl>
      {change.isError ? <ErrorState error={change.error} /> : null}
      <p role="status" className={layout.plain}>
        {labels.placed ? <Placed placed={labels.placed} /> : null}
      </p>
      {labels.unknown.length > 0 ? (
        <p className={layout.plain}>
          {say('taxonomy.labels.unknown', { words: list(labels.unknown) })}
        </p>
      ) : null}
      {labels.proposals.map(({ id, word, state, reason, term }) => (
        <p key={id} className={layout.plain}>
          {say(`taxonomy.labels.proposed.${state}`, {
            word,
            reason: reason ?? '',
            label: term?.label ?? '',
          })}
        </p>
      ))}
      {open ? (
        <div>
          <Button
            disabled={confirm.isPending}
            onClick={() => confirm.mutate(undefined, { onSuccess: keep })}
          >
            {say('taxonomy.labels.confirm')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** What still stands in the way, each with the way to it. */
function Missing({ fields }: { readonly fields: readonly LabelField[] }) {
  const { say } = useWords();
  const layout = useLayout();
  const go = (field: LabelField) => {
    const all = [...document.querySelectorAll<HTMLElement>('[data-label]')];
    const place = all.find(({ dataset }) => dataset.label === field);
    (place?.querySelector<HTMLElement>('input') ?? place)?.focus();
  };
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <span>{say('taxonomy.labels.missing')}</span>
        <span className={layout.row}>
          {fields.map((field) => (
            <Button key={field} size="small" onClick={() => go(field)}>
              {say(`taxonomy.labels.fields.${field}`)}
            </Button>
          ))}
        </span>
      </MessageBarBody>
    </MessageBar>
  );
}

function Placed({ placed }: { readonly placed: NonNullable<Labels['placed']> }) {
  const { say } = useWords();
  const { word, term } = placed;
  if (!term) return say('taxonomy.labels.became-proposal', { word });
  return (
    <>
      {say('taxonomy.labels.became', { word })}{' '}
      <TextLink inText to={`/taxonomy/terms/${term.id}`}>
        {term.label}
      </TextLink>
    </>
  );
}

interface LineProps {
  readonly line: LabelLine;
  readonly busy: boolean;
  readonly send: (input: LabelChange) => Promise<unknown>;
}

function Line({ line, busy, send }: LineProps) {
  const { field, values, offered } = line;
  const { say } = useWords();
  const layout = useLayout();
  const name = say(`taxonomy.labels.fields.${field}`);
  if (values.length === 0 && offered.length === 0 && !isChanged(field)) return null;
  return (
    <div data-label={field} tabIndex={-1} className={layout.tight}>
      <dt>
        <strong>{name}</strong>
      </dt>
      <dd style={{ margin: 0 }} className={layout.tight}>
        {values.map((value) => (
          <Value key={value.label} {...{ field, value, name, busy, send }} />
        ))}
        {isChanged(field)
          ? offered.map((value) => (
              <Offered key={value.label} {...{ field, value, name, busy, send }} />
            ))
          : null}
        {isChanged(field) ? <AddWord {...{ field, name, busy, send }} /> : null}
      </dd>
    </div>
  );
}

interface ValueProps extends Omit<LineProps, 'line'> {
  readonly field: LabelField;
  readonly value: LabelValue;
  readonly name: string;
}

function Value({ field, value, name, busy, send }: ValueProps) {
  const { say, day, list } = useWords();
  const layout = useLayout();
  const { id, how, words, definition, example } = value;
  const label = field === 'date' ? day(value.label) : value.label;
  return (
    <div className={layout.tight}>
      <div className={layout.row}>
        <span>{label}</span>
        {how === 'suggested' ? (
          <Tag tone="warning">
            {words.length > 0
              ? say('taxonomy.labels.suggested-by', { words: list(words) })
              : say('taxonomy.labels.suggested')}
          </Tag>
        ) : null}
        {id !== null && isChanged(field) ? (
          <Button
            size="small"
            disabled={busy}
            aria-label={say('taxonomy.labels.remove-of', { label, field: name })}
            onClick={() => void send({ verb: 'remove', field, term: id }).catch(shown)}
          >
            {say('taxonomy.labels.remove')}
          </Button>
        ) : null}
      </div>
      {field === 'type' || how === 'suggested' ? <Meaning of={{ definition, example }} /> : null}
    </div>
  );
}

/** The refusal stands below the lines already. */
const shown = (): void => undefined;

function Offered({ field, value, name, busy, send }: ValueProps & { readonly field: Changed }) {
  const { say, list } = useWords();
  const layout = useLayout();
  const meaning = useId();
  const { id, label, words } = value;
  if (id === null) return null;
  return (
    <div className={layout.tight}>
      <div className={layout.row}>
        <Button
          size="small"
          disabled={busy}
          aria-label={say('taxonomy.labels.take-of', { label, field: name })}
          aria-describedby={value.definition || value.example ? meaning : undefined}
          onClick={() => void send({ verb: 'add', field, term: id }).catch(shown)}
        >
          {say('taxonomy.labels.take', { label })}
        </Button>
        <span className={layout.muted}>
          {say('taxonomy.labels.suggested-by', { words: list(words) })}
        </span>
      </div>
      <Meaning id={meaning} of={value} />
    </div>
  );
}

function AddWord(
  props: Omit<LineProps, 'line'> & { readonly field: Changed; readonly name: string },
) {
  const { field, name, busy, send } = props;
  const { say } = useWords();
  const layout = useLayout();
  const [word, setWord] = useState('');
  const place = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (word.trim() === '') return;
    send({ verb: 'word', field, word: word.trim() }).then(() => {
      setWord('');
      place.current?.querySelector('input')?.focus();
    }, shown);
  };
  return (
    <form ref={place} className={layout.row} onSubmit={submit}>
      <Field label={say('taxonomy.labels.add-to', { field: name })}>
        <Input
          size="small"
          value={word}
          maxLength={120}
          onChange={(_, { value }) => setWord(value)}
        />
      </Field>
      <Button type="submit" size="small" disabled={busy || word.trim() === ''}>
        {say('taxonomy.labels.add')}
      </Button>
    </form>
  );
}
