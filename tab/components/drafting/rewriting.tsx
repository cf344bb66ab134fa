import { Button, MessageBar, MessageBarBody, mergeClasses } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import type { AskRewriting, DraftKind, RewritingPage } from '../../../src/contract/rewriting.ts';
import { useApp } from '../../app-context.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { useLayout } from '../layout.ts';
import { Section } from '../page.tsx';
import { ErrorState } from '../states.tsx';
import type { Desk } from './desk.ts';
import { isDirty, type Statement, type Work } from './work.ts';

/** So often it is asked how far the machine is. */
const LOOK_MS = 2_000;

type Last = NonNullable<RewritingPage['last']>;

interface Props<T extends Statement> {
  readonly kind: DraftKind;
  readonly id: string;
  readonly desk: Desk<T>;
  /** As the server has it. */
  readonly saved: Work<T>;
  readonly children: (desk: Desk<T>) => ReactNode;
}

/** How far the machine is; when it has ended, what it did to the draft is read. */
function useRewriting(kind: DraftKind, id: string) {
  const { api } = useApp();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['rewriting', kind, id],
    queryFn: () => api.rewriting(kind, id),
    refetchInterval: ({ state }) => (state.data?.last?.ended === false ? LOOK_MS : false),
  });
  const endedAt = data?.last?.ended ? data.last.askedAt : null;
  useEffect(() => {
    if (endedAt !== null) void queries.invalidateQueries({ queryKey: [kind, id] });
  }, [endedAt, kind, id, queries]);
  return data;
}

/** A draft that a machine may put into other words, where there is one; without one the draft alone. */
export function Rewritable<T extends Statement>({ kind, id, desk, saved, children }: Props<T>) {
  const { api } = useApp();
  const page = useRewriting(kind, id);
  const ask = useWrite((asked: AskRewriting) => api.askRewriting(kind, id, asked));
  if (!page || page.model === null) return children(desk);
  const { last } = page;
  const busy = last?.ended === false || ask.isPending;
  const dirty = isDirty(desk.work, saved);
  const free = !busy && !dirty;
  const one = {
    rewrite: (statement: string) => ask.mutate({ language: null, statements: [statement] }),
  };
  return (
    <>
      <Asking
        page={page}
        work={desk.work}
        state={busy ? 'busy' : dirty ? 'dirty' : 'free'}
        onAsk={(language) => ask.mutate({ language, statements: null })}
        onRead={(language) => api.readRewriting(kind, id, { version: saved.base, language })}
      />
      {ask.isError ? <ErrorState error={ask.error} /> : null}
      {children({
        ...desk,
        ...(free ? one : {}),
        keptWords: new Map(last?.reasons.map(({ statement, why }) => [statement, why])),
      })}
    </>
  );
}

type Language = RewritingPage['languages'][number];

/** What it may be asked for, what came of it last, and what there is to read. */
function Asking(props: {
  readonly page: RewritingPage;
  readonly work: Work<Statement>;
  readonly state: 'busy' | 'dirty' | 'free';
  readonly onAsk: (language: Language | null) => void;
  readonly onRead: (language: Language | null) => Promise<unknown>;
}) {
  const { page, work, state, onAsk, onRead } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section id="rewriting" title={say('rewriting.title')}>
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {say('rewriting.what', { name: page.model ?? '' })}
      </p>
      <div className={layout.row}>
        <Button disabled={state !== 'free'} onClick={() => onAsk(null)}>
          {say('rewriting.rewrite')}
        </Button>
        {page.languages.map((language) => (
          <Button key={language} disabled={state !== 'free'} onClick={() => onAsk(language)}>
            {say('rewriting.translate', { language: say(`common.languages.${language}`) })}
          </Button>
        ))}
      </div>
      {state === 'dirty' ? <p className={layout.plain}>{say('rewriting.saved-first')}</p> : null}
      {page.last ? <Outcome last={page.last} /> : null}
      <ToRead work={work} mayRead={state === 'free'} languages={page.languages} onRead={onRead} />
    </Section>
  );
}

/** How far it is, or what came of it: how many statements keep their words, and why. */
function Outcome({ last }: { readonly last: Last }) {
  const { say } = useWords();
  const { done, total, taken, unchecked, ended } = last;
  const task = last.language === null ? 'rewrite' : 'translate';
  const language = last.language === null ? '' : say(`common.languages.${last.language}`);
  if (!ended)
    return <p role="status">{say(`rewriting.under-way.${task}`, { done, total, language })}</p>;
  if (total === 0) return <p role="status">{say('rewriting.nothing')}</p>;
  return (
    <div role="status">
      <p>{say(`rewriting.ended.${task}`, { count: taken, total, language })}</p>
      {unchecked > 0 ? <p>{say('rewriting.unchecked', { count: unchecked })}</p> : null}
      <ul>
        {last.kept.map(({ why, count }) => (
          <li key={why}>{say('rewriting.kept', { count, why: say(`rewriting.why.${why}`) })}</li>
        ))}
      </ul>
    </div>
  );
}

/** What nobody has read yet, and the word of whoever reads it. */
function ToRead(props: {
  readonly work: Work<Statement>;
  readonly languages: readonly Language[];
  readonly mayRead: boolean;
  readonly onRead: (language: Language | null) => Promise<unknown>;
}) {
  const { work, languages, mayRead, onRead } = props;
  const { say } = useWords();
  const read = useWrite(onRead);
  const words = work.statements.filter(({ machine }) => machine).length;
  const of = (language: Language) =>
    work.statements.flatMap(({ translations = [] }) =>
      translations.filter((one) => one.language === language),
    );
  const bars = languages.flatMap((language) => {
    const all = of(language);
    const unread = all.filter((one) => !one.read).length;
    const key = unread > 0 ? 'rewriting.translation-unread' : 'rewriting.translation-read';
    const count = unread > 0 ? unread : all.length;
    const called = say(`common.languages.${language}`);
    return count === 0 ? [] : [{ language, unread, text: say(key, { count, language: called }) }];
  });
  return (
    <>
      {words > 0 ? (
        <Bar text={say('rewriting.unread', { count: words })}>
          <Button size="small" disabled={!mayRead} onClick={() => read.mutate(null)}>
            {say('rewriting.read')}
          </Button>
        </Bar>
      ) : null}
      {bars.map(({ language, unread, text }) => (
        <Bar key={language} text={text}>
          {unread > 0 ? (
            <Button size="small" disabled={!mayRead} onClick={() => read.mutate(language)}>
              {say('rewriting.read')}
            </Button>
          ) : null}
        </Bar>
      ))}
      {read.isError ? <ErrorState error={read.error} /> : null}
    </>
  );
}

function Bar({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const layout = useLayout();
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <p className={layout.plain}>{text}</p>
        {children}
      </MessageBarBody>
    </MessageBar>
  );
}
