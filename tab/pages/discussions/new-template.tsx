import { Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { DiscussionTemplate } from '../../../src/contract/discussion-plans.ts';
import { useApp } from '../../app-context.tsx';
import { useWords } from '../../words.tsx';

/** None while they are read, and where they cannot be: the form does without. */
export function useTemplates(): readonly DiscussionTemplate[] {
  const { api } = useApp();
  const { data } = useQuery({
    queryKey: ['discussion-templates'],
    queryFn: api.discussionTemplates,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.items ?? [];
}

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
    <Field label={say('planning.form.template')} {...(chosen ? { hint: chosen.purpose } : {})}>
      <Select
        value={chosen?.id ?? ''}
        onChange={(_, { value }) => choose(templates.find(({ id }) => id === value))}
      >
        <option value="">{say('planning.tab.no-template')}</option>
        {templates.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
