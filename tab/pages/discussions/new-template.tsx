import { Field, Select } from '@fluentui/react-components';
import type { DiscussionTemplate } from '../../../src/contract/discussion-plans.ts';
import { useWords } from '../../words.tsx';

/** From which template a discussion begins; its phases are changed on the page of its plan. */
export function Template(props: {
  readonly templates: readonly DiscussionTemplate[];
  readonly chosen: DiscussionTemplate | undefined;
  readonly choose: (template: DiscussionTemplate | undefined) => void;
}) {
  const { templates, chosen, choose } = props;
  const { say } = useWords();
  if (templates.length === 0) return null;
  return (
    <Field label={say('discussion.form.template')} {...(chosen ? { hint: chosen.purpose } : {})}>
      <Select
        value={chosen?.id ?? ''}
        onChange={(_, { value }) => choose(templates.find(({ id }) => id === value))}
      >
        <option value="">{say('discussion.tab.no-template')}</option>
        {templates.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
