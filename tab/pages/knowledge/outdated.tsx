import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { Product } from '../../../src/contract/knowledge.ts';
import { Tag } from '../../components/tag.tsx';
import { useWords } from '../../words.tsx';

type Old = Pick<Product, 'outdated' | 'reviewOn' | 'publishedOn' | 'owner'>;

/** That a document may be outdated, since when, and who answers for it. */
export function Outdated({ product }: { readonly product: Old }) {
  const { say, day } = useWords();
  const { outdated, reviewOn, publishedOn, owner } = product;
  if (!outdated) return null;
  const since = reviewOn
    ? say('common.outdated', { date: day(reviewOn) })
    : say('finding.outdated.age', { date: publishedOn ? day(publishedOn) : '—' });
  const who =
    owner === undefined
      ? null
      : owner === null
        ? say('finding.outdated.nobody')
        : say('finding.outdated.owner', { name: owner });
  return (
    <div>
      <Tag tone="warning" icon={<WarningRegular />}>
        {[since, who].filter(Boolean).join(' · ')}
      </Tag>
    </div>
  );
}
