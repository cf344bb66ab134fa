import { Button } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { ProductCard } from '../knowledge/product.tsx';

/** Lessons on the same, to be looked at before more is written, and earlier records to start from; nothing where there is none. */
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
          <ProductCard key={product.id} product={product} brief details>
            {data?.startable.includes(product.id) ? (
              <StartFrom capture={capture} product={product.id} />
            ) : null}
          </ProductCard>
        ))}
      </ul>
    </Section>
  );
}

/** What is open is filled with what stands there; what its author wrote stays. */
function StartFrom({ capture, product }: { readonly capture: string; readonly product: string }) {
  const { say } = useWords();
  const { api } = useApp();
  const queries = useQueryClient();
  const tell = useTell();
  const start = useWrite(async () => {
    queries.setQueryData(['capture', capture], await api.startFrom(capture, product));
    tell(say('forms.start.done'));
  });
  return (
    <>
      <div>
        <Button disabled={start.isPending} onClick={() => start.mutate(undefined)}>
          {say('forms.start.button')}
        </Button>
      </div>
      {start.isError ? <ErrorState error={start.error} /> : null}
    </>
  );
}
