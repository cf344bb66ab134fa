import type { Chosen } from '../../api-knowledge.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useWords } from '../../words.tsx';
import { CollectionsOn } from '../collections/parts.tsx';

const useModerates = (): boolean =>
  useApp().me.communities.some(({ role }) => role === 'moderator');

/** What can be done with a search besides reading it: keep it, hear of what is new, see collections on it. */
export function AroundSearch({ q, chosen }: { readonly q: string; readonly chosen: Chosen }) {
  const { say } = useWords();
  const layout = useLayout();
  const moderates = useModerates();
  return (
    <>
      <CollectionsOn q={q} />
      <div className={layout.row}>
        <TextLink to={`/alerts/new?${new URLSearchParams({ q })}`}>
          {say('collections.alerts.watch')}
        </TextLink>
        {moderates ? (
          <TextLink to={`/collections/new?${new URLSearchParams({ q, ...chosen })}`}>
            {say('collections.save')}
          </TextLink>
        ) : null}
      </div>
    </>
  );
}

/** Before anything is asked: what others keep, what one hears of, what one looks after. */
export function WithoutAsking() {
  const { say } = useWords();
  const layout = useLayout();
  const moderates = useModerates();
  return (
    <div className={layout.row}>
      <TextLink to="/collections">{say('collections.title')}</TextLink>
      <TextLink to="/alerts">{say('collections.alerts.title')}</TextLink>
      <TextLink to="/reviews">{say('collections.reviews.title')}</TextLink>
      {moderates ? (
        <TextLink to="/announcements">{say('collections.announce.page')}</TextLink>
      ) : null}
    </div>
  );
}
