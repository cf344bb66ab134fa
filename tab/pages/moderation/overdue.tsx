import type { Waiting } from '../../../src/contract/moderation.ts';
import { useLayout } from '../../components/layout.ts';
import { LinkButton } from '../../components/links.tsx';
import { Day } from '../../components/when.tsx';
import { useWords } from '../../words.tsx';

/** A product of the community past its review date: who answers for it, and what is done next. */
export function OverdueProduct({ item }: { readonly item: Extract<Waiting, { kind: 'review' }> }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <>
      <p className={layout.plain}>
        {say('console.overdue-product.since')} <Day on={item.reviewOn} />
      </p>
      <p className={layout.plain}>
        {say(`console.overdue-product.${item.step}`, { name: item.owner ?? '' })}
      </p>
      <div>
        <LinkButton to={`/knowledge/${item.product}`} primary>
          {say('console.open.review')}
        </LinkButton>
      </div>
    </>
  );
}
