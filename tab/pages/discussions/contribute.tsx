import { Button, Field, Select } from '@fluentui/react-components';
import { type RefObject, useState } from 'react';
import type { DiscussionPage } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { useTell } from '../../components/notices.tsx';
import { WritingForm } from '../../components/writing.tsx';
import { useWords } from '../../words.tsx';

interface Part {
  readonly discussion: DiscussionPage;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** The form where the discussion takes contributions; after its end, the way to send something late. */
export function ContributePart({ discussion, field }: Part) {
  const { say } = useWords();
  const [late, setLate] = useState(false);
  const { state, takesContributions } = discussion;
  if (takesContributions) return <Form discussion={discussion} field={field} />;
  if (state === 'scheduled' || state === 'cancelled') return null;
  if (late) return <Form discussion={discussion} field={field} />;
  return (
    <div>
      <Button onClick={() => setLate(true)}>{say('tab.contribute.late')}</Button>
    </div>
  );
}

interface Extra {
  readonly question: number | null;
}

const NO_QUESTION: Extra = { question: null };

function Form({ discussion, field }: Part) {
  const { say } = useWords();
  const { api, me } = useApp();
  const tell = useTell();
  return (
    <WritingForm
      words="contribute"
      keep={`praxis.contribution:${me.id}:${discussion.id}`}
      field={field}
      extra={NO_QUESTION}
      send={async (draft) => {
        const { contribution, duplicate } = await api.contribute(discussion.id, draft);
        return { ...contribution, duplicate };
      }}
      onSent={({ state }) => {
        const known = state === 'held' || state === 'late';
        tell(say(`tab.contribute.done.${known ? state : 'published'}`));
      }}
      above={({ question }, set) => (
        <Field label={say('tab.contribute.question')}>
          <Select
            value={question === null ? '' : String(question)}
            onChange={(_, { value }) => set({ question: value === '' ? null : Number(value) })}
          >
            <option value="">{say('tab.contribute.whole')}</option>
            {discussion.questions.map((words, index) => (
              <option key={words} value={index} lang={discussion.language}>
                {index + 1}. {words}
              </option>
            ))}
          </Select>
        </Field>
      )}
    />
  );
}
