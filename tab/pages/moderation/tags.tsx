import { Button, Field, Input, mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { SuggestedTag, TalkTags as Tags, Talk } from '../../../src/contract/talk-tags.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { type Moves, useMoves } from './use-console.ts';

type Fields = 'topics' | 'countries';
const FIELDS: readonly Fields[] = ['topics', 'countries'];
const LONGEST_REASON = 500;

/** As they are written in one field. */
const joined = (words: readonly string[]): string => words.join('; ');
const parted = (text: string): string[] =>
  text
    .split(';')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const useTags = (talk: Talk) => {
  const { api } = useApp();
  return useQuery({
    queryKey: ['talk-tags', talk.kind, talk.id],
    queryFn: () => api.talkTags(talk),
  });
};

/** What a discussion or question is about; its moderators may say it in other words. */
export function TalkTags(props: {
  readonly talk: Talk;
  readonly moderator: boolean;
  /** Absent: both; where countries stand elsewhere on the page, topics alone. */
  readonly show?: readonly Fields[];
}) {
  const { talk, moderator, show = FIELDS } = props;
  const { say, list } = useWords();
  const layout = useLayout();
  const query = useTags(talk);
  const moves = useMoves();
  const [open, setOpen] = useState(false);
  const tags = query.data;
  if (!tags) return null;
  const lines = show.filter((field) => tags[field].length > 0);
  if (lines.length === 0 && !moderator) return null;
  return (
    <section className={layout.tight} aria-label={say('console.move.tag')}>
      {lines.map((field) => (
        <p key={field} className={mergeClasses(layout.plain, layout.muted)}>
          {say(`console.tags.${field}-are`, { list: list(tags[field].map(({ label }) => label)) })}
        </p>
      ))}
      {moderator ? (
        <div className={layout.row}>
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {say('console.move.tag')}
          </Button>
          {moves.undoable > 0 ? (
            <Button size="small" disabled={moves.pending} onClick={() => void moves.undo()}>
              {say('console.undo')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {open ? <TagForm talk={talk} moves={moves} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

/** Topics and countries as words of the reader's language, with what is suggested and why. */
export function TagForm(props: {
  readonly talk: Talk;
  readonly moves: Moves;
  readonly onClose: () => void;
}) {
  const { talk, ...rest } = props;
  return (
    <Read query={useTags(talk)}>
      {(tags) => <Form key={tags.version} talk={talk} tags={tags} {...rest} />}
    </Read>
  );
}

function Form(props: {
  readonly talk: Talk;
  readonly tags: Tags;
  readonly moves: Moves;
  readonly onClose: () => void;
}) {
  const { talk, tags, moves, onClose } = props;
  const { say } = useWords();
  const layout = useLayout();
  const [values, setValues] = useState({
    topics: joined([...tags.topics.map(({ label }) => label), ...tags.proposed]),
    countries: joined(tags.countries.map(({ label }) => label)),
    reason: '',
  });
  const set = (name: keyof typeof values) => (value: string) =>
    setValues((all) => ({ ...all, [name]: value }));
  const target = { subject: talk.kind, id: talk.id, version: null };
  async function submit(event: FormEvent) {
    event.preventDefault();
    const { reason } = values;
    const given = {
      topics: parted(values.topics),
      countries: parted(values.countries),
      seen: tags.version,
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    };
    if (await moves.make([{ task: { target } }], 'tag', given)) onClose();
  }
  const add = (field: Fields, label: string) =>
    set(field)(joined([...parted(values[field]).filter((one) => one !== label), label]));
  return (
    <form className={layout.stack} onSubmit={(event) => void submit(event)}>
      {FIELDS.map((field) => (
        <div key={field} className={layout.tight}>
          <Field label={say(`console.tags.${field}`)} hint={say(`console.tags.${field}-hint`)}>
            <Input value={values[field]} onChange={(_, { value }) => set(field)(value)} />
          </Field>
          <Suggested tags={tags.suggested?.[field] ?? []} onAdd={(label) => add(field, label)} />
        </div>
      ))}
      {tags.proposed.length > 0 ? (
        <p className={layout.muted}>
          {say('console.tags.proposed', { list: joined(tags.proposed) })}
        </p>
      ) : null}
      <Field label={say('console.tags.reason')}>
        <Input
          value={values.reason}
          maxLength={LONGEST_REASON}
          onChange={(_, { value }) => set('reason')(value)}
        />
      </Field>
      <div className={layout.row}>
        <Button type="submit" appearance="primary" disabled={moves.pending}>
          {say('console.tags.save')}
        </Button>
        {tags.version > 0 ? (
          <Button
            disabled={moves.pending}
            onClick={() =>
              void moves.make([{ task: { target } }], 'untag').then((made) => made && onClose())
            }
          >
            {say('console.move.untag')}
          </Button>
        ) : null}
        <Button onClick={onClose}>{say('tab.common.cancel')}</Button>
      </div>
    </form>
  );
}

/** What is suggested, each with the words that led to it; with `onAdd` to be taken one by one. */
export function Suggested(props: {
  readonly tags: readonly SuggestedTag[];
  readonly onAdd?: (label: string) => void;
}) {
  const { tags, onAdd } = props;
  const { say, list } = useWords();
  const layout = useLayout();
  return (
    <ul className={layout.list}>
      {tags.map(({ value, label, words }) => (
        <li key={value} className={layout.row}>
          {onAdd ? (
            <Button size="small" onClick={() => onAdd(label)}>
              {say('console.tags.add', { label })}
            </Button>
          ) : (
            <strong>{label}</strong>
          )}
          <span className={layout.muted}>
            {words.length > 0
              ? say('console.tags.led', { words: list([...words]) })
              : say('console.tags.of-community')}
          </span>
        </li>
      ))}
    </ul>
  );
}
