import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import type { DiscussionBody, PhaseDraft } from '../../../src/contract/templates.ts';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { useWords } from '../../words.tsx';
import { LANGUAGES, missingIn, newPhase, replaced } from './draft.ts';
import { useFault } from './faults.tsx';
import { Missing } from './field.tsx';
import { Moves } from './moves.tsx';
import { NumberField } from './numbers.tsx';
import { SpokenWords } from './spoken.tsx';

const useStyles = makeStyles({
  beside: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    gap: tokens.spacingHorizontalS,
  },
});

interface PlanEdit {
  readonly body: DiscussionBody;
  readonly onChange: (body: DiscussionBody) => void;
}

const DAYS = ['days', 'announceDays', 'finalCallHours', 'quietDays', 'turnaroundHours'] as const;

/** A template of discussions: how long they run, when people are reminded, what is asked in each phase. */
export function PlanEditor({ body, onChange }: PlanEdit) {
  const { say } = useWords();
  const fault = useFault('phases');
  const layout = useLayout();
  const set = (phases: PhaseDraft[]) => onChange({ ...body, phases });
  return (
    <>
      <Section id="about" title={say('templates.about')}>
        {(['name', 'purpose', 'output'] as const).map((key) => (
          <SpokenWords
            key={key}
            label={say(`templates.plan.${key}`)}
            place={key}
            value={body[key]}
            onChange={(said) => onChange({ ...body, [key]: said })}
          />
        ))}
        {DAYS.map((key) => (
          <NumberField
            key={key}
            label={say(`templates.plan.${key}`)}
            place={key}
            value={body[key]}
            onChange={(number) => onChange({ ...body, [key]: number ?? 0 })}
          />
        ))}
      </Section>
      <Section id="phases" title={say('templates.phases')}>
        {fault.validationMessage ? <p role="alert">{fault.validationMessage}</p> : null}
        <ol className={layout.list}>
          {body.phases.map((phase, at) => (
            // Phases have no name but their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={at} className={layout.card}>
              <Phase
                phase={phase}
                at={at}
                onChange={(next) => set(replaced(body.phases, at, next))}
              />
              <Moves
                name={say('templates.phase', { number: at + 1 })}
                list={body.phases}
                at={at}
                onChange={set}
                least={1}
              />
            </li>
          ))}
        </ol>
        <div>
          <Button onClick={() => set([...body.phases, newPhase(body)])}>
            {say('templates.add-phase')}
          </Button>
        </div>
      </Section>
    </>
  );
}

const linesOf = (text: string): string[] => text.split('\n').slice(0, 20);

function Phase(props: {
  readonly phase: PhaseDraft;
  readonly at: number;
  readonly onChange: (phase: PhaseDraft) => void;
}) {
  const { phase, at, onChange } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.stack}>
      <div className={layout.row}>
        <h3 className={layout.h3}>{say('templates.phase', { number: at + 1 })}</h3>
        <Missing languages={missingIn(phase)} />
      </div>
      <SpokenWords
        label={say('templates.plan.phase-title')}
        place={`phases.${at}.title`}
        value={phase.title}
        onChange={(title) => onChange({ ...phase, title })}
      />
      <NumberField
        label={say('templates.plan.phase-day')}
        hint={say('templates.plan.phase-day-hint')}
        place={`phases.${at}.day`}
        value={phase.day}
        onChange={(day) => onChange({ ...phase, day: day ?? 0 })}
      />
      <Questions
        at={at}
        questions={phase.questions}
        onChange={(questions) => onChange({ ...phase, questions })}
      />
    </div>
  );
}

function Questions(props: {
  readonly at: number;
  readonly questions: PhaseDraft['questions'];
  readonly onChange: (questions: PhaseDraft['questions']) => void;
}) {
  const { say } = useWords();
  const layout = useLayout();
  const styles = useStyles();
  const { at, questions, onChange } = props;
  return (
    <fieldset className={layout.bare}>
      <legend className={layout.h3}>{say('templates.plan.questions')}</legend>
      <p className={layout.muted}>{say('templates.plan.questions-hint')}</p>
      <div className={styles.beside}>
        {LANGUAGES.map((language) => (
          <InLanguage
            key={language}
            place={`phases.${at}.questions.${language}`}
            language={language}
            lines={questions[language]}
            onChange={(lines) => onChange({ ...questions, [language]: lines })}
          />
        ))}
      </div>
    </fieldset>
  );
}

function InLanguage(props: {
  readonly place: string;
  readonly language: (typeof LANGUAGES)[number];
  readonly lines: readonly string[];
  readonly onChange: (lines: string[]) => void;
}) {
  const { place, language, lines, onChange } = props;
  const { say } = useWords();
  const fault = useFault(place);
  const name = say(`common.languages.${language}`);
  return (
    <Field label={name} {...fault}>
      <Textarea
        lang={language}
        aria-label={say('templates.in', { what: say('templates.plan.questions'), language: name })}
        rows={4}
        resize="vertical"
        value={lines.join('\n')}
        onChange={(_, { value }) => onChange(value === '' ? [] : linesOf(value))}
      />
    </Field>
  );
}
