import type { PeerReview } from '../../../src/contract/peer-review.ts';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { useWords } from '../../words.tsx';

/** Every look so far, the last first, with what was said of the whole and of single fields. */
export function History({ review: { rounds, template } }: { readonly review: PeerReview }) {
  const { say, date, language } = useWords();
  const layout = useLayout();
  if (rounds.length === 0) return null;
  const labels = new Map(
    template.steps.flatMap(({ fields }) =>
      fields.map(({ id, label }) => [id, label[language]] as const),
    ),
  );
  return (
    <Section id="looks" title={say('reviewing.history.title')}>
      <ul className={layout.list}>
        {rounds.toReversed().map(({ number, verdict, reviewer, settledAt, askedAt, ...said }) => (
          <li key={number} className={layout.card}>
            <p className={layout.plain}>
              {say(`reviewing.history.${verdict ?? 'waiting'}`, {
                name: reviewer.name,
                date: date(settledAt ?? askedAt),
              })}
            </p>
            {said.note ? <p className={layout.written}>{said.note}</p> : null}
            {Object.entries(said.comments).map(([field, words]) => (
              <div key={field} className={layout.tight}>
                <h3 className={layout.h3}>{labels.get(field) ?? field}</h3>
                <p className={layout.written}>{words}</p>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
