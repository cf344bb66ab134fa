import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CaptureSheet, Template } from '../../../src/contract/capture.ts';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { type Autosave, useAutosave } from './autosave.ts';
import { FieldInput, inputIn } from './fields.tsx';
import { isShown } from './shapes.ts';

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

/** Complete, and nothing in it is only supposed. */
const isDone = (
  step: Step,
  answers: Readonly<Record<string, string>>,
  suggested: readonly string[] = [],
): boolean =>
  step.fields.every(
    ({ id, required }) => !suggested.includes(id) && (!required || answers[id]?.trim()),
  );

/** Where the last sitting stopped; before that, where something supposed waits to be looked at. */
function firstOf({ template, nextStep, suggested = [] }: CaptureSheet): number {
  const open = template.steps.findIndex(({ fields }) =>
    fields.some(({ id }) => suggested.includes(id)),
  );
  return open < 0 ? nextStep : Math.min(open, nextStep);
}

/** What the last page of a form has at hand. */
export interface FormEnding {
  readonly save: Autosave;
  /** To a step, and to one of its fields where one is named. */
  readonly onGo: (step: number, field?: string) => void;
}

interface StepFormProps {
  readonly sheet: CaptureSheet;
  /** What the server has after answers were saved. */
  readonly onSaved: (sheet: CaptureSheet) => void;
  /** Stands above a step, by its place; with what is typed there. */
  readonly above?: (step: number, save: Autosave) => ReactNode;
  /** The name of the last page, which looks back on all steps. */
  readonly review: string;
  readonly children: (ending: FormEnding) => ReactNode;
}

const fieldAt = (place: HTMLElement | null, field: string): HTMLElement | null => {
  const fields = [...(place?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
  const named = fields.find(({ dataset }) => dataset.field === field);
  return named ? inputIn(named) : null;
};

/** The form, a step at a time and an ending; begins where the last sitting stopped. */
export function StepForm(props: StepFormProps) {
  const { sheet, review } = props;
  const { say, language } = useWords();
  const layout = useLayout();
  const save = useAutosave(sheet, props.onSaved);
  const { steps } = sheet.template;
  const [at, setAt] = useState(() => firstOf(sheet));
  const [visited, setVisited] = useState<ReadonlySet<number>>(new Set());
  const place = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState<{ readonly field: string } | null>(null);
  useEffect(() => {
    if (moved) (fieldAt(place.current, moved.field) ?? place.current)?.focus();
  }, [moved]);
  function go(to: number, field = '') {
    void save.flush();
    setVisited(new Set([...visited, at]));
    setAt(to);
    setMoved({ field });
  }
  const shown = (step: Step) =>
    step.fields.filter((field) => isShown(field, sheet.template, save.answers));
  const asks = (index: number) => steps[index] === undefined || shown(steps[index]).length > 0;
  const next = (from: number, way: 1 | -1): number => (asks(from) ? from : next(from + way, way));
  const step = steps[at];
  return (
    <>
      <p>{sheet.template.intro[language]}</p>
      <StepList
        {...{ steps, at, review, shown }}
        answers={save.answers}
        suggested={sheet.suggested ?? []}
        onGo={go}
      />
      <SaveStatus save={save} />
      <div ref={place} tabIndex={-1} className={layout.parts} style={{ outline: 'none' }}>
        {step ? props.above?.(at, save) : null}
        {step ? (
          <StepFields
            {...{ sheet, save }}
            step={{ ...step, fields: shown(step) }}
            showProblems={visited.has(at)}
          />
        ) : (
          props.children({ save, onGo: go })
        )}
      </div>
      <Ways
        {...{ at, review }}
        count={steps.length}
        back={next(at - 1, -1)}
        on={next(at + 1, 1)}
        onGo={go}
        next={say('tab.captures.next')}
      />
    </>
  );
}

function StepList(props: {
  readonly steps: readonly Step[];
  /** The fields of a step that are asked for now. */
  readonly shown: (step: Step) => Step['fields'];
  readonly at: number;
  readonly review: string;
  readonly answers: Autosave['answers'];
  readonly suggested: readonly string[];
  readonly onGo: (to: number) => void;
}) {
  const { steps, at, answers, suggested, onGo, shown } = props;
  const { say, language } = useWords();
  const styles = useStyles();
  const layout = useLayout();
  const names = [...steps.map(({ title }) => title[language]), props.review];
  return (
    <nav aria-label={say('tab.captures.steps')}>
      <ol className={styles.steps}>
        {names.map((name, index) => {
          const step = steps[index];
          if (step && shown(step).length === 0) return null;
          const done =
            step !== undefined && isDone({ ...step, fields: shown(step) }, answers, suggested);
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

export function SaveStatus({ save }: { readonly save: Autosave }) {
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
            const conflict = save.conflicts.includes(field.id);
            return (
              <FieldInput
                key={field.id}
                {...{ field, value, problem }}
                vague={seen && sheet.vague?.includes(field.id) === true}
                theirs={conflict ? (sheet.capture.answers[field.id] ?? '') : null}
                onSettle={(whose) => {
                  save.settle(field.id, whose);
                  void save.flush();
                }}
                suggested={seen && sheet.suggested?.includes(field.id) === true}
                lang={sheet.capture.language}
                onType={(typed) => save.type(field.id, typed)}
                onLeave={() => void save.flush()}
                onRight={() => {
                  save.type(field.id, value);
                  void save.flush();
                }}
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
  /** The nearest steps that ask for something. */
  readonly back: number;
  readonly on: number;
  readonly next: string;
  readonly review: string;
  readonly onGo: (to: number) => void;
}) {
  const { at, count, back, on, next, review, onGo } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.row}>
      {back >= 0 && at > 0 ? (
        <Button onClick={() => onGo(back)}>{say('tab.captures.previous')}</Button>
      ) : null}
      {at < count ? (
        <Button appearance="primary" onClick={() => onGo(on)}>
          {on === count ? review : next}
        </Button>
      ) : null}
    </div>
  );
}
