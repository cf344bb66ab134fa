import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { FaqPage } from '../../../src/contract/query-leading.ts';
import { useApp } from '../../app-context.tsx';
import { focusProblem } from '../../components/forms.ts';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useTyped } from '../../typed.ts';
import { useWords } from '../../words.tsx';

const LIMITS = { question: 2_000, answer: 4_000 } as const;

/** The words of an entry, who answers for it, and when it is looked at again. */
export function FaqForm({ faq, onDone }: { readonly faq: FaqPage; readonly onDone: () => void }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const element = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const [draft, setDraft, clear] = useTyped(`faq:${faq.id}:${faq.version}`, () => ({
    question: faq.question,
    answer: faq.answer,
    owner: faq.ownerId ?? faq.owners[0]?.id ?? '',
    reviewOn: faq.reviewOn ?? faq.usualReview,
  }));
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const empty = (field: keyof typeof draft) => draft[field].trim() === '';
  const missing = (field: keyof typeof draft) =>
    tried && empty(field) ? { validationMessage: say('questions.faq.missing') } : {};
  const write = useWrite(() => api.publishFaq(faq.id, { version: faq.version, ...draft }));
  function send() {
    setTried(true);
    if ((['question', 'answer', 'owner', 'reviewOn'] as const).some(empty)) {
      focusProblem(element.current);
      return;
    }
    write.mutate(undefined, {
      onSuccess: () => {
        clear();
        tell(say('questions.faq.sent'));
        onDone();
      },
    });
  }
  return (
    <form
      ref={element}
      noValidate
      aria-label={say('questions.faq.form')}
      className={layout.card}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={layout.stack}>
        {(['question', 'answer'] as const).map((field) => (
          <Field key={field} label={say(`questions.faq.${field}`)} required {...missing(field)}>
            <Textarea
              lang={faq.language}
              value={draft[field]}
              rows={field === 'answer' ? 6 : 2}
              maxLength={LIMITS[field]}
              resize="vertical"
              onChange={(_, { value }) => set({ [field]: value })}
            />
          </Field>
        ))}
        <Field label={say('questions.faq.who')} required {...missing('owner')}>
          <Select value={draft.owner} onChange={(_, { value }) => set({ owner: value })}>
            {faq.owners.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say('questions.faq.when')} required {...missing('reviewOn')}>
          <Input
            type="date"
            value={draft.reviewOn}
            onChange={(_, { value }) => set({ reviewOn: value })}
          />
        </Field>
        {write.isError ? <ErrorState error={write.error} /> : null}
        <div>
          <Button appearance="primary" type="submit" disabled={write.isPending}>
            {say(faq.state === 'published' ? 'questions.faq.republish' : 'questions.faq.publish')}
          </Button>
        </div>
      </div>
    </form>
  );
}
