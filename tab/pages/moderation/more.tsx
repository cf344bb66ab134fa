import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { Given, Standing, Target, Waiting } from '../../../src/contract/moderation.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { Read } from '../../components/states.tsx';
import { When } from '../../components/when.tsx';
import { useDiscussions } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { Balance } from './balance.tsx';
import type { Moves } from './use-console.ts';

type Offered = Standing['moves'][number];

const RUNNING = new Set(['open', 'closing', 'scheduled']);

/** All that can be done with it now, each with where it is seen, and what was done so far. */
export function More(props: {
  readonly item: Waiting;
  readonly target: Target;
  readonly moves: Moves;
  readonly onClose: () => void;
}) {
  const { item, target, moves, onClose } = props;
  const { say } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const query = useQuery({
    queryKey: ['standing', target.subject, target.id],
    queryFn: () => api.standing(target),
  });
  const [asked, setAsked] = useState<Offered | null>(null);
  const [text, setText] = useState(item.task.text ?? '');
  async function make(offered: Offered, given: Given = {}) {
    const sent = offered.move === 'say' ? { ...given, nonce: newNonce() } : given;
    if (await moves.make([item], offered.move, sent)) onClose();
  }
  /** The keys of the list mean nothing in here; Escape goes back. */
  function pressed(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
  }
  return (
    <section className={layout.stack} aria-label={say('console.more')} onKeyDown={pressed}>
      <Read query={query}>
        {(standing) => (
          <>
            <ul className={layout.list}>
              {standing.moves.map((offered) => (
                <li key={offered.move} className={layout.row}>
                  <Button
                    size="small"
                    disabled={moves.pending}
                    onClick={() =>
                      offered.asks.length === 0 && offered.reversible
                        ? void make(offered)
                        : setAsked(offered)
                    }
                  >
                    {say(`console.move.${offered.move}`)}
                  </Button>
                  <span className={layout.muted}>
                    {offered.reaches.map((reach) => say(`console.reach.${reach}`)).join(' · ')}
                    {offered.reversible ? null : ` · ${say('console.final')}`}
                  </span>
                </li>
              ))}
            </ul>
            {asked ? (
              <Ask
                key={`${asked.move}${text}`}
                offered={asked}
                text={text}
                community={item.task.community?.id ?? ''}
                onSend={(given) => void make(asked, given)}
                onClose={() => setAsked(null)}
              />
            ) : null}
            {target.subject === 'discussion' ? (
              <Balance
                discussion={target.id}
                onUse={(text) => {
                  const say = standing.moves.find(({ move }) => move === 'say');
                  setText(text);
                  if (say) setAsked(say);
                }}
              />
            ) : null}
            <History standing={standing} />
          </>
        )}
      </Read>
    </section>
  );
}

function History({ standing }: { readonly standing: Standing }) {
  const { say } = useWords();
  const layout = useLayout();
  if (standing.history.length === 0) {
    return <p className={layout.muted}>{say('console.history-none')}</p>;
  }
  return (
    <section aria-label={say('console.history')}>
      <h3 className={layout.h3}>{say('console.history')}</h3>
      <ul className={layout.list}>
        {standing.history.map(({ at, name, did, reason }) => (
          <li key={`${at}${did}`} className={layout.muted}>
            <When at={at} /> · {name ?? say('console.by-itself')}: {say(`console.did.${did}`)}
            {reason ? ` (${reason})` : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

const LATEST = '23:59:59';

/** What a move asks for, and the second thought before one that cannot be taken back. */
function Ask(props: {
  readonly offered: Offered;
  /** What stands ready. */
  readonly text: string;
  readonly community: string;
  readonly onSend: (given: Given) => void;
  readonly onClose: () => void;
}) {
  const { offered, text: ready, community, onSend, onClose } = props;
  const { say } = useWords();
  const layout = useLayout();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({
    hours: '24',
    text: ready,
  });
  const set = (name: string) => (value: string) => setValues((all) => ({ ...all, [name]: value }));
  const complete = offered.asks.every((name) => (values[name] ?? '').trim() !== '');
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!complete) return;
    const { date, hours, reason, text, title, place } = values;
    const wanted = new Set<string>(offered.asks);
    onSend({
      ...(wanted.has('reason') && reason ? { reason } : {}),
      ...(wanted.has('text') && text ? { text } : {}),
      ...(wanted.has('title') && title ? { title } : {}),
      ...(wanted.has('place') && place ? { place } : {}),
      ...(wanted.has('hours') ? { hours: Number(hours) } : {}),
      ...(wanted.has('date') && date ? { date: new Date(`${date}T${LATEST}`).toISOString() } : {}),
    });
  }
  return (
    <form className={layout.stack} onSubmit={submit}>
      {offered.reversible ? null : <p className={layout.plain}>{say('console.sure')}</p>}
      {offered.asks.map((name) =>
        name === 'place' ? (
          <Place key={name} community={community} onChoose={set('place')} />
        ) : (
          <Field key={name} label={say(`console.ask.${name}`)} required>
            {name === 'text' ? (
              <Textarea
                rows={4}
                value={values.text ?? ''}
                onChange={(_, { value }) => set('text')(value)}
              />
            ) : (
              <Input
                value={values[name] ?? ''}
                type={name === 'date' ? 'date' : name === 'hours' ? 'number' : 'text'}
                onChange={(_, { value }) => set(name)(value)}
              />
            )}
          </Field>
        ),
      )}
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
function Place(props: { readonly community: string; readonly onChoose: (id: string) => void }) {
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
                ({ community, state }) => community.id === props.community && RUNNING.has(state),
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
