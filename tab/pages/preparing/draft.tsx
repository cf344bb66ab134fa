import { Button, Field, Textarea } from '@fluentui/react-components';
import type { PreparationPage as Shape } from '../../../src/contract/preparing.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { type Autosave, useSaving } from '../capture/autosave.ts';
import { SaveStatus } from '../capture/form.tsx';
import { Reject } from '../knowledge/choosing.tsx';
import { ProductCard } from '../knowledge/product.tsx';
import { ExpertCard } from '../people/parts.tsx';
import { Moves } from './moves.tsx';
import { Judged, QUESTIONS } from './parts.tsx';

interface Parts {
  readonly page: Shape;
  readonly onSaved: (page: Shape) => void;
}

const LONGEST = 4_000;

/** All four questions on one page, saved as they are typed; what the library and colleagues offer stands beside them. */
export function Draft({ page, onSaved }: Parts) {
  const { say } = useWords();
  const { api, me } = useApp();
  const { preparation } = page;
  const save = useSaving({
    keep: `praxis.preparation:${me.id}:${preparation.id}`,
    open: preparation.state === 'draft',
    saved: preparation.answers,
    async send(answers) {
      onSaved(await api.answerPreparation(preparation.id, { answers }));
      return [];
    },
  });
  return (
    <>
      <p>{say('preparing.start.what')}</p>
      <SaveStatus save={save} />
      {QUESTIONS.map((question) => (
        <Section key={question} id={question} title={say(`preparing.questions.${question}`)}>
          {question === 'needs' ? <Earlier earlier={page.earlier} /> : null}
          {question === 'exists' ? <Related page={page} onSaved={onSaved} /> : null}
          {question === 'others' ? <Others page={page} /> : null}
          <Answer question={question} save={save} lang={preparation.language} />
        </Section>
      ))}
      <Moves page={page} onSaved={onSaved} before={save.flush} />
    </>
  );
}

function Answer(props: {
  readonly question: (typeof QUESTIONS)[number];
  readonly save: Autosave;
  readonly lang: string;
}) {
  const { question, save, lang } = props;
  const { say } = useWords();
  return (
    <Field label={say(`preparing.answer.${question}`)}>
      <Textarea
        lang={lang}
        rows={4}
        resize="vertical"
        maxLength={LONGEST}
        value={save.answers[question] ?? ''}
        onBlur={() => void save.flush()}
        onChange={(_, { value }) => save.type(question, value)}
      />
    </Field>
  );
}

function Earlier({ earlier }: Pick<Shape, 'earlier'>) {
  const words = useWords();
  const layout = useLayout();
  if (earlier.length === 0) return null;
  return (
    <div className={layout.card}>
      <h3 className={layout.h3}>{words.say('preparing.earlier')}</h3>
      <ul className={layout.plain}>
        {earlier.map(({ id, subject, author, updatedAt }) => (
          <li key={id}>
            <TextLink to={`/preparing/${encodeURIComponent(id)}`}>{subject}</TextLink> · {author} ·{' '}
            {words.date(updatedAt)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** At most five documents, each used or set aside. */
function Related({ page, onSaved }: Parts) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { id } = page.preparation;
  const judge = useWrite(
    async (given: { product: string; verdict: 'use' | 'misfit'; reason: string }) =>
      onSaved(await api.judgeDocument(id, given)),
  );
  const nothing = page.related.length + page.judged.length === 0;
  return (
    <>
      {nothing ? <p className={layout.plain}>{say('preparing.nothing')}</p> : null}
      <Judged judged={page.judged} />
      <ul className={layout.list}>
        {page.related.map((product) => (
          <ProductCard key={product.id} product={product} details>
            <div className={layout.row}>
              <Button
                disabled={judge.isPending}
                onClick={() => judge.mutate({ product: product.id, verdict: 'use', reason: '' })}
              >
                {say('preparing.use')}
                <span className={layout.hidden}> {product.title}</span>
              </Button>
              <Reject
                product={product}
                onReason={(reason) =>
                  judge.mutateAsync({ product: product.id, verdict: 'misfit', reason })
                }
              />
            </div>
          </ProductCard>
        ))}
      </ul>
      {judge.isError ? <ErrorState error={judge.error} /> : null}
    </>
  );
}

/** Colleagues and communities that could fill what is missing, each with the reason. */
function Others({ page }: { readonly page: Shape }) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const { people, communities, preparation } = page;
  return (
    <>
      {people.items.length > 0 ? (
        <>
          <h3 className={layout.h3}>{say('preparing.people')}</h3>
          <ul className={layout.list}>
            {people.items.map((expert) => (
              <ExpertCard
                key={expert.person.id}
                expert={expert}
                asked={preparation.subject}
                matter={people}
                heading="h3"
              />
            ))}
          </ul>
        </>
      ) : null}
      {communities.length > 0 ? (
        <>
          <h3 className={layout.h3}>{say('preparing.communities')}</h3>
          <ul className={layout.plain}>
            {communities.map(({ id, name, topics }) => (
              <li key={id}>
                {say('preparing.community', {
                  name,
                  topics: words.list(topics.map((slug) => words.topic(slug))),
                })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className={layout.plain}>
        <TextLink to="/desks" inText>
          {say('preparing.desk.ask')}
        </TextLink>
      </p>
    </>
  );
}
