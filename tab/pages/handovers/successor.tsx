import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { HandoverSummary } from '../../../src/contract/handovers.ts';
import { useApp } from '../../app-context.tsx';
import { PersonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** Who follows, named by the leaver or the supervisor. */
export function Successor({ handover }: { readonly handover: HandoverSummary }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [asking, setAsking] = useState(false);
  const write = useWrite((to: string) => api.nameSuccessor(handover.id, to));
  if (!handover.actions.includes('name-successor')) return null;
  const { successor } = handover;
  return (
    <div className={layout.row}>
      <Button onClick={() => setAsking(true)}>
        {say(successor ? 'tab.handover.name-other' : 'tab.handover.name-successor')}
      </Button>
      {asking ? (
        <PersonDialog
          title={say('tab.handover.name-title')}
          hint={say('tab.handover.name-hint')}
          confirm={say('tab.handover.name-yes')}
          onClose={() => setAsking(false)}
          onPerson={async (person) => {
            await write.mutateAsync(person);
            tell(say('tab.handover.named'));
          }}
        />
      ) : null}
    </div>
  );
}
