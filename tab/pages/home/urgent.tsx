import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { When } from '../../components/when.tsx';
import { useWords } from '../../words.tsx';

/** What goes on urgently: to be joined instead of beginning another. Nothing where nothing does, or it cannot be read. */
export function Urgent() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { data } = useQuery({ queryKey: ['urgent'], queryFn: api.urgent });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section id="urgent" title={say('planning.urgent.title')}>
      <ul className={layout.list}>
        {items.map(({ id, title, language, community, coordinator, endsAt, mine }) => (
          <li key={id} className={layout.card}>
            <h3 className={layout.h3} lang={language}>
              {mine ? <TextLink to={`/discussions/${id}`}>{title}</TextLink> : title}
            </h3>
            <p className={layout.plain}>
              {say('planning.urgent.who', { community: community.name, name: coordinator })} ·{' '}
              {say('tab.discussions.ends')} <When at={endsAt} />
            </p>
            {mine ? null : (
              <TextLink to={`/communities/${community.id}`}>
                {say('planning.urgent.join', { community: community.name })}
              </TextLink>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
