import { Button, Field, Select, Textarea } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useApp } from '../../app-context.tsx';
import { focusProblem } from '../../components/forms.ts';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page } from '../../components/page.tsx';
import { ErrorState, Read } from '../../components/states.tsx';
import { useConsentWords, useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useTyped } from '../../typed.ts';
import { useWords } from '../../words.tsx';

const LIMITS = { question: 2_000, answer: 4_000 } as const;
const FIELDS = ['question', 'answer', 'community'] as const;

/** An answer that was given elsewhere, in one's own words or a colleague's who agreed, is offered as an entry. */
export default function NewFaqPage() {
  const { say } = useWords();
  const layout = useLayout();
  const [params] = useSearchParams();
  const consent = params.get('consent');
  return (
    <Page
      title={say('leading.keep.title')}
      above={<TextLink to="/faqs">{say('questions.faq.back')}</TextLink>}
    >
      <p className={layout.plain}>{say('leading.keep.what')}</p>
      {consent === null ? <Form words="" /> : <Quoted consent={consent} />}
    </Page>
  );
}

function Quoted({ consent }: { readonly consent: string }) {
  return (
    <Read query={useConsentWords(consent)}>
      {({ words }) => <Form words={words.slice(0, LIMITS.answer)} consent={consent} />}
    </Read>
  );
}

function Form({ words, consent }: { readonly words: string; readonly consent?: string }) {
  const { say } = useWords();
  const { me, api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const navigate = useNavigate();
  const element = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const only = me.communities.length === 1 ? me.communities[0]?.id : undefined;
  const [draft, setDraft, clear] = useTyped(`faq-new:${consent ?? ''}`, () => {
    return { nonce: newNonce(), question: '', answer: words, community: only ?? '' };
  });
  const write = useWrite(() => api.keepFaq({ ...draft, ...(consent ? { consent } : {}) }));
  const missing = (field: (typeof FIELDS)[number]) =>
    tried && draft[field].trim() === '' ? { validationMessage: say('questions.faq.missing') } : {};
  function send() {
    setTried(true);
    if (FIELDS.some((field) => draft[field].trim() === '')) return focusProblem(element.current);
    write.mutate(undefined, {
      onSuccess: ({ query }) => {
        clear();
        const community = me.communities.find(({ id }) => id === draft.community)?.name ?? '';
        tell(say('leading.keep.done', { community }));
        void navigate(`/queries/${query}`, { replace: true });
      },
    });
  }
  return (
    <form
      ref={element}
      noValidate
      aria-label={say('leading.keep.title')}
      className={layout.card}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={layout.stack}>
        {(['question', 'answer'] as const).map((field) => (
          <Field
            key={field}
            label={say(field === 'question' ? 'leading.keep.question' : 'questions.faq.answer')}
            required
            {...missing(field)}
          >
            <Textarea
              value={draft[field]}
              rows={field === 'answer' ? 6 : 2}
              maxLength={LIMITS[field]}
              resize="vertical"
              onChange={(_, { value }) => setDraft({ ...draft, [field]: value })}
            />
          </Field>
        ))}
        <Field label={say('tab.new-discussion.community')} required {...missing('community')}>
          <Select
            value={draft.community}
            onChange={(_, { value }) => setDraft({ ...draft, community: value })}
          >
            <option value="">{say('tab.common.choose')}</option>
            {me.communities.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <p className={layout.muted}>{say('leading.keep.who')}</p>
        {write.isError ? <ErrorState error={write.error} /> : null}
        <div>
          <Button appearance="primary" type="submit" disabled={write.isPending}>
            {say('leading.keep.send')}
          </Button>
        </div>
      </div>
    </form>
  );
}
