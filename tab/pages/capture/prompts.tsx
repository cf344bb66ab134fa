import { Button, Field, Input, mergeClasses, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Prompt, SnoozePrompt } from '../../../src/contract/capture.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm, ReasonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { explain } from '../../components/states.tsx';
import { Day } from '../../components/when.tsx';
import { useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useWords } from '../../words.tsx';

/** What a project's end asks for. */
const PROMPTED_TEMPLATE = 'lesson';
const DAYS: readonly SnoozePrompt['days'][] = [1, 7, 30];

type Asking = 'snooze' | 'hand-over' | 'decline' | null;

/** A request to write down what was learned, with the answers it takes. */
export function PromptCard({ prompt }: { readonly prompt: Prompt }) {
  const { say } = useWords();
  const layout = useLayout();
  const [asking, setAsking] = useState<Asking>(null);
  const { project, actions, capture } = prompt;
  const close = () => setAsking(null);
  return (
    <li className={mergeClasses(layout.card, layout.asked)}>
      <h3 className={layout.h3}>{say('tab.prompts.title', { project: project.title })}</h3>
      <p className={layout.plain}>
        {say('tab.prompts.ends', { code: project.code })} <Day on={project.endsOn} />.{' '}
        {say('tab.prompts.why')}
      </p>
      <div className={layout.row}>
        {capture ? (
          <LinkButton to={`/captures/${capture}`} primary>
            {say('tab.prompts.go-on')}
          </LinkButton>
        ) : actions.includes('now') ? (
          <Now prompt={prompt} />
        ) : null}
        {(['snooze', 'hand-over', 'decline'] as const)
          .filter((verb) => actions.includes(verb))
          .map((verb) => (
            <Button key={verb} onClick={() => setAsking(verb)}>
              {say(`tab.prompts.${verb}`)}
            </Button>
          ))}
      </div>
      {asking === 'snooze' ? <Snooze prompt={prompt} onClose={close} /> : null}
      {asking === 'hand-over' ? <HandOver prompt={prompt} onClose={close} /> : null}
      {asking === 'decline' ? <Decline prompt={prompt} onClose={close} /> : null}
    </li>
  );
}

function Now({ prompt }: { readonly prompt: Prompt }) {
  const words = useWords();
  const { api } = useApp();
  const navigate = useNavigate();
  const tell = useTell();
  const [nonce] = useState(newNonce);
  const write = useWrite(api.beginCapture);
  async function begin() {
    try {
      const begun = await write.mutateAsync({
        nonce,
        template: PROMPTED_TEMPLATE,
        prompt: prompt.id,
      });
      await navigate(`/captures/${begun.capture.id}`);
    } catch (error) {
      tell(explain(error, words), 'error');
    }
  }
  return (
    <Button appearance="primary" disabled={write.isPending} onClick={() => void begin()}>
      {words.say('tab.prompts.now')}
    </Button>
  );
}

interface AnswerProps {
  readonly prompt: Prompt;
  readonly onClose: () => void;
}

function Snooze({ prompt, onClose }: AnswerProps) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const [days, setDays] = useState<SnoozePrompt['days']>(7);
  const write = useWrite(() => api.snoozePrompt(prompt.id, days));
  return (
    <Confirm
      title={say('tab.prompts.snooze-title')}
      confirm={say('tab.prompts.snooze')}
      onClose={onClose}
      onConfirm={async () => {
        await write.mutateAsync(undefined);
        tell(say('tab.prompts.snoozed', { count: days }));
      }}
    >
      <Field label={say('tab.prompts.snooze-when')}>
        <RadioGroup
          value={String(days)}
          onChange={(_, { value }) => setDays(DAYS.find((one) => String(one) === value) ?? 7)}
        >
          {DAYS.map((one) => (
            <Radio
              key={one}
              value={String(one)}
              label={say('tab.prompts.in-days', { count: one })}
            />
          ))}
        </RadioGroup>
      </Field>
    </Confirm>
  );
}

function HandOver({ prompt, onClose }: AnswerProps) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const [to, setTo] = useState('');
  const [missing, setMissing] = useState(false);
  const write = useWrite((person: string) => api.handOverPrompt(prompt.id, person));
  const check = () => {
    setMissing(to.trim() === '');
    return to.trim() !== '';
  };
  return (
    <Confirm
      title={say('tab.prompts.hand-over-title')}
      confirm={say('tab.prompts.hand-over')}
      onClose={onClose}
      check={check}
      onConfirm={async () => {
        await write.mutateAsync(to.trim());
        tell(say('tab.prompts.handed-over'));
      }}
    >
      <Field
        label={say('tab.prompts.hand-over-to')}
        hint={say('tab.prompts.hand-over-hint')}
        required
        {...(missing ? { validationMessage: say('tab.prompts.hand-over-missing') } : {})}
      >
        <Input value={to} maxLength={200} onChange={(_, { value }) => setTo(value)} />
      </Field>
    </Confirm>
  );
}

function Decline({ prompt, onClose }: AnswerProps) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const write = useWrite((reason: string) => api.declinePrompt(prompt.id, reason));
  return (
    <ReasonDialog
      title={say('tab.prompts.decline-title')}
      label={say('tab.prompts.decline-reason')}
      hint={say('tab.prompts.decline-hint')}
      confirm={say('tab.prompts.decline')}
      onClose={onClose}
      onReason={async (reason) => {
        await write.mutateAsync(reason);
        tell(say('tab.prompts.declined'));
      }}
    />
  );
}
