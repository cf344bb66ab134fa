import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { CollectionCard } from './parts.tsx';

/** Every collection that this person may open. */
export default function CollectionsPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['collections'], queryFn: api.collections });
  return (
    <Page
      title={say('collections.title')}
      above={<TextLink to="/search">{say('collections.to-search')}</TextLink>}
    >
      <p className={layout.plain}>{say('collections.what')}</p>
      <Read query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('collections.none')}>
              <p className={layout.plain}>{say('collections.none-how')}</p>
            </Empty>
          ) : (
            <ul className={layout.list}>
              {items.map((one) => (
                <CollectionCard key={one.id} collection={one} heading="h2" />
              ))}
            </ul>
          )
        }
      </Read>
    </Page>
  );
}
