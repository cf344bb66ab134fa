import { Button, Field, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useKept } from '../../kept.ts';
import { useAhead, useBefore, useConsentWords } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { AskForm } from './ask.tsx';
import { Alike, Answered } from './before.tsx';
import { Found } from './found.tsx';
import { Known } from './known.tsx';
import { emptyQuestion, LIMITS, type QuestionDraft, revived } from './new-form.ts';

/** Below them stands whose they are. */
const MOST_QUOTED = 3_500;

/** Asking: the question in plain words, what is there already, and then, if need be, the community. */
export default function NewQueryPage() {
  const [params] = useSearchParams();
  const consent = params.get('consent');
  if (consent !== null) return <Quoted consent={consent} />;
  // A search that found nothing hands its words over; what was begun here before stays.
  return <Asking begun={{ text: (params.get('q') ?? '').slice(0, LIMITS.text) }} />;
}

/** A colleague's words, which they agreed to: what is too long for the question stands below it. */
function Quoted({ consent }: { readonly consent: string }) {
  return (
    <Read query={useConsentWords(consent)}>
      {({ words }) => (
        <Asking
          begun={{
            consent,
            text: words.slice(0, LIMITS.text),
            background: words.length > LIMITS.text ? words.slice(0, MOST_QUOTED) : '',
          }}
        />
      )}
    </Read>
  );
}

function Asking({ begun }: { readonly begun: Partial<QuestionDraft> }) {
  const { say } = useWords();
  const { me } = useApp();
  const [draft, setDraft, clear] = useKept(
    `praxis.question:${me.id}${begun.consent ? `:${begun.consent}` : ''}`,
    () => ({ ...emptyQuestion(), ...begun }),
    revived,
  );
  const [thanked, setThanked] = useState(false);
  const above = <TextLink to="/queries">{say('tab.query.back')}</TextLink>;
  if (thanked) {
    return (
      <Page title={say('tab.ask.thanks-title')} above={above}>
        <Thanks onAnother={() => setThanked(false)} />
      </Page>
    );
  }
  const change = (part: Partial<QuestionDraft>) => setDraft({ ...draft, ...part });
  return (
    <Page title={say('tab.ask.title')} above={above}>
      <Question draft={draft} change={change} onEmpty={clear} />
      {draft.looked ? (
        <Looked
          key={draft.looked}
          draft={draft}
          change={change}
          clear={clear}
          onAnswered={() => {
            clear();
            setThanked(true);
          }}
        />
      ) : null}
    </Page>
  );
}

interface Part {
  readonly draft: QuestionDraft;
  readonly change: (part: Partial<QuestionDraft>) => void;
}

function Question({ draft, change, onEmpty }: Part & { readonly onEmpty: () => void }) {
  const { say } = useWords();
  const layout = useLayout();
  const field = useRef<HTMLTextAreaElement>(null);
  const [missing, setMissing] = useState(false);
  const text = draft.text.trim();
  function look() {
    setMissing(text === '');
    if (text === '') field.current?.focus();
    else change({ looked: text });
  }
  return (
    <form
      noValidate
      className={layout.card}
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <div className={layout.stack}>
        <Field
          label={say('tab.ask.text')}
          hint={say('tab.ask.text-hint')}
          required
          {...(missing && text === ''
            ? { validationMessage: say('tab.ask.problems.missing') }
            : {})}
        >
          <Textarea
            textarea={{ ref: field }}
            value={draft.text}
            maxLength={LIMITS.text}
            rows={3}
            resize="vertical"
            onChange={(_, { value }) => change({ text: value })}
          />
        </Field>
        <div className={layout.row}>
          <Button
            type="submit"
            appearance={draft.looked === '' || draft.looked !== text ? 'primary' : 'secondary'}
          >
            {say(draft.looked ? 'tab.ask.look-again' : 'tab.ask.look')}
          </Button>
          {draft.text || draft.looked ? (
            <Button onClick={onEmpty}>{say('tab.ask.empty')}</Button>
          ) : null}
          <span className={layout.muted}>{say('tab.ask.kept')}</span>
        </div>
      </div>
    </form>
  );
}

/** What was found for the question, and the way on to the community. */
function Looked(props: Part & { readonly clear: () => void; readonly onAnswered: () => void }) {
  const { draft, change, clear, onAnswered } = props;
  const { say } = useWords();
  const layout = useLayout();
  const before = useBefore(draft.looked);
  const ahead = useAhead();
  const place = useRef<HTMLDivElement>(null);
  const there = before.data !== undefined;
  useEffect(() => {
    if (there) place.current?.focus();
  }, [there]);
  return (
    <div ref={place} tabIndex={-1} style={{ outline: 'none' }} className={layout.parts}>
      <Read query={before}>
        {(found) => {
          const nothing =
            found.hits.length + (found.faqs?.length ?? 0) + (found.alike?.length ?? 0) === 0;
          return (
            <>
              <Answered draft={draft} found={found} onAnswered={onAnswered} />
              <Found draft={draft} found={found} onAnswered={onAnswered} />
              <Alike found={found} />
              <Known people={found.people} asked={draft.looked} />
              {draft.asking || nothing ? (
                <Read query={ahead}>
                  {(ms) => (
                    <AskForm
                      {...{ draft, change, clear }}
                      communities={found.communities}
                      named={found.countries ?? []}
                      ahead={ms}
                    />
                  )}
                </Read>
              ) : (
                <Section id="ask" title={say('tab.ask.not-yet')}>
                  <div>
                    <Button appearance="primary" onClick={() => change({ asking: true })}>
                      {say('tab.ask.ask-community')}
                    </Button>
                  </div>
                </Section>
              )}
            </>
          );
        }}
      </Read>
    </div>
  );
}

function Thanks({ onAnother }: { readonly onAnother: () => void }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Empty title={say('tab.ask.thanks')}>
      <p className={layout.plain}>{say('tab.ask.thanks-text')}</p>
      <div className={layout.row}>
        <LinkButton to="/">{say('tab.lost.home')}</LinkButton>
        <Button onClick={onAnother}>{say('tab.ask.another')}</Button>
      </div>
    </Empty>
  );
}
