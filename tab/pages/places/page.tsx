import { mergeClasses } from '@fluentui/react-components';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWords } from '../../words.tsx';
import { Facts, KindNote, Troubles } from './parts.tsx';
import { usePlace, usePlaces } from './queries.ts';

/** Every community of the organization's list with where it is, and what an administrator has to put right. */
export default function PlacesPage() {
  const { say } = useWords();
  const layout = useLayout();
  const query = usePlaces();
  return (
    <Page
      title={say('places.title')}
      above={<TextLink to="/admin">{say('tab.admin.title')}</TextLink>}
    >
      <p className={layout.plain}>{say('places.intro')}</p>
      <Read query={query}>
        {({ items, unnamed }) => (
          <>
            {unnamed > 0 ? (
              <p className={layout.plain}>{say('places.unnamed', { count: unnamed })}</p>
            ) : null}
            {items.length === 0 ? (
              <Empty title={say('places.empty')}>
                <p className={layout.plain}>{say('places.empty-how')}</p>
              </Empty>
            ) : (
              <ul className={layout.list}>
                {items.map(({ slug, name }) => (
                  <Community key={slug} slug={slug} name={name} />
                ))}
              </ul>
            )}
          </>
        )}
      </Read>
    </Page>
  );
}

/** Read one by one, so that a team that answers slowly does not keep the others waiting. */
function Community({ slug, name }: { readonly slug: string; readonly name: string }) {
  const { say } = useWords();
  const layout = useLayout();
  const query = usePlace(slug);
  const troubles = query.data?.troubles ?? [];
  return (
    <li className={mergeClasses(layout.card, troubles.length > 0 && layout.asked)}>
      <div className={mergeClasses(layout.row, layout.between)}>
        <h2 className={layout.h3}>{name}</h2>
        {query.data ? (
          <Tag tone={troubles.length > 0 ? 'warning' : 'success'}>
            {troubles.length > 0
              ? say('places.wrong', { count: troubles.length })
              : say('places.right')}
          </Tag>
        ) : null}
      </div>
      <Read query={query}>
        {(placed) => (
          <>
            <Facts placed={placed} />
            <KindNote kind={placed.channel?.kind ?? 'standard'} />
            {troubles.length > 0 ? <Troubles troubles={troubles} /> : null}
          </>
        )}
      </Read>
      <div>
        <LinkButton to={`/admin/places/${encodeURIComponent(slug)}`}>
          {say('places.choose', { name })}
        </LinkButton>
      </div>
    </li>
  );
}
