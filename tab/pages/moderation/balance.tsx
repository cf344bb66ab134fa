import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';

/** Whose voice is missing in a discussion, with an invitation to be made one's own. */
export function Balance(props: {
  readonly discussion: string;
  readonly onUse: (text: string) => void;
}) {
  const { discussion, onUse } = props;
  const { say } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const query = useQuery({
    queryKey: ['voices', discussion],
    queryFn: () => api.voices(discussion),
  });
  return (
    <section className={layout.tight} aria-label={say('console.balance.title')}>
      <h3 className={layout.h3}>{say('console.balance.title')}</h3>
      <Read query={query}>
        {({ missing, withheld, invitation }) => (
          <>
            {missing.length === 0 ? (
              <p className={layout.plain}>{say('console.balance.none')}</p>
            ) : (
              <ul className={layout.list}>
                {missing.map(({ dimension, group, people }) => (
                  <li key={`${dimension}-${group}`}>
                    {say('console.balance.people', { group, count: people })}
                  </li>
                ))}
              </ul>
            )}
            {withheld > 0 ? (
              <p className={layout.muted}>{say('console.balance.withheld', { count: withheld })}</p>
            ) : null}
            {invitation === null ? null : (
              <div>
                <Button size="small" onClick={() => onUse(invitation)}>
                  {say('console.balance.use')}
                </Button>
              </div>
            )}
          </>
        )}
      </Read>
    </section>
  );
}
