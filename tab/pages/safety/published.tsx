import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app-context.tsx';
import { Notices } from '../knowledge/notices.tsx';
import { DifferingBeside } from './differing.tsx';

/** What others say of something that was published, on the page where it was made; nothing for who may not open it. */
export function SaidOfPublished({ product }: { readonly product: string | null }) {
  const { api } = useApp();
  const { data } = useQuery({
    queryKey: ['product', product],
    queryFn: () => api.product(product ?? ''),
    enabled: product !== null,
  });
  if (!data) return null;
  return (
    <>
      <Notices notices={data.notices ?? []} />
      <DifferingBeside product={data.id} />
    </>
  );
}
