import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { Page } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { isGone } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { ProductCard } from './product.tsx';

/** One document that somebody was sent: its card for those who may open it, and for others no more than that. */
export default function ItemPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['product', id], queryFn: () => api.product(id) });
  return (
    <Page title={say('extension.item.title')}>
      {isGone(query.error) ? (
        <Empty title={say('extension.item.none')}>
          <p className={layout.plain}>{say('extension.item.none-why')}</p>
        </Empty>
      ) : (
        <Read query={query}>
          {(product) => (
            <ul className={layout.list}>
              <ProductCard product={product} heading="h2" />
            </ul>
          )}
        </Read>
      )}
    </Page>
  );
}
