import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { useWords } from '../../words.tsx';
import type { PhaseForm, PlanPartProps } from './plan-form.ts';

const MOST_PHASES = 6;

/** The phases, in order; those that have opened are only shown. */
export function PhaseFields({ page, form, change }: PlanPartProps) {
  const { say } = useWords();
  const layout = useLayout();
  const { phases } = form;
  const opened = page.plan.phase;
  const set = (index: number, part: Partial<PhaseForm>) =>
    change({ phases: phases.map((old, at) => (at === index ? { ...old, ...part } : old)) });
  const last = phases.at(-1);
  return (
    <Section id="phases" title={say('planning.tab.phases')}>
      {phases.map((phase, index) => (
        // Phases have no name but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className={layout.card}>
          <PhaseField
            phase={phase}
            number={index + 1}
            kept={index <= opened}
            set={(part) => set(index, part)}
          />
          {index > Math.max(0, opened) ? (
            <div>
              <Button onClick={() => change({ phases: phases.filter((_, at) => at !== index) })}>
                {say('planning.tab.remove-phase', { number: index + 1 })}
              </Button>
            </div>
          ) : null}
        </div>
      ))}
      {phases.length < MOST_PHASES ? (
        <div>
          <Button
            onClick={() =>
              change({
                phases: [...phases, { title: '', questions: '', opensAt: last?.opensAt ?? '' }],
              })
            }
          >
            {say('planning.tab.add-phase')}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

function PhaseField(props: {
  readonly phase: PhaseForm;
  readonly number: number;
  readonly kept: boolean;
  readonly set: (part: Partial<PhaseForm>) => void;
}) {
  const { phase, number, kept, set } = props;
  const { say, zone } = useWords();
  return (
    <>
      <Field label={say('planning.tab.phase-title', { number })}>
        <Input
          value={phase.title}
          maxLength={150}
          onChange={(_, { value }) => set({ title: value })}
        />
      </Field>
      <Field
        label={say('planning.tab.phase-questions', { number })}
        hint={say(kept ? 'planning.tab.phase-kept' : 'planning.tab.one-a-line')}
        required={!kept}
      >
        <Textarea
          value={phase.questions}
          readOnly={kept}
          rows={3}
          resize="vertical"
          onChange={(_, { value }) => set({ questions: value })}
        />
      </Field>
      {number > 1 ? (
        <Field
          label={say('planning.tab.phase-opens', { number })}
          hint={say('tab.common.zone', { zone })}
          required={!kept}
        >
          <Input
            type="datetime-local"
            value={phase.opensAt}
            readOnly={kept}
            onChange={(_, { value }) => set({ opensAt: value })}
          />
        </Field>
      ) : null}
    </>
  );
}
