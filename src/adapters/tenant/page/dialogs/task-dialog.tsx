import { type Action, ExecuteAction, OpenUrlAction, SubmitAction } from 'adaptivecards';
import { useState } from 'react';
import { wordsOf } from '../api.ts';
import { CardView } from '../cards/card-view.tsx';
import { type OpenDialog, useBench } from '../context.tsx';
import { Hosted } from '../host/hosted.tsx';
import { Modal } from '../parts/modal.tsx';

interface TaskDialogProps {
  readonly dialog: OpenDialog;
  readonly close: () => void;
}

/** A dialog of the bot or of the tab: a card or a page, then what comes of its answer. */
export function TaskDialog({ dialog, close }: TaskDialogProps) {
  const { openLink, announce } = useBench();
  const [info, setInfo] = useState(dialog.info);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const submit = async (data: unknown): Promise<void> => {
    setBusy(true);
    setProblem('');
    try {
      const step = await dialog.submit(data);
      if (step.kind === 'continue') setInfo(step.info);
      else if (step.kind === 'message') setSaid(step.text);
      else {
        announce('The dialog is closed.');
        close();
      }
    } catch (error) {
      setProblem(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  const onAction = (action: Action): void => {
    if (action instanceof OpenUrlAction) {
      try {
        openLink(action.url ?? '');
      } catch (error) {
        setProblem(wordsOf(error));
      }
    } else if (action instanceof SubmitAction || action instanceof ExecuteAction)
      void submit(action.data ?? {});
  };
  return (
    <Modal
      title={info.title || 'Dialog'}
      width={info.width}
      height={info.height}
      close={() => {
        dialog.cancelled?.();
        close();
      }}
    >
      {said !== '' ? (
        <p className="notice" role="status">
          {said}
        </p>
      ) : info.url ? (
        <Hosted
          key={info.url}
          title={info.title || 'Dialog'}
          url={info.url}
          page={{ frameContext: 'task', entityId: '', subEntityId: '' }}
          complete={(result) => void submit(result)}
        />
      ) : (
        <CardView json={info.card} onAction={onAction} busy={busy} />
      )}
      {busy && <p className="quiet">Working …</p>}
      {problem !== '' && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </Modal>
  );
}
