import { Button, MessageBar, MessageBarBody, mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { AttributionDesk, SettleSuggestion } from '../../../src/contract/attribution.ts';
import type { DraftKind } from '../../../src/contract/rewriting.ts';
import { useApp } from '../../app-context.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { useLayout } from '../layout.ts';
import { useTell } from '../notices.tsx';
import { Section } from '../page.tsx';
import { ErrorState } from '../states.tsx';

/** Whether those who are named have looked at a draft, and what is done about it. */
export interface Checks {
  readonly page: AttributionDesk;
  readonly busy: boolean;
  readonly error: unknown;
  readonly ask: () => void;
  readonly settle: (check: string, given: SettleSuggestion) => void;
}

export function useChecks(kind: DraftKind, id: string): Checks | undefined {
  const { api } = useApp();
  const { say } = useWords();
  const tell = useTell();
  const { data: page } = useQuery({
    queryKey: ['attribution', kind, id],
    queryFn: () => api.attribution(kind, id),
  });
  const ask = useWrite(() => api.askAttribution(kind, id));
  const settle = useWrite((one: { readonly check: string; readonly given: SettleSuggestion }) =>
    api.settleSuggestion(one.check, one.given),
  );
  if (!page) return undefined;
  return {
    page,
    busy: ask.isPending || settle.isPending,
    error: ask.error ?? settle.error,
    ask: () =>
      ask.mutate(undefined, {
        onSuccess: ({ asked: count }) => tell(say('checks.desk.done', { count })),
      }),
    settle: (check, given) =>
      settle.mutate(
        { check, given },
        { onSuccess: () => tell(say(`checks.desk.settled.${given.verb}`)) },
      ),
  };
}

/** What is to be said before a draft is let go: how many, and nobody's name. */
function useLines({ askable, waiting, until, changed }: AttributionDesk): readonly string[] {
  const { say, date } = useWords();
  return [
    askable > 0 ? say('checks.desk.askable', { count: askable }) : '',
    waiting > 0 && until ? say('checks.desk.waiting', { count: waiting, date: date(until) }) : '',
    changed > 0 ? say('checks.desk.changed', { count: changed }) : '',
  ].filter(Boolean);
}

/** Asks those who are named, once they can see what is saved. */
export function Attribution(props: { readonly checks: Checks; readonly dirty: boolean }) {
  const { checks, dirty } = props;
  const { say } = useWords();
  const layout = useLayout();
  const lines = useLines(checks.page);
  const { asked, askable, suggestions } = checks.page;
  const waits = suggestions.filter(({ state }) => state === 'waiting').length;
  if (asked === 0 && askable === 0) return null;
  return (
    <Section id="attribution" title={say('checks.desk.title')}>
      <p className={mergeClasses(layout.plain, layout.muted)}>{say('checks.desk.what')}</p>
      <ul>
        <li>{say('checks.desk.asked', { count: asked })}</li>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {waits > 0 ? <li>{say('checks.desk.waits', { count: waits })}</li> : null}
      </ul>
      {askable > 0 ? (
        <div className={layout.row}>
          <Button disabled={dirty || checks.busy} onClick={checks.ask}>
            {say('checks.desk.ask')}
          </Button>
          {dirty ? <span className={layout.muted}>{say('checks.desk.saved-first')}</span> : null}
        </div>
      ) : null}
      {checks.error ? <ErrorState error={checks.error} /> : null}
    </Section>
  );
}

/** Beneath a statement: how many looked at it, and what they suggest in its place. */
export function CheckedStatement(props: {
  readonly checks: Checks | undefined;
  readonly statement: string;
  /** Of the draft, as it is saved; null while something is not. */
  readonly version: number | null;
}) {
  const { checks, statement, version } = props;
  const { say } = useWords();
  const layout = useLayout();
  if (!checks) return null;
  const marks = checks.page.statements.find(({ id }) => id === statement);
  const given = checks.page.suggestions.filter(
    (one) => one.statement === statement && one.state === 'waiting',
  );
  return (
    <>
      {marks ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say('checks.desk.marks', {
            asked: marks.asked,
            right: marks.right,
            unnamed: marks.unnamed,
          })}
        </p>
      ) : null}
      {given.map(({ check, name, text, takes }) => {
        const settle = (verb: SettleSuggestion['verb']) =>
          checks.settle(check, { statement, verb, version: version ?? 0 });
        return (
          <MessageBar key={check} intent="info" layout="multiline">
            <MessageBarBody>
              <strong>{say('checks.desk.suggests', { name })}</strong>
              <p className={layout.written}>{text}</p>
              <span className={layout.row}>
                {takes ? (
                  <Button
                    size="small"
                    disabled={version === null || checks.busy}
                    onClick={() => settle('take')}
                  >
                    {say('checks.desk.take')}
                  </Button>
                ) : null}
                <Button
                  size="small"
                  disabled={version === null || checks.busy}
                  onClick={() => settle('leave')}
                >
                  {say('checks.desk.leave')}
                </Button>
              </span>
              {version === null ? (
                <p className={layout.plain}>{say('checks.desk.saved-first')}</p>
              ) : null}
            </MessageBarBody>
          </MessageBar>
        );
      })}
    </>
  );
}

/** Before publishing: who was not asked, who may still answer, and what has changed since. */
export function ChecksBefore({ page }: Pick<Checks, 'page'>) {
  const { say } = useWords();
  const layout = useLayout();
  const lines = useLines(page);
  if (lines.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {lines.map((line) => (
          <p key={line} className={layout.plain}>
            {line}
          </p>
        ))}
        {page.waiting > 0 ? (
          <p className={layout.plain}>{say('checks.early.text', { count: page.waiting })}</p>
        ) : null}
      </MessageBarBody>
    </MessageBar>
  );
}
