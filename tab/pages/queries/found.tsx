import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { BeforePosting } from '../../../src/contract/queries.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { MayBeMore } from '../../components/unable.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Reject } from '../knowledge/choosing.tsx';
import { ElsewhereSection, ElsewhereSilence } from '../knowledge/elsewhere.tsx';
import { ProductCard } from '../knowledge/product.tsx';
import type { QuestionDraft } from './new-form.ts';

/** The most that is pushed at somebody who asks. */
const MOST = 5;

/** What is there already, each with the way to say that it answers the question. */
export function Found(props: {
  readonly draft: QuestionDraft;
  readonly found: BeforePosting;
  readonly onAnswered: () => void;
}) {
  const { draft, found, onAnswered } = props;
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const [gone, setGone] = useState<readonly string[]>([]);
  const hits = found.hits.slice(0, MOST).filter(({ id }) => !gone.includes(id));
  const write = useWrite((product: string | null) =>
    api.answeredFromStock({ nonce: draft.nonces.stock, text: draft.looked, product }),
  );
  const answered = (product: string | null) =>
    write.mutateAsync(product).then(onAnswered, () => {
      // Shown from `write.error`; the same press again is the same one.
    });
  return (
    <Section id="found" title={say('tab.ask.found-title')}>
      <p role="status" className={layout.plain}>
        {hits.length === 0
          ? say('tab.ask.found-nothing')
          : say('tab.ask.found', { count: hits.length })}{' '}
        {found.more > 0 ? (
          <TextLink to={`/search?${new URLSearchParams({ q: draft.looked })}`} inText>
            {say('tab.ask.more', { count: found.more })}
          </TextLink>
        ) : null}
      </p>
      <MayBeMore unable={found.unable} />
      <ElsewhereSilence elsewhere={found.elsewhere} unable={found.unable} />
      <ul className={layout.list}>
        {hits.map((product) => (
          <ProductCard key={product.id} product={product}>
            <div className={layout.row}>
              <Button
                disabled={write.isPending}
                aria-label={say('tab.ask.answers-of', { title: product.title })}
                onClick={() => void answered(product.id)}
              >
                {say('tab.ask.answers')}
              </Button>
              <Reject
                product={product}
                onReason={async (reason) => {
                  const choice = { text: draft.looked, product: product.id, reason };
                  await api.chooseFound({ ...choice, verdict: 'reject' });
                  setGone([...gone, product.id]);
                }}
              />
            </div>
          </ProductCard>
        ))}
      </ul>
      <ElsewhereSection elsewhere={found.elsewhere} />
      {write.isError ? <ErrorState error={write.error} /> : null}
      {hits.length > 1 ? (
        <div>
          <Button disabled={write.isPending} onClick={() => void answered(null)}>
            {say('tab.ask.answers-together')}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}
