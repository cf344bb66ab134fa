import { Button, Field, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { CommunityHome, Figures, Shares } from '../../../src/contract/membership.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink, TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { Day } from '../../components/when.tsx';
import { useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { BesideMark } from '../knowledge/notices.tsx';
import { Dates } from './dates.tsx';

/** What it is for, who moderates it, and when it ends. */
export function About({ home }: { readonly home: CommunityHome }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.card}>
      <p className={layout.written}>{home.purpose}</p>
      <p className={layout.plain}>
        {say('membership.moderators')}:{' '}
        {home.moderators.length > 0
          ? home.moderators.map(({ name }) => name).join(', ')
          : say('membership.tab.nobody')}
      </p>
      <div className={layout.row}>
        <DocumentLink href={home.channelUrl}>{say('membership.tab.channel')}</DocumentLink>
        {home.libraryUrl ? (
          <DocumentLink href={home.libraryUrl}>{say('membership.tab.library')}</DocumentLink>
        ) : null}
      </div>
    </div>
  );
}

/** A bounded community: when it ends, what then, and the question what should go on. */
export function Ending({ home }: { readonly home: CommunityHome }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [text, setText] = useState('');
  const [nonce, setNonce] = useState(newNonce);
  const [missing, setMissing] = useState(false);
  const send = useWrite(() => api.giveIdea(home.id, { text: text.trim(), nonce }));
  if (home.endsOn === null) return null;
  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(text.trim() === '');
    if (text.trim() === '') return;
    send.mutate(undefined, {
      onSuccess: () => {
        setText('');
        setNonce(newNonce());
        tell(say('membership.ending.thanks'));
      },
    });
  }
  return (
    <Section id="ending" title={say('membership.tab.ending')}>
      <form noValidate className={layout.card} onSubmit={submit}>
        <p className={layout.plain}>
          {say('membership.tab.ends')} <Day on={home.endsOn} />.
        </p>
        {home.plan ? <p className={layout.written}>{home.plan}</p> : null}
        <Field
          label={say('membership.ending.ask')}
          {...(missing ? { validationMessage: say('membership.ending.missing') } : {})}
        >
          <Textarea
            value={text}
            maxLength={2_000}
            resize="vertical"
            onChange={(_, { value }) => setText(value)}
          />
        </Field>
        {send.isError ? <ErrorState error={send.error} /> : null}
        <div>
          <Button type="submit" disabled={send.isPending}>
            {say('membership.ending.send')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

/** For moderators: what they should see to, each with the way to it. */
export function Tasks({ home }: { readonly home: CommunityHome }) {
  const { say } = useWords();
  const layout = useLayout();
  if (home.tasks.length === 0) return null;
  return (
    <Section id="tasks" title={say('membership.tab.tasks')}>
      <ul className={layout.list}>
        {home.tasks.map((task) => (
          <li key={task}>
            <TextLink to={`/communities/${encodeURIComponent(home.id)}/members`}>
              {say(`membership.task.${task}`)}
            </TextLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Next({ home }: { readonly home: CommunityHome }) {
  const { say } = useWords();
  const layout = useLayout();
  const path = `/communities/${encodeURIComponent(home.id)}`;
  return (
    <Section
      id="dates"
      title={say('membership.tab.calendar')}
      actions={
        <div className={layout.row}>
          <TextLink to={`${path}/calendar`}>{say('membership.tab.whole-calendar')}</TextLink>
          {home.guest ? null : (
            <TextLink to={`${path}/workplan`}>{say('membership.tab.workplan')}</TextLink>
          )}
        </div>
      }
    >
      <Dates dates={home.dates} />
    </Section>
  );
}

export function Documents(props: {
  readonly id: string;
  readonly title: string;
  readonly items: CommunityHome['resources'];
}) {
  const layout = useLayout();
  if (props.items.length === 0) return null;
  return (
    <Section id={props.id} title={props.title}>
      <ul className={layout.list}>
        {props.items.map(({ id, title, language, webUrl, beside }) => (
          <li key={id}>
            <DocumentLink href={webUrl} lang={language}>
              {title}
            </DocumentLink>
            <BesideMark id={id} beside={beside} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const STATES = ['active', 'quiet', 'inactive', 'left'] as const;

/** Each number says what it counts; small groups are withheld, and that is said too. */
export function People({ figures }: { readonly figures: Figures }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section id="people" title={say('membership.tab.people')}>
      <div className={layout.card}>
        <p className={layout.plain}>{say('membership.tab.members', { count: figures.members })}</p>
        <ul>
          {STATES.map((state) => (
            <li key={state}>
              {say(`membership.state.${state}`)}: {figures.counts[state]}
            </li>
          ))}
        </ul>
        <Parts title={say('membership.tab.places')} shares={figures.places} known />
        <Parts title={say('membership.tab.regions')} shares={figures.regions} />
        <Parts title={say('membership.tab.constituents')} shares={figures.constituents} known />
      </div>
    </Section>
  );
}

const GROUPS = [
  'hq',
  'field',
  'staff',
  'government',
  'employers',
  'workers',
  'agency',
  'academia',
  'donor',
] as const;

function Parts(props: {
  readonly title: string;
  readonly shares: Shares;
  /** Its groups are words of ours; regions are names of the organization's. */
  readonly known?: boolean;
}) {
  const { say } = useWords();
  const layout = useLayout();
  const { shown, withheld } = props.shares;
  const named = (group: string): string => {
    const known = GROUPS.find((one) => one === group);
    return props.known && known ? say(`membership.group.${known}`) : group;
  };
  return (
    <>
      <h3 className={layout.h3}>{props.title}</h3>
      <ul>
        {shown.map(({ group, people, said }) => (
          <li key={group}>
            {named(group)}
            {say('common.colon')}
            {say('membership.tab.share', { people: people ?? 0 })}
            {said === null ? '' : `, ${say('membership.tab.said', { said })}`}
          </li>
        ))}
      </ul>
      {withheld > 0 ? (
        <p className={layout.muted}>{say('membership.tab.withheld', { count: withheld })}</p>
      ) : null}
    </>
  );
}
