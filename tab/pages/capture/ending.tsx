import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CaptureSheet } from '../../../src/contract/capture.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { LabelsPart } from '../../components/labels.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkAction } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import type { Autosave } from './autosave.ts';
import { Checklist } from './checklist.tsx';
import { Copies } from './copies.tsx';
import type { Problem, TemplateField } from './fields.tsx';
import type { FormEnding } from './form.tsx';
import { Hints } from './hints.tsx';
import { ReadBy } from './readers.tsx';
import { ToReviewer } from './to-reviewer.tsx';

interface EndingProps extends FormEnding {
  readonly sheet: CaptureSheet;
}

interface Open {
  readonly field: TemplateField;
  readonly step: number;
  readonly problem: Problem;
}

const openFields = ({ template, problems }: CaptureSheet): Open[] =>
  template.steps.flatMap(({ fields }, step) =>
    fields.flatMap((field) => {
      const problem = problems[field.id];
      return problem ? [{ field, step, problem }] : [];
    }),
  );

/** What is settled before publishing: what the record says of itself, and what is there already. */
const Before = ({ sheet, sheet: { capture } }: Pick<EndingProps, 'sheet'>) => (
  <>
    <LabelsPart kind="capture" id={capture.id} />
    <Copies capture={capture.id} />
    <Hints capture={capture.id} />
    <Checklist sheet={sheet} />
  </>
);

/** The last look: what is still open, by name, or the way to publish; and the way to let it be. */
export function Ending({ sheet, save, onGo }: EndingProps) {
  const { say, language } = useWords();
  const layout = useLayout();
  const open = openFields(sheet);
  const leads = sheet.actions.includes('submit') || sheet.actions.includes('send');
  const held = open.length > 0 || save.status === 'saving' || save.conflicts.length > 0;
  const [asking, setAsking] = useState<'publish' | 'discard' | null>(null);
  return (
    <>
      {/* Asked anew when the answers that they are found in were saved. */}
      {open.length === 0 && leads ? <Before sheet={sheet} /> : null}
      <Section id="ending" title={say('tab.captures.review')}>
        <div className={layout.card}>
          {open.length > 0 ? (
            <>
              <p className={layout.plain}>
                {say('tab.captures.open-fields', { count: open.length })}
              </p>
              <ul className={layout.plain}>
                {open.map(({ field, step, problem }) => (
                  <li key={field.id}>
                    <LinkAction onGo={() => onGo(step, field.id)}>
                      {field.label[language]}
                    </LinkAction>{' '}
                    {say(`tab.captures.problems.${problem}`, {
                      limit: field.maxLength,
                      least: field.least ?? 0,
                      most: field.most ?? 0,
                    })}
                  </li>
                ))}
              </ul>
              {sheet.unkept && sheet.unkept.length > 0 ? (
                <p className={layout.plain}>
                  {say('tab.captures.unkept', { names: sheet.unkept.join(', ') })}
                </p>
              ) : null}
            </>
          ) : (
            <p className={layout.plain}>{say('tab.captures.complete')}</p>
          )}
          {save.conflicts.length > 0 ? (
            <p className={layout.plain}>{say('forms.settle-first')}</p>
          ) : null}
          <Ways sheet={sheet} save={save} held={held} onAsk={setAsking} />
        </div>
        {asking ? (
          <Ask verb={asking} sheet={sheet} save={save} onClose={() => setAsking(null)} />
        ) : null}
      </Section>
    </>
  );
}

/** Out, to a reviewer, or away. */
function Ways(props: {
  readonly sheet: CaptureSheet;
  readonly save: Autosave;
  /** Something is open, unsaved or to be settled first. */
  readonly held: boolean;
  readonly onAsk: (verb: 'publish' | 'discard') => void;
}) {
  const { sheet, save, held, onAsk } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.row}>
      {sheet.actions.includes('submit') ? (
        <Button appearance="primary" disabled={held} onClick={() => onAsk('publish')}>
          {say('tab.captures.publish')}
        </Button>
      ) : null}
      {sheet.actions.includes('send') ? (
        <ToReviewer
          capture={sheet.capture.id}
          disabled={held}
          before={async () => {
            if (!(await save.flush())) throw save.error ?? new Error('not saved');
          }}
        />
      ) : null}
      {sheet.actions.includes('discard') ? (
        <Button onClick={() => onAsk('discard')}>{say('tab.captures.discard')}</Button>
      ) : null}
    </div>
  );
}

function Ask(props: {
  readonly verb: 'publish' | 'discard';
  readonly sheet: CaptureSheet;
  readonly save: Autosave;
  readonly onClose: () => void;
}) {
  const { verb, sheet, save, onClose } = props;
  const { say } = useWords();
  const { api } = useApp();
  const navigate = useNavigate();
  const tell = useTell();
  const { id } = sheet.capture;
  const submit = useWrite(() => api.submitCapture(id));
  const discard = useWrite(() => api.discardCapture(id));
  async function publish() {
    // What is shown is what is published: the last words first.
    if (!(await save.flush())) throw save.error ?? new Error('the last answers could not be saved');
    await submit.mutateAsync(undefined);
    tell(say('tab.captures.submitted'));
  }
  async function drop() {
    await discard.mutateAsync(undefined);
    tell(say('tab.captures.dropped'));
    await navigate('/captures', { replace: true });
  }
  return (
    <Confirm
      title={say(`tab.captures.${verb}-title`)}
      confirm={say(verb === 'publish' ? 'tab.captures.publish' : 'tab.captures.discard-yes')}
      onClose={onClose}
      onConfirm={verb === 'publish' ? publish : drop}
    >
      {say(`tab.captures.${verb}-text`)}
      {verb === 'publish' && sheet.template.becomes !== 'gap' ? <ReadBy id={id} /> : null}
    </Confirm>
  );
}
