import { Button } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { HandoverPage } from '../../../src/contract/handovers.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkAction } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import type { FormEnding } from '../capture/form.tsx';

interface Part extends FormEnding {
  readonly handover: HandoverPage;
}

/** The last look: what is not answered, section by section, and the way to finish in spite of it. */
export function Reviewing(props: Part) {
  const { handover, save } = props;
  const { say } = useWords();
  const layout = useLayout();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const flush = useRef(save.flush);
  // What is missing, the server says; it is asked once the last words have reached it.
  useEffect(() => {
    void flush
      .current()
      .then(() => queries.invalidateQueries({ queryKey: ['handover', handover.id] }));
  }, [queries, handover.id]);
  const { missing, actions } = handover;
  return (
    <Section id="reviewing" title={say('tab.handover.review')}>
      <div className={layout.card}>
        {missing.length === 0 ? (
          <p className={layout.plain}>{say('tab.handover.complete')}</p>
        ) : (
          <>
            <p className={layout.plain}>{say('tab.handover.missing')}</p>
            <Missing {...props} />
          </>
        )}
        {actions.includes('finalise') ? (
          <div>
            <Button
              appearance="primary"
              disabled={save.status === 'saving'}
              onClick={() => setAsking(true)}
            >
              {say('tab.handover.finalise')}
            </Button>
          </div>
        ) : null}
      </div>
      {asking ? <Finalise {...props} onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}

/** Each field that is not answered, with the way to it. */
function Missing({ handover, onGo }: Part) {
  const layout = useLayout();
  const { missing, sheet } = handover;
  const { steps } = sheet.template;
  return (
    <ul className={layout.plain}>
      {missing.map(({ step, title, fields }) => {
        const at = steps.findIndex(({ id }) => id === step);
        // Told by their labels, in the reader's language: the form knows which field bears each.
        const idOf = (label: string) =>
          steps[at]?.fields.find((field) => Object.values(field.label).includes(label))?.id;
        return (
          <li key={step}>
            {title}
            <ul>
              {fields.map((label) => (
                <li key={label}>
                  {at < 0 ? (
                    label
                  ) : (
                    <LinkAction onGo={() => onGo(at, idOf(label))}>{label}</LinkAction>
                  )}
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

function Finalise({ handover, save, onClose }: Part & { readonly onClose: () => void }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const { id, missing } = handover;
  const write = useWrite(() => api.moveHandover(id, 'finalise'));
  async function finalise() {
    // What is shown is what is handed over: the last words first.
    if (!(await save.flush())) throw save.error ?? new Error('the last answers could not be saved');
    await write.mutateAsync(undefined);
    tell(say('tab.handover.finalised'));
  }
  return (
    <Confirm
      title={say('tab.handover.finalise-title')}
      confirm={say('tab.handover.finalise')}
      onClose={onClose}
      onConfirm={finalise}
    >
      <p className={layout.plain}>{say('tab.handover.finalise-text')}</p>
      {missing.length > 0 ? (
        <>
          <p className={layout.plain}>{say('tab.handover.finalise-gaps')}</p>
          <ul className={layout.plain}>
            {missing.map(({ step, title, fields }) => (
              <li key={step}>
                {title} ({fields.join(', ')})
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Confirm>
  );
}
