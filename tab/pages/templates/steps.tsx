import { Button, mergeClasses } from '@fluentui/react-components';
import type { CaptureBody, FieldDraft, StepDraft } from '../../../src/contract/templates.ts';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { useWords } from '../../words.tsx';
import { missingIn, newField, newStep, replaced } from './draft.ts';
import type { FormEdit } from './edits.ts';
import { FieldEditor, Missing } from './field.tsx';
import { Moves } from './moves.tsx';
import { SpokenWords } from './spoken.tsx';

/** The sections of a form, each a page in the tab and a card in the chat. */
export function StepsEditor({ body, onChange, options }: FormEdit) {
  const { say, language } = useWords();
  const layout = useLayout();
  const set = (steps: StepDraft[]) => onChange({ ...body, steps });
  return (
    <Section id="sections" title={say('templates.sections')}>
      <ol className={layout.list}>
        {body.steps.map((step, at) => {
          const name = step.title[language] || say('templates.section', { number: at + 1 });
          return (
            <li key={step.id} className={layout.card}>
              <div className={mergeClasses(layout.row, layout.between)}>
                <div className={layout.row}>
                  <h3 className={layout.h3}>{name}</h3>
                  <Missing languages={missingIn(step)} />
                </div>
                <Moves name={name} list={body.steps} at={at} onChange={set} least={1} />
              </div>
              <SpokenWords
                label={say('templates.section-title')}
                place={`steps.${at}.title`}
                value={step.title}
                onChange={(title) => set(replaced(body.steps, at, { ...step, title }))}
              />
              <Fields
                {...{ body, options, step }}
                at={at}
                onChange={(fields) => set(replaced(body.steps, at, { ...step, fields }))}
              />
            </li>
          );
        })}
      </ol>
      <div>
        <Button onClick={() => set([...body.steps, newStep(body)])}>
          {say('templates.add-section')}
        </Button>
      </div>
    </Section>
  );
}

function Fields(props: {
  readonly body: CaptureBody;
  readonly step: StepDraft;
  readonly at: number;
  readonly options: FormEdit['options'];
  readonly onChange: (fields: FieldDraft[]) => void;
}) {
  const { body, step, at, options, onChange } = props;
  const { say, language } = useWords();
  const layout = useLayout();
  const earlier = body.steps.slice(0, at).flatMap(({ fields }) => fields);
  return (
    <>
      <ol className={layout.list}>
        {step.fields.map((field, place) => (
          <li key={field.id} className={layout.card}>
            <FieldEditor
              {...{ field, options }}
              number={place + 1}
              place={`steps.${at}.fields.${place}`}
              before={[...earlier, ...step.fields.slice(0, place)]}
              onChange={(next) => onChange(replaced(step.fields, place, next))}
              moves={
                <Moves
                  name={field.label[language] || say('templates.unnamed', { number: place + 1 })}
                  list={step.fields}
                  at={place}
                  onChange={onChange}
                  least={1}
                />
              }
            />
          </li>
        ))}
      </ol>
      <div>
        <Button size="small" onClick={() => onChange([...step.fields, newField(body)])}>
          {say('templates.add-field')}
        </Button>
      </div>
    </>
  );
}
