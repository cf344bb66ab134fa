import { Field, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { PeerReview } from '../../../src/contract/peer-review.ts';
import { useApp } from '../../app-context.tsx';
import { WordsChanged } from '../../components/drafting/words-changed.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { useTyped } from '../../typed.ts';
import { useWords } from '../../words.tsx';
import { AnswerShown } from '../capture/answered.tsx';
import { CaptureTag } from '../capture/parts.tsx';
import { isShown } from '../capture/shapes.ts';
import { History } from './history.tsx';
import { AuthorMoves, ReviewerMoves, type Said, Standing } from './look-moves.tsx';

const LONGEST = 2_000;

/** A record with every look at it: its reviewer says what they think, its author sees how it stands. */
export default function PeerReviewRoute() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const { api } = useApp();
  const query = useQuery({ queryKey: ['peer-review', id], queryFn: () => api.peerReview(id) });
  const state = query.data?.capture.state;
  return (
    <Page
      title={query.data?.capture.title ?? say('reviewing.see')}
      above={<TextLink to="/reviews">{say('collections.reviews.title')}</TextLink>}
      actions={state ? <CaptureTag state={state} /> : null}
    >
      <Read query={query}>{(review) => <Look key={review.rounds.length} review={review} />}</Read>
    </Page>
  );
}

function Look({ review }: { readonly review: PeerReview }) {
  const { say, language } = useWords();
  const layout = useLayout();
  const { author, template, mine, actions } = review;
  const [said, setSaid, clear] = useTyped<Said>(
    `review:${review.capture.id}:${review.rounds.length}`,
    () => ({ note: '', comments: {} }),
  );
  const { comments } = said;
  const may = actions.includes('approve');
  return (
    <>
      <p className={layout.plain}>
        {say('reviewing.look.by', { name: author.name, form: template.name[language] })}
      </p>
      <Standing review={review} />
      {mine ? <AuthorMoves review={review} /> : null}
      <Fields
        review={review}
        {...(may
          ? {
              comments,
              onComment: (field, words) =>
                setSaid({ ...said, comments: { ...comments, [field]: words } }),
            }
          : {})}
      />
      {may ? <ReviewerMoves {...{ review, said, setSaid, clear }} /> : null}
      <History review={review} />
    </>
  );
}

interface FieldsProps {
  readonly review: PeerReview;
  readonly comments?: Readonly<Record<string, string>>;
  readonly onComment?: (field: string, words: string) => void;
}

/** What is written, with what became of it since the look before, and room for a word on each field. */
function Fields({ review, comments = {}, onComment }: FieldsProps) {
  const { say, language } = useWords();
  const layout = useLayout();
  const { capture, template, changed, rounds } = review;
  const { answers } = capture;
  const open = capture.state === 'draft' || capture.state === 'changing';
  const before = rounds.at(open ? -1 : -2)?.answers ?? {};
  return template.steps.map((step) => {
    const fields = step.fields.filter(
      (field) => answers[field.id] && isShown(field, template, answers),
    );
    if (fields.length === 0) return null;
    return (
      <Section key={step.id} id={`look-${step.id}`} title={step.title[language]}>
        {fields.map((field) => (
          <div key={field.id} className={layout.card}>
            <h3 className={layout.h3}>{field.label[language]}</h3>
            <AnswerShown field={field} answer={answers[field.id] ?? ''} lang={capture.language} />
            {changed.includes(field.id) ? (
              <details>
                <summary>{say('reviewing.look.changed-mark')}</summary>
                <p className={layout.written} lang={capture.language}>
                  <WordsChanged before={before[field.id] ?? ''} now={answers[field.id] ?? ''} />
                </p>
              </details>
            ) : null}
            {onComment ? (
              <Field label={say('reviewing.changes.comment', { field: field.label[language] })}>
                <Textarea
                  value={comments[field.id] ?? ''}
                  maxLength={LONGEST}
                  onChange={(_, { value }) => onComment(field.id, value)}
                />
              </Field>
            ) : null}
          </div>
        ))}
      </Section>
    );
  });
}
