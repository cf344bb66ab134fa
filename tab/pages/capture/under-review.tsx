import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import type { CaptureSheet } from '../../../src/contract/capture.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** What a reviewer has to do with it; nothing where there is none. What was approved goes out from here. */
export function UnderReview({ sheet }: { readonly sheet: CaptureSheet }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [asking, setAsking] = useState(false);
  const { capture, actions } = sheet;
  const { id, state } = capture;
  const submit = useWrite(() => api.submitCapture(id));
  if (state !== 'reviewing' && state !== 'changing' && state !== 'approved') return null;
  return (
    <>
      <MessageBar intent={state === 'changing' ? 'warning' : 'info'} layout="multiline">
        <MessageBarBody>{say(`reviewing.now.${state}`)}</MessageBarBody>
      </MessageBar>
      <div className={layout.row}>
        {state === 'approved' && actions.includes('submit') ? (
          <Button appearance="primary" onClick={() => setAsking(true)}>
            {say('tab.captures.publish')}
          </Button>
        ) : null}
        <LinkButton to={`/captures/${id}/review`}>{say('reviewing.see')}</LinkButton>
      </div>
      {asking ? (
        <Confirm
          title={say('tab.captures.publish-title')}
          confirm={say('tab.captures.publish')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await submit.mutateAsync(undefined);
            tell(say('tab.captures.submitted'));
          }}
        >
          {say('tab.captures.publish-text')}
        </Confirm>
      ) : null}
    </>
  );
}
