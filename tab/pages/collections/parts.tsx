import { mergeClasses } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useQuery } from '@tanstack/react-query';
import type { CollectionSummary } from '../../../src/contract/surfacing.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWords } from '../../words.tsx';

export function CollectionCard({
  collection,
  heading: Heading = 'h3',
}: {
  readonly collection: CollectionSummary;
  readonly heading?: 'h2' | 'h3';
}) {
  const { say, date } = useWords();
  const layout = useLayout();
  const { id, name, description, community, checkedAt, stale, state } = collection;
  return (
    <li className={layout.card}>
      <Heading className={layout.h3}>
        <TextLink to={`/collections/${encodeURIComponent(id)}`}>{name}</TextLink>
      </Heading>
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {community.name} · {say('collections.checked-on', { date: date(checkedAt) })}
      </p>
      {description ? <p className={layout.written}>{description}</p> : null}
      <div className={layout.row}>
        {stale ? (
          <Tag tone="warning" icon={<WarningRegular />}>
            {say('collections.stale')}
          </Tag>
        ) : null}
        {state === 'archived' ? <Tag>{say('collections.archived')}</Tag> : null}
      </div>
    </li>
  );
}

/** Collections on what was asked; nothing where there is none. */
export function CollectionsOn({ q }: { readonly q: string }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({
    queryKey: ['collections-on', q],
    queryFn: () => api.collectionsOn(q),
    enabled: q !== '',
  });
  const items = query.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <p className={layout.plain}>
      {say('collections.on-this')}{' '}
      {items.map(({ id, name }, at) => (
        <span key={id}>
          {at > 0 ? ' · ' : null}
          <TextLink inText to={`/collections/${encodeURIComponent(id)}`}>
            {name}
          </TextLink>
        </span>
      ))}
    </p>
  );
}

/** A community's collections on its page; nothing where it has none. */
export function CollectionsOf({ community }: { readonly community: string }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['collections'], queryFn: api.collections });
  const items = (query.data?.items ?? []).filter(
    (one) => one.community.id === community && one.state === 'active',
  );
  if (items.length === 0) return null;
  return (
    <Section id="collections" title={say('collections.title')}>
      <ul className={layout.list}>
        {items.map((one) => (
          <CollectionCard key={one.id} collection={one} />
        ))}
      </ul>
    </Section>
  );
}
