import { Button, mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Matters } from '../../../src/contract/safety.ts';
import { useApp } from '../../app-context.tsx';
import { ReasonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, explain, Read } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { When } from '../../components/when.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** What is kept and who sees it; the reports and requests that concern the reader. */
export default function SafetyPage() {
  const { say } = useWords();
  const { api, me } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['matters'], queryFn: api.matters });
  const moderated = me.communities.filter(({ role }) => role === 'moderator');
  return (
    <Page
      title={say('safety.page.title')}
      above={<TextLink to="/">{say('tab.shell.home')}</TextLink>}
    >
      <Kept forgotten={query.data?.forgotten ?? []} />
      {moderated.length > 0 ? (
        <Section id="rules" title={say('safety.rules.of')}>
          <ul className={layout.list}>
            {moderated.map(({ id, name }) => (
              <li key={id}>
                <TextLink to={`/communities/${id}/speech`}>{name}</TextLink>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Read query={query}>
        {({ reports, removals }) => (
          <>
            <Section id="reports" title={say('safety.page.reports')}>
              {reports.length === 0 ? <Empty title={say('safety.page.no-reports')} /> : null}
              <ul className={layout.list}>
                {reports.map((one) => (
                  <Report key={one.id} report={one} />
                ))}
              </ul>
            </Section>
            <Section id="removals" title={say('safety.page.removals')}>
              {removals.length === 0 ? <Empty title={say('safety.page.no-removals')} /> : null}
              <ul className={layout.list}>
                {removals.map((one) => (
                  <Removal key={one.id} removal={one} />
                ))}
              </ul>
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}

const POINTS = ['seen', 'unnamed', 'channels', 'elsewhere', 'audio'] as const;

export function Kept({ forgotten }: { readonly forgotten: Matters['forgotten'] }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section id="kept" title={say('safety.kept.title')}>
      <div className={layout.card}>
        <p className={layout.plain}>{say('safety.kept.kept')}</p>
        <p className={layout.plain}>{say('safety.kept.long')}</p>
        {forgotten.length > 0 ? (
          <>
            <p className={layout.plain}>{say('safety.kept.forgotten')}</p>
            <ul>
              {forgotten.map(({ what, days }) => (
                <li key={what}>{say(`safety.kept.for.${what}`, { count: days })}</li>
              ))}
            </ul>
          </>
        ) : null}
        {POINTS.map((point) => (
          <p key={point} className={layout.plain}>
            {say(`safety.kept.${point}`)}
          </p>
        ))}
      </div>
    </Section>
  );
}

function About({
  item,
}: {
  readonly item: { readonly title: string; readonly path: string } | null;
}) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <h3 className={layout.h3}>
      {item ? <TextLink to={item.path}>{item.title}</TextLink> : say('safety.page.gone')}
    </h3>
  );
}

/** What the moves of one kind are called, and what is asked with them. */
interface Texts<V extends string> {
  readonly verb: (verb: V) => string;
  readonly done: (verb: V) => string;
  readonly label: string;
  readonly hint: string;
}

/** Verbs that end something need words for somebody else; the others happen at once. */
function Moves<V extends string>(props: {
  readonly texts: Texts<V>;
  readonly actions: readonly V[];
  readonly silent: readonly V[];
  readonly send: (verb: V, words: string) => Promise<unknown>;
}) {
  const { texts, actions, silent, send } = props;
  const words = useWords();
  const layout = useLayout();
  const tell = useTell();
  const [asking, setAsking] = useState<V | null>(null);
  const write = useWrite(({ verb, text }: { verb: V; text: string }) => send(verb, text));
  async function make(verb: V, text: string) {
    await write.mutateAsync({ verb, text });
    tell(texts.done(verb));
  }
  if (actions.length === 0) return null;
  return (
    <div className={layout.row}>
      {actions.map((verb) => (
        <Button
          key={verb}
          size="small"
          disabled={write.isPending}
          onClick={() =>
            silent.includes(verb)
              ? void make(verb, '').catch((error: unknown) => tell(explain(error, words), 'error'))
              : setAsking(verb)
          }
        >
          {texts.verb(verb)}
        </Button>
      ))}
      {asking ? (
        <ReasonDialog
          title={texts.verb(asking)}
          label={texts.label}
          hint={texts.hint}
          confirm={texts.verb(asking)}
          onClose={() => setAsking(null)}
          onReason={(text) => make(asking, text)}
        />
      ) : null}
    </div>
  );
}

function Report({ report }: { readonly report: Matters['reports'][number] }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { id, version, item, ground, words, mine, state, answer, at, actions } = report;
  return (
    <li className={layout.card}>
      <div className={mergeClasses(layout.row, layout.between)}>
        <About item={item} />
        <Tag tone={state === 'open' ? 'warning' : 'informative'}>
          {say(`safety.report.state.${state}`)}
        </Tag>
      </div>
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {say(mine ? 'safety.report.yours' : 'safety.report.for-you')} ·{' '}
        {say(`safety.ground.${ground}`)} · <When at={at} />
      </p>
      <p className={layout.written}>{words}</p>
      {answer ? (
        <p className={layout.written}>{say('safety.report.answered', { answer })}</p>
      ) : null}
      <Moves
        texts={{
          verb: (verb) => say(`safety.report.verb.${verb}`),
          done: (verb) => say(`safety.report.done.${verb}`),
          label: say('safety.report.answer'),
          hint: say('safety.report.answer-hint'),
        }}
        actions={actions}
        silent={['pass-on', 'withdraw']}
        send={(verb, text) => api.handleReport(id, { verb, version, answer: text })}
      />
    </li>
  );
}

function Removal({ removal }: { readonly removal: Matters['removals'][number] }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { id, version, item, askedBy, outside, wish, reason, state, decision, at, actions } =
    removal;
  return (
    <li className={layout.card}>
      <div className={mergeClasses(layout.row, layout.between)}>
        <About item={item} />
        <Tag tone={state === 'open' ? 'warning' : 'informative'}>
          {say(`safety.removal.state.${state}`)}
        </Tag>
      </div>
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {say(outside ? 'safety.removal.by-outside' : 'safety.removal.by', { name: askedBy })} ·{' '}
        {say(`safety.wish.${wish}`)} · <When at={at} />
      </p>
      <p className={layout.written}>{reason}</p>
      {decision ? (
        <p className={layout.written}>
          {say('safety.removal.decided', { name: removal.decidedBy ?? '—', decision })}
        </p>
      ) : null}
      <Moves
        texts={{
          verb: (verb) => say(`safety.removal.verb.${verb}`),
          done: (verb) => say(`safety.removal.done.${verb}`),
          label: say('safety.removal.answer'),
          hint: say('safety.removal.answer-hint'),
        }}
        actions={actions}
        silent={[]}
        send={(verb, text) => api.decideRemoval(id, { verb, version, decision: text })}
      />
    </li>
  );
}
