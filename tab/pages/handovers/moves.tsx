import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { HandoverSummary } from '../../../src/contract/handovers.ts';
import type { HandoverMove } from '../../api-handovers.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** Finalising stands at the end of the form, where what is missing is named. */
const HERE = [
  'acknowledge',
  'call-back',
  'share-lessons',
] as const satisfies readonly HandoverMove[];
type Move = (typeof HERE)[number];

/** What this reader may do with the whole; each is asked about first. */
export function Moves({ handover }: { readonly handover: HandoverSummary }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [asking, setAsking] = useState<Move | null>(null);
  const write = useWrite((verb: Move) => api.moveHandover(handover.id, verb));
  const moves = HERE.filter((verb) => handover.actions.includes(verb));
  if (moves.length === 0) return null;
  return (
    <section aria-label={say('tab.handover.moves')} className={layout.row}>
      {moves.map((verb) => (
        <Button
          key={verb}
          appearance={verb === 'acknowledge' ? 'primary' : 'secondary'}
          onClick={() => setAsking(verb)}
        >
          {say(`tab.handover.move.${verb}.verb`)}
        </Button>
      ))}
      {asking ? (
        <Confirm
          title={say(`tab.handover.move.${asking}.title`)}
          confirm={say(`tab.handover.move.${asking}.yes`)}
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            await write.mutateAsync(asking);
            tell(say(`tab.handover.move.${asking}.done`));
          }}
        >
          {say(`tab.handover.move.${asking}.text`)}
        </Confirm>
      ) : null}
    </section>
  );
}
