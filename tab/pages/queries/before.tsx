import { Button } from '@fluentui/react-components';
import type { BeforePosting } from '../../../src/contract/queries.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import type { QuestionDraft } from './new-form.ts';
import { headline } from './parts.tsx';

/** Entries of frequently asked questions that likely answer it, before anything else. */
export function Answered(props: {
  readonly draft: QuestionDraft;
  readonly found: BeforePosting;
  readonly onAnswered: () => void;
}) {
  const { draft, found, onAnswered } = props;
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const write = useWrite(() =>
    api.answeredFromStock({ nonce: draft.nonces.stock, text: draft.looked, product: null }),
  );
  const faqs = found.faqs ?? [];
  if (faqs.length === 0) return null;
  return (
    <Section id="faqs" title={say('questions.faq.title')}>
      <ul className={layout.list}>
        {faqs.map(({ id, question, answer, language }) => (
          <li key={id} className={layout.card}>
            <h3 className={layout.h3} lang={language}>
              {headline(question)}
            </h3>
            <p className={layout.written} lang={language}>
              {answer}
            </p>
            <div className={layout.row}>
              <Button
                disabled={write.isPending}
                aria-label={say('questions.faq.answers-of', { question: headline(question) })}
                onClick={() => write.mutate(undefined, { onSuccess: onAnswered })}
              >
                {say('questions.faq.answers')}
              </Button>
              <TextLink to={`/faqs/${id}`}>{say('questions.faq.see')}</TextLink>
            </div>
          </li>
        ))}
      </ul>
      {write.isError ? <ErrorState error={write.error} /> : null}
    </Section>
  );
}

/** Questions that are likely the same: to be read before it is asked again. */
export function Alike({ found }: { readonly found: BeforePosting }) {
  const { say } = useWords();
  const layout = useLayout();
  const alike = found.alike ?? [];
  if (alike.length === 0) return null;
  return (
    <Section id="alike" title={say('questions.form.alike')}>
      <p className={layout.plain}>{say('questions.form.alike-how')}</p>
      <ul className={layout.plain}>
        {alike.map(({ id, text, language, asker, replies }) => (
          <li key={id}>
            <TextLink to={`/queries/${id}`} lang={language} inText>
              {headline(text)}
            </TextLink>{' '}
            · {asker} · {say('questions.form.replies', { count: replies })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
