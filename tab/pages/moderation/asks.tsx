import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import type { Given, Standing, Target } from '../../../src/contract/moderation.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { Read } from '../../components/states.tsx';
import { useDiscussions } from '../../queries.ts';
import { useWords } from '../../words.tsx';

export type Offered = Standing['moves'][number];
type Values = Readonly<Record<string, string>>;

const RUNNING = new Set(['open', 'closing', 'scheduled']);
const LATEST = '23:59:59';
const LONGEST_QUESTION = 2_000;
const LONGEST_CHOICE = 100;
const NOTES = { thank: 'thanking', invite: 'inviting' } as const;
type NoteMove = keyof typeof NOTES;
const isNote = (move: string): move is NoteMove => move in NOTES;

function givenOf(asks: readonly string[], values: Values): Given {
  const { date, hours, reason, text, title, place, person, other, question } = values;
  const wanted = new Set(asks);
  return {
    ...(wanted.has('reason') && reason ? { reason } : {}),
    ...(wanted.has('text') && text ? { text } : {}),
    ...(wanted.has('title') && title ? { title } : {}),
    ...(wanted.has('place') && place ? { place } : {}),
    ...(wanted.has('person') && person ? { person } : {}),
    ...(wanted.has('other') && other ? { other } : {}),
    ...(wanted.has('question') && question ? { question } : {}),
    ...(wanted.has('hours') ? { hours: Number(hours) } : {}),
    ...(wanted.has('date') && date ? { date: new Date(`${date}T${LATEST}`).toISOString() } : {}),
  };
}

/** The ready text for whoever is to read it, once it is known who. */
function usePrepared(target: Target, move: string, person: string, use: (text: string) => void) {
  const { api } = useApp();
  const known = move === 'thank' || person !== '';
  const query = useQuery({
    queryKey: ['prepared', target.subject, target.id, move, person],
    queryFn: () => api.prepared(target, isNote(move) ? NOTES[move] : 'thanking', person),
    enabled: isNote(move) && known,
  });
  const text = query.data?.text;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each text that comes
  useEffect(() => {
    if (text !== undefined) use(text);
  }, [text]);
}

/** What a move asks for, and the second thought before one that cannot be taken back. */
export function Ask(props: {
  readonly offered: Offered;
  readonly target: Target;
  /** What stands ready. */
  readonly text: string;
  /** What its author wrote. */
  readonly said: string;
  readonly community: string;
  readonly onSend: (given: Given) => void;
  readonly onClose: () => void;
}) {
  const { offered, target, text: ready, said, community, onSend, onClose } = props;
  const { say } = useWords();
  const layout = useLayout();
  const note = isNote(offered.move);
  const [values, setValues] = useState<Values>({
    hours: '24',
    text: note ? '' : ready,
    question: said.slice(0, LONGEST_QUESTION),
  });
  const set = (name: string) => (value: string) => setValues((all) => ({ ...all, [name]: value }));
  usePrepared(target, offered.move, values.person ?? '', set('text'));
  const complete = offered.asks.every((name) => (values[name] ?? '').trim() !== '');
  function submit(event: FormEvent) {
    event.preventDefault();
    if (complete) onSend(givenOf(offered.asks, values));
  }
  return (
    <form className={layout.stack} onSubmit={submit}>
      {offered.reversible ? null : <p className={layout.plain}>{say('console.sure')}</p>}
      {offered.asks.map((name) => {
        if (name === 'place')
          return <Place key={name} except={target.id} community={community} onChoose={set(name)} />;
        if (name === 'person')
          return <Member key={name} community={community} onChoose={set(name)} />;
        if (name === 'other')
          return <Other key={name} contribution={target.id} onChoose={set(name)} />;
        return (
          <Field
            key={name}
            label={say(`console.ask.${name}`)}
            required
            {...(note && name === 'text' ? { hint: say('console.ask.prepared') } : {})}
          >
            {name === 'text' || name === 'question' ? (
              <Textarea
                rows={4}
                value={values[name] ?? ''}
                {...(name === 'question' ? { maxLength: LONGEST_QUESTION } : {})}
                onChange={(_, { value }) => set(name)(value)}
              />
            ) : (
              <Input
                value={values[name] ?? ''}
                type={name === 'date' ? 'date' : name === 'hours' ? 'number' : 'text'}
                onChange={(_, { value }) => set(name)(value)}
              />
            )}
          </Field>
        );
      })}
      <div className={layout.row}>
        <Button type="submit" appearance="primary" disabled={!complete}>
          {say(`console.move.${offered.move}`)}
        </Button>
        <Button onClick={onClose}>{say('tab.common.cancel')}</Button>
      </div>
    </form>
  );
}

/** The running discussions of the same community. */
function Place(props: {
  readonly community: string;
  readonly except: string;
  readonly onChoose: (id: string) => void;
}) {
  const { say } = useWords();
  const query = useDiscussions();
  return (
    <Read query={query}>
      {({ items }) => (
        <Field label={say('console.ask.place')} required>
          <Select defaultValue="" onChange={(_, { value }) => props.onChoose(value)}>
            <option value="">{say('console.ask.choose')}</option>
            {items
              .filter(
                ({ id, community, state }) =>
                  community.id === props.community && RUNNING.has(state) && id !== props.except,
              )
              .map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
          </Select>
        </Field>
      )}
    </Read>
  );
}

/** Contributions of the same discussion, as they may be told apart in a list. */
function Other(props: { readonly contribution: string; readonly onChoose: (id: string) => void }) {
  const { say } = useWords();
  const { api } = useApp();
  const query = useQuery({
    queryKey: ['joinable', props.contribution],
    queryFn: () => api.joinable(props.contribution),
  });
  return (
    <Read query={query}>
      {({ items }) => (
        <Field label={say('console.ask.other')} hint={say('console.joined.what')} required>
          <Select defaultValue="" onChange={(_, { value }) => props.onChoose(value)}>
            <option value="">
              {say(items.length === 0 ? 'console.joined.none' : 'console.ask.choose-other')}
            </option>
            {items.map(({ id, author, text }) => (
              <option key={id} value={id}>
                {`${author}: ${text.slice(0, LONGEST_CHOICE)}`}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </Read>
  );
}

/** Who may be asked: members, by name. */
export function Member(props: {
  readonly community: string;
  readonly onChoose: (id: string) => void;
}) {
  const { say } = useWords();
  const { api } = useApp();
  const query = useQuery({
    queryKey: ['community-members', props.community],
    queryFn: () => api.communityMembers(props.community),
    enabled: props.community !== '',
  });
  return (
    <Read query={query}>
      {({ members }) => (
        <Field label={say('console.ask.person')} required>
          <Select defaultValue="" onChange={(_, { value }) => props.onChoose(value)}>
            <option value="">{say('console.ask.choose-person')}</option>
            {members
              .filter(({ role, state }) => role !== 'guest' && state !== 'left')
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
        </Field>
      )}
    </Read>
  );
}
