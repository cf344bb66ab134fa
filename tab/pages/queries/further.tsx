import { Checkbox, Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import type { BeforePosting } from '../../../src/contract/queries.ts';
import { useWords } from '../../words.tsx';
import { isForMany, type QuestionDraft } from './new-form.ts';

const LONGEST = 500;

/** How urgent it is, which countries it is about, and who else is shown the way to it. */
export function FurtherFields(props: {
  readonly draft: QuestionDraft;
  readonly change: (part: Partial<QuestionDraft>) => void;
  readonly communities: BeforePosting['communities'];
  readonly chosen: { readonly id: string } | undefined;
  readonly named: readonly string[];
}) {
  const { draft, change, communities, chosen, named } = props;
  const { say, country } = useWords();
  const others = communities.filter(({ id }) => id !== chosen?.id);
  return (
    <>
      <Field label={say('questions.form.urgency')}>
        <RadioGroup
          value={draft.urgent ? 'urgent' : 'normal'}
          onChange={(_, { value }) => change({ urgent: value === 'urgent' })}
        >
          <Radio value="normal" label={say('questions.form.normal')} />
          <Radio value="urgent" label={say('questions.form.urgent')} />
        </RadioGroup>
      </Field>
      <Field label={say('questions.form.countries')} hint={say('questions.form.countries-hint')}>
        <Input
          value={draft.countries ?? named.map(country).join(', ')}
          maxLength={LONGEST}
          onChange={(_, { value }) => change({ countries: value })}
        />
      </Field>
      {others.length > 0 && isForMany(draft) ? (
        <Field label={say('questions.form.also')} hint={say('questions.form.also-hint')}>
          <div>
            {others.map(({ id, name, guests }) => (
              <Checkbox
                key={id}
                label={guests ? say('guests.ask.choice', { name }) : name}
                checked={draft.also.includes(id)}
                onChange={(_, { checked }) =>
                  change({
                    also:
                      checked === true
                        ? [...draft.also, id]
                        : draft.also.filter((one) => one !== id),
                  })
                }
              />
            ))}
          </div>
        </Field>
      ) : null}
    </>
  );
}
