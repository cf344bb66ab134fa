import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { explain } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** Where a discussion goes on, and where it comes from; nothing where it stands alone. */
export function ThreadLinks(props: { readonly discussion: string; readonly moderator: boolean }) {
  const { discussion, moderator } = props;
  const { say } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const query = useQuery({
    queryKey: ['thread-links', discussion],
    queryFn: () => api.threadLinks(discussion),
  });
  const items = query.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className={layout.tight} aria-label={say('console.linked.title')}>
      <ul className={layout.list}>
        {items.map(({ kind, direction, id, title, language }) => (
          <li key={`${kind}-${direction}-${id}`} className={layout.row}>
            <span>
              {say(direction === 'on' ? `console.linked.${kind}` : `console.linked.${kind}-back`)}
            </span>
            <TextLink inText to={`/discussions/${id}`} lang={language}>
              {title}
            </TextLink>
            {moderator && kind === 'merged' && direction === 'on' ? (
              <Separate discussion={discussion} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Separate({ discussion }: { readonly discussion: string }) {
  const words = useWords();
  const { api } = useApp();
  const tell = useTell();
  const write = useWrite(() =>
    api.makeMoves({
      items: [{ subject: 'discussion', id: discussion, version: null }],
      move: 'unmerge',
    }),
  );
  const press = () =>
    write
      .mutateAsync(undefined)
      .then(({ results: [result] }) => {
        if (result?.outcome === 'refused') tell(result.message, 'error');
        else tell(words.say('console.done.unmerge'));
      })
      .catch((error: unknown) => tell(explain(error, words), 'error'));
  return (
    <Button size="small" disabled={write.isPending} onClick={() => void press()}>
      {words.say('console.linked.undo')}
    </Button>
  );
}
