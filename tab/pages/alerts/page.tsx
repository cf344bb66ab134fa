import { Button, Field, mergeClasses, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Alert, MyAlerts, NewsLine } from '../../../src/contract/surfacing.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, ErrorState, explain, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { BesideMark } from '../knowledge/notices.tsx';
import { aboutWords } from './about.ts';
import { AlertForm } from './form.tsx';
import { Notices } from './notices.tsx';

/** What this person hears of, how often, and what was new lately. */
export default function AlertsPage() {
  const { say } = useWords();
  const { api } = useApp();
  const [gone, setGone] = useState<string | null>(null);
  const query = useQuery({ queryKey: ['alerts'], queryFn: api.alerts });
  return (
    <Page
      title={say('collections.alerts.title')}
      above={<TextLink to="/search">{say('collections.to-search')}</TextLink>}
      actions={
        <LinkButton to="/alerts/new" primary>
          {say('collections.alerts.new')}
        </LinkButton>
      }
    >
      {gone ? <Undo id={gone} onDone={() => setGone(null)} /> : null}
      <Read query={query}>
        {(mine) => (
          <>
            {mine.items.length > 0 ? <Often rhythm={mine.rhythm} /> : null}
            <Alerts items={mine.items} onDeleted={setGone} />
            <Notices />
            <Lately lines={mine.lately} />
          </>
        )}
      </Read>
    </Page>
  );
}

function Undo({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const restore = useWrite(() => api.moveAlert(id, 'restore'));
  return (
    <div role="status" className={mergeClasses(layout.card, layout.row)}>
      <span>{say('collections.alerts.deleted')}</span>
      <Button
        disabled={restore.isPending}
        onClick={() => restore.mutate(undefined, { onSuccess: onDone })}
      >
        {say('collections.alerts.undo')}
      </Button>
      {restore.isError ? <ErrorState error={restore.error} /> : null}
    </div>
  );
}

function Often({ rhythm }: Pick<MyAlerts, 'rhythm'>) {
  const { say } = useWords();
  const { api } = useApp();
  const choose = useWrite(api.chooseRhythm);
  return (
    <Field label={say('collections.alerts.often')} hint={say('collections.alerts.often-hint')}>
      <Select
        value={rhythm}
        disabled={choose.isPending}
        onChange={(_, { value }) => choose.mutate(value === 'daily' ? 'daily' : 'weekly')}
      >
        <option value="weekly">{say('collections.alerts.rhythm.weekly')}</option>
        <option value="daily">{say('collections.alerts.rhythm.daily')}</option>
      </Select>
    </Field>
  );
}

function Alerts(props: {
  readonly items: readonly Alert[];
  readonly onDeleted: (id: string) => void;
}) {
  const { say } = useWords();
  const layout = useLayout();
  if (props.items.length === 0) {
    return (
      <Empty title={say('collections.alerts.none')}>
        <p className={layout.plain}>{say('collections.alerts.none-how')}</p>
      </Empty>
    );
  }
  return (
    <ul className={layout.list}>
      {props.items.map((one) => (
        <AlertCard key={one.id} alert={one} onDeleted={props.onDeleted} />
      ))}
    </ul>
  );
}

function AlertCard(props: { readonly alert: Alert; readonly onDeleted: (id: string) => void }) {
  const { alert } = props;
  const words = useWords();
  const { say, list } = words;
  const { api } = useApp();
  const tell = useTell();
  const layout = useLayout();
  const [changing, setChanging] = useState(false);
  const move = useWrite((verb: 'pause' | 'resume' | 'delete') => api.moveAlert(alert.id, verb));
  const about = aboutWords(alert, words);
  const verbs = (['pause', 'resume', 'delete'] as const).filter((verb) =>
    alert.actions.includes(verb),
  );
  return (
    <li className={layout.card}>
      <h2 className={layout.h3}>{about}</h2>
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {list(alert.kinds.map((kind) => say(`collections.kinds.${kind}`)))} ·{' '}
        {say(`collections.alerts.states.${alert.state}`)}
      </p>
      <div className={layout.row}>
        <Button
          aria-expanded={changing}
          aria-label={say('collections.alerts.change-of', { about })}
          onClick={() => setChanging(!changing)}
        >
          {say('collections.alerts.change')}
        </Button>
        {verbs.map((verb) => (
          <Button
            key={verb}
            disabled={move.isPending}
            aria-label={say(`collections.alerts.${verb}-of`, { about })}
            onClick={() =>
              move.mutate(verb, {
                onSuccess: () => verb === 'delete' && props.onDeleted(alert.id),
                onError: (error) => tell(explain(error, words), 'error'),
              })
            }
          >
            {say(`collections.alerts.${verb}`)}
          </Button>
        ))}
      </div>
      {changing ? <Change alert={alert} onDone={() => setChanging(false)} /> : null}
    </li>
  );
}

function Change({ alert, onDone }: { readonly alert: Alert; readonly onDone: () => void }) {
  const { say } = useWords();
  const { api } = useApp();
  const choices = useQuery({
    queryKey: ['alert-choices', ''],
    queryFn: () => api.alertChoices(''),
    staleTime: Infinity,
  });
  const change = useWrite((input: Parameters<typeof api.changeAlert>[1]) =>
    api.changeAlert(alert.id, input),
  );
  const { topics, countries, kinds } = alert;
  return (
    <>
      <Read query={choices}>
        {(all) => (
          <AlertForm
            choices={all}
            collection={alert.collection?.name ?? null}
            begin={{ topics, countries, kinds }}
            confirm={say('collections.alerts.save')}
            busy={change.isPending}
            onSave={(entered) => change.mutate(entered, { onSuccess: onDone })}
          />
        )}
      </Read>
      {change.isError ? <ErrorState error={change.error} /> : null}
    </>
  );
}

/** Where each kind of news is read; what is shown for a month all in one place. */
const PLACES: Readonly<Record<string, (id: string) => string>> = {
  query: (id) => `/queries/${id}`,
  discussion: (id) => `/discussions/${id}`,
  posts: (id) => `/discussions/${id}`,
  showcase: () => '/showcase',
  thanks: (id) => `/queries/${id}`,
};
function placeOf({ kind, id, leadsNowhere }: NewsLine): string {
  // Thanks stand there too, for this reader alone.
  if (leadsNowhere) return '/my-record';
  const path = encodeURIComponent(id);
  return PLACES[kind]?.(path) ?? `/knowledge/${path}`;
}

function Why({ line }: { readonly line: NewsLine }) {
  const words = useWords();
  const { say } = words;
  const { kind, reason, posts } = line;
  const what = say(`collections.kinds.${kind}`);
  if (reason.community !== null) {
    return say('notices.digest.from', {
      what: posts > 0 ? say('notices.digest.posts', { count: posts }) : what,
      community: reason.community,
    });
  }
  if (kind === 'thanks') return what;
  return say('collections.digest.why', { kind: what, about: aboutWords(reason, words) });
}

function Lately({ lines }: { readonly lines: MyAlerts['lately'] }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section id="lately" title={say('collections.alerts.lately')}>
      {lines.length === 0 ? (
        <p className={layout.plain}>{say('collections.alerts.lately-none')}</p>
      ) : null}
      <ul className={layout.list}>
        {lines.map((line) => (
          <li key={`${line.kind} ${line.id}`}>
            <TextLink lang={line.language} to={placeOf(line)}>
              {line.title}
            </TextLink>{' '}
            <span className={layout.muted}>
              <Why line={line} />
            </span>
            <BesideMark id={line.id} beside={line.beside} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
