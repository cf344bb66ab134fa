import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { useWords } from '../../words.tsx';
import { ProductCard } from '../knowledge/product.tsx';

/**
 * What is nearly the same as a record, before it is published. Nobody is kept from publishing: where it could not be
 * looked for, or there is none, nothing is said.
 */
export function Copies({ capture }: { readonly capture: string }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { data } = useQuery({
    queryKey: ['captures', capture, 'copies'],
    queryFn: () => api.copiesOf(capture),
  });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section id="copies" title={say('finding.copies.title')}>
      <p className={layout.plain}>{say('finding.copies.what')}</p>
      <ul className={layout.list}>
        {items.map((product) => (
          <ProductCard key={product.id} product={product} brief details />
        ))}
      </ul>
    </Section>
  );
}
