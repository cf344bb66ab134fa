import { Button, Field, Textarea } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';
import { LIMITS, type Part } from './new-form.ts';

/** The guiding questions, one field each. */
export function Questions({ form, change, problem }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  const set = (index: number, value: string) =>
    change({ questions: form.questions.map((old, at) => (at === index ? value : old)) });
  return (
    <>
      {form.questions.map((question, index) => (
        // The questions have no name but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className={layout.row} style={{ alignItems: 'flex-end' }}>
          <Field
            style={{ flex: '1 1 200px' }}
            label={say('tab.new-discussion.question', { number: index + 1 })}
            required={index === 0}
            {...(index === 0 ? { hint: say('tab.new-discussion.question-hint') } : {})}
            {...(index === 0 ? problem('questions') : {})}
          >
            <Textarea
              value={question}
              maxLength={LIMITS.question}
              resize="vertical"
              onChange={(_, { value }) => set(index, value)}
            />
          </Field>
          {form.questions.length > 1 ? (
            <Button
              icon={<DismissRegular />}
              aria-label={say('tab.new-discussion.remove-question', { number: index + 1 })}
              onClick={() => change({ questions: form.questions.filter((_, at) => at !== index) })}
            />
          ) : null}
        </div>
      ))}
      {form.questions.length < LIMITS.questions ? (
        <div>
          <Button
            icon={<AddRegular />}
            onClick={() => change({ questions: [...form.questions, ''] })}
          >
            {say('tab.new-discussion.add-question')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
