import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { useEffect, useRef, useState } from 'react';
import type { CaptureSheet, Template } from '../../../src/contract/capture.ts';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { type Autosave, useAutosave } from './autosave.ts';
import { Ending } from './ending.tsx';
import { FieldInput } from './fields.tsx';

const useStyles = makeStyles({
  steps: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
});

type Step = Template['steps'][number];

const isDone = (step: Step, answers: Readonly<Record<string, string>>): boolean =>
  step.fields.every(({ id, required }) => !required || answers[id]?.trim());

/** The form, a step at a time and an ending; begins where the last sitting stopped. */
export function StepForm({ sheet }: { readonly sheet: CaptureSheet }) {
  const { say, language } = useWords();
  const save = useAutosave(sheet);
  const { steps } = sheet.template;
  const [at, setAt] = useState(sheet.nextStep);
  const [visited, setVisited] = useState<ReadonlySet<number>>(new Set());
  const place = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState(0);
  useEffect(() => {
    if (moved > 0) place.current?.focus();
  }, [moved]);
  function go(to: number) {
    void save.flush();
    setVisited(new Set([...visited, at]));
    setAt(to);
    setMoved(moved + 1);
  }
  const step = steps[at];
  return (
    <>
      <p>{sheet.template.intro[language]}</p>
      <StepList steps={steps} at={at} answers={save.answers} onGo={go} />
      <SaveStatus save={save} />
      <div ref={place} tabIndex={-1} style={{ outline: 'none' }}>
        {step ? (
          <StepFields {...{ sheet, step, save }} showProblems={visited.has(at)} />
        ) : (
          <Ending sheet={sheet} save={save} onGo={go} />
        )}
      </div>
      <Ways at={at} count={steps.length} onGo={go} next={say('tab.captures.next')} />
    </>
  );
}

function StepList(props: {
  readonly steps: readonly Step[];
  readonly at: number;
  readonly answers: Autosave['answers'];
  readonly onGo: (to: number) => void;
}) {
  const { steps, at, answers, onGo } = props;
  const { say, language } = useWords();
  const styles = useStyles();
  const layout = useLayout();
  const names = [...steps.map(({ title }) => title[language]), say('tab.captures.review')];
  return (
    <nav aria-label={say('tab.captures.steps')}>
      <ol className={styles.steps}>
        {names.map((name, index) => {
          const step = steps[index];
          const done = step !== undefined && isDone(step, answers);
          return (
            <li key={step?.id ?? 'end'}>
              <Button
                size="small"
                shape="circular"
                appearance={index === at ? 'primary' : 'secondary'}
                {...(index === at ? { 'aria-current': 'step' as const } : {})}
                {...(done ? { icon: <CheckmarkRegular /> } : {})}
                onClick={() => onGo(index)}
              >
                {index + 1}. {name}
                {done ? (
                  <span className={layout.hidden}> {say('tab.captures.step-done')}</span>
                ) : null}
              </Button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function SaveStatus({ save }: { readonly save: Autosave }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <>
      <p role="status" className={mergeClasses(layout.plain, layout.muted)}>
        {say(`tab.captures.status.${save.status}`)}
      </p>
      {save.status === 'failed' ? (
        <ErrorState error={save.error} retry={() => void save.flush()} />
      ) : null}
    </>
  );
}

function StepFields(props: {
  readonly sheet: CaptureSheet;
  readonly step: Step;
  readonly save: Autosave;
  readonly showProblems: boolean;
}) {
  const { sheet, step, save, showProblems } = props;
  const { language } = useWords();
  const layout = useLayout();
  return (
    <Section id="step" title={step.title[language]}>
      <div className={layout.card}>
        <div className={layout.stack}>
          {step.fields.map((field) => {
            const value = save.answers[field.id] ?? '';
            // What was typed since the server looked is not judged by what the server saw.
            const seen = value === (sheet.capture.answers[field.id] ?? '');
            const problem = showProblems && seen ? (sheet.problems[field.id] ?? null) : null;
            return (
              <FieldInput
                key={field.id}
                {...{ field, value, problem }}
                lang={sheet.capture.language}
                onType={(typed) => save.type(field.id, typed)}
                onLeave={() => void save.flush()}
              />
            );
          })}
        </div>
      </div>
    </Section>
  );
}

function Ways(props: {
  readonly at: number;
  readonly count: number;
  readonly next: string;
  readonly onGo: (to: number) => void;
}) {
  const { at, count, next, onGo } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.row}>
      {at > 0 ? <Button onClick={() => onGo(at - 1)}>{say('tab.captures.previous')}</Button> : null}
      {at < count ? (
        <Button appearance="primary" onClick={() => onGo(at + 1)}>
          {at === count - 1 ? say('tab.captures.to-review') : next}
        </Button>
      ) : null}
    </div>
  );
}
