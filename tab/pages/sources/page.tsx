import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { Libraries } from './libraries.tsx';
import { Missions } from './missions.tsx';
import { Outside } from './outside.tsx';
import { useSources } from './queries.ts';
import { Reached } from './reach.tsx';
import { SourceCard } from './source.tsx';

/** Every outside source: how its readings went, who answers for it, and what an administrator can do about it. */
export default function SourcesPage() {
  const { say } = useWords();
  const layout = useLayout();
  const query = useSources();
  return (
    <Page
      title={say('sources.title')}
      above={<TextLink to="/admin">{say('tab.admin.title')}</TextLink>}
    >
      <p className={layout.plain}>{say('sources.what')}</p>
      <Read query={query}>
        {({ items, moves }) => (
          <ul className={layout.list}>
            {items.map((source) => (
              <SourceCard
                key={source.key}
                source={source}
                moves={source.key === 'leavers' ? moves : []}
              />
            ))}
          </ul>
        )}
      </Read>
      {/* Whoever may not see the sources may not see these: once is enough to be told so. */}
      {query.data ? (
        <>
          <Outside />
          <Libraries />
          <Missions />
          <Reached />
        </>
      ) : null}
    </Page>
  );
}
