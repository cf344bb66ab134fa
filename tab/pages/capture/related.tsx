import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { useWords } from '../../words.tsx';
import { ProductCard } from '../knowledge/product.tsx';

/** Lessons on the same, to be looked at before more is written; nothing where there is none. */
export function RelatedLessons({ capture }: { readonly capture: string }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { data } = useQuery({
    queryKey: ['captures', capture, 'related'],
    queryFn: () => api.lessonsLike(capture),
  });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section id="related" title={say('forms.related')}>
      <ul className={layout.list}>
        {items.map((product) => (
          <ProductCard key={product.id} product={product} brief details />
        ))}
      </ul>
    </Section>
  );
}
