import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import type { CaptureSheet } from '../../../src/contract/capture.ts';
import { useApp } from '../../app-context.tsx';
import { ReasonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { explain } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** What an author can do with what is out, or was taken back. */
export function OutMoves({ sheet }: { readonly sheet: CaptureSheet }) {
  const words = useWords();
  const { say, date } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [asking, setAsking] = useState(false);
  const { capture, actions } = sheet;
  const retract = useWrite((reason: string) => api.retractCapture(capture.id, reason));
  const reopen = useWrite(() => api.reopenCapture(capture.id));
  const last = capture.history?.at(-1);
  const anew = capture.state === 'retracted' && actions.includes('reopen');
  return (
    <>
      {capture.state === 'retracted' && last ? (
        <MessageBar layout="multiline">
          <MessageBarBody>
            {say('forms.retract.gone', { date: date(last.at), reason: last.reason })}
          </MessageBarBody>
        </MessageBar>
      ) : null}
      <div className={layout.row}>
        {actions.includes('retract') ? (
          <Button onClick={() => setAsking(true)}>{say('forms.retract.button')}</Button>
        ) : null}
        {anew ? (
          <Button
            appearance="primary"
            disabled={reopen.isPending}
            onClick={() =>
              reopen.mutate(undefined, { onError: (error) => tell(explain(error, words), 'error') })
            }
          >
            {say('forms.retract.anew')}
          </Button>
        ) : null}
      </div>
      {asking ? (
        <ReasonDialog
          title={say('forms.retract.title')}
          label={say('forms.retract.label')}
          hint={say('forms.retract.hint')}
          confirm={say('forms.retract.yes')}
          onClose={() => setAsking(false)}
          onReason={async (reason) => {
            await retract.mutateAsync(reason);
            tell(say('forms.retract.done'));
          }}
        />
      ) : null}
    </>
  );
}
