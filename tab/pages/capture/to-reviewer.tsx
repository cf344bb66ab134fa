import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApp } from '../../app-context.tsx';
import { PersonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** The way to a reviewer: one of those who know, or somebody by name. */
export function ToReviewer(props: {
  readonly capture: string;
  readonly disabled: boolean;
  /** What is shown is what is sent: the last words first. */
  readonly before: () => Promise<void>;
}) {
  const { say } = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button appearance="primary" disabled={props.disabled} onClick={() => setAsking(true)}>
        {say('reviewing.send.button')}
      </Button>
      {asking ? <Choosing {...props} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function Choosing(props: {
  readonly capture: string;
  readonly before: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const { capture, before, onClose } = props;
  const suggested = useQuery({
    queryKey: ['reviewers', capture],
    queryFn: () => api.reviewersLike(capture),
  });
  const write = useWrite((to: string) => api.askReviewer(capture, to));
  async function ask(to: string) {
    await before();
    await write.mutateAsync(to);
    tell(say('reviewing.send.sent'));
  }
  const items = suggested.data?.items ?? [];
  return (
    <PersonDialog
      title={say('reviewing.send.title')}
      hint={say('reviewing.send.what')}
      confirm={say('reviewing.send.go')}
      onClose={onClose}
      onPerson={ask}
    >
      {items.length > 0 ? (
        <>
          <p className={layout.plain}>{say('reviewing.send.suggested')}</p>
          <ul className={layout.plain}>
            {items.map(({ id, name, unit }) => (
              <li key={id}>
                {name}
                {unit ? ` · ${unit}` : ''}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </PersonDialog>
  );
}
