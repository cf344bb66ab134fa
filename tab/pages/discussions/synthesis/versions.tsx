import { useQuery } from '@tanstack/react-query';
import type { Statement, SynthesisPage } from '../../../../src/contract/discussions.ts';
import { useApp } from '../../../app-context.tsx';
import type { Desk } from '../../../components/drafting/desk.ts';
import { Versions } from '../../../components/drafting/versions.tsx';

/** What this draft said before; asked again with each version. */
export function SynthesisVersions(props: {
  readonly page: SynthesisPage;
  readonly desk: Desk<Statement>;
}) {
  const { page, desk } = props;
  const { api } = useApp();
  const { discussion, version } = page;
  const { data } = useQuery({
    queryKey: ['synthesis-versions', discussion, version],
    queryFn: () => api.synthesisVersions(discussion),
  });
  if (!data) return null;
  return <Versions versions={data.items} work={desk.work} onRestore={desk.change} />;
}
