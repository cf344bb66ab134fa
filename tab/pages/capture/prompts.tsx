import { Button, Field, mergeClasses, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Prompt, SnoozePrompt } from '../../../src/contract/capture.ts';
import { useApp } from '../../app-context.tsx';
import { AsOf } from '../../components/as-of.tsx';
import { Confirm, PersonDialog, ReasonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { explain } from '../../components/states.tsx';
import { Day } from '../../components/when.tsx';
import { useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useWords } from '../../words.tsx';

const DAYS: readonly SnoozePrompt['days'][] = [1, 7, 30];

type Asking = 'snooze' | 'hand-over' | 'decline' | null;

/** What is asked for; a project's end asks for a lesson at once, and for the record that closes it. */
const formsOf = (kind: Prompt['kind']) => [
  { template: 'lesson', words: `prompting.kinds.${kind}.now` },
  ...(kind === 'project-close' ? [{ template: 'project-close', words: 'tab.prompts.close' }] : []),
];

/** Where the date of each comes from; what the product knows by itself is never old. */
const REGISTERS = {
  'project-close': 'projects',
  'project-start': 'projects',
  milestone: 'projects',
  departure: 'leavers',
  mission: 'missions',
  discussion: 'projects',
  publication: 'projects',
  training: 'trainings',
} as const satisfies Record<Prompt['kind'], string>;

function whyOf({ kind, standsIn }: Prompt): string {
  if (kind === 'departure') return 'tab.prompts.departure-why';
  return standsIn ? 'prompting.stands-in' : `prompting.kinds.${kind}.asked`;
}

/** A request to write down what is known, with the answers it takes. */
export function PromptCard({ prompt }: { readonly prompt: Prompt }) {
  const { say, date } = useWords();
  const layout = useLayout();
  const [asking, setAsking] = useState<Asking>(null);
  const { kind, project, endsOn, actions } = prompt;
  const close = () => setAsking(null);
  return (
    <li className={mergeClasses(layout.card, layout.asked)}>
      <h3 className={layout.h3}>
        {kind === 'departure'
          ? say('tab.prompts.departure-title')
          : say(`prompting.kinds.${kind}.question`, { title: prompt.title ?? date(endsOn) })}
      </h3>
      <p className={layout.plain}>
        {kind === 'departure'
          ? say('tab.prompts.departure-ends')
          : `${project ? `${project.code} · ` : ''}${say(`prompting.kinds.${kind}.date`)}`}{' '}
        <Day on={endsOn} />. {say(whyOf(prompt))}
      </p>
      <AsOf register={REGISTERS[kind]} at={prompt.asOf} />
      <div className={layout.row}>
        <Begin prompt={prompt} />
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

/** The way into the form: begun already, or to be begun. */
function Begin({ prompt }: { readonly prompt: Prompt }) {
  const { say } = useWords();
  const { api } = useApp();
  const [nonce] = useState(newNonce);
  const { id, kind, capture, handover, actions } = prompt;
  const begun = handover ? `/handovers/${handover}` : capture ? `/captures/${capture}` : null;
  if (begun) {
    return (
      <LinkButton to={begun} primary>
        {say('tab.prompts.go-on')}
      </LinkButton>
    );
  }
  if (!actions.includes('now')) return null;
  if (kind === 'departure') {
    return (
      <Now
        words={say('tab.prompts.departure-now')}
        begin={async () => `/handovers/${(await api.beginHandover(id)).id}`}
      />
    );
  }
  return formsOf(kind).map(({ template, words }, at) => (
    <Now
      key={template}
      besides={at > 0}
      words={say(words)}
      begin={async () => {
        const sheet = await api.beginCapture({ nonce, template, prompt: id });
        return `/captures/${sheet.capture.id}`;
      }}
    />
  ));
}

function Now(props: {
  readonly words: string;
  readonly begin: () => Promise<string>;
  /** Not what is asked first. */
  readonly besides?: boolean;
}) {
  const words = useWords();
  const navigate = useNavigate();
  const tell = useTell();
  const write = useWrite(props.begin);
  async function begin() {
    try {
      await navigate(await write.mutateAsync(undefined));
    } catch (error) {
      tell(explain(error, words), 'error');
    }
  }
  return (
    <Button
      appearance={props.besides ? 'secondary' : 'primary'}
      disabled={write.isPending}
      onClick={() => void begin()}
    >
      {props.words}
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
  const write = useWrite((person: string) => api.handOverPrompt(prompt.id, person));
  return (
    <PersonDialog
      title={say('tab.prompts.hand-over-title')}
      hint={say('tab.prompts.hand-over-hint')}
      confirm={say('tab.prompts.hand-over')}
      onClose={onClose}
      onPerson={async (person) => {
        await write.mutateAsync(person);
        tell(say('tab.prompts.handed-over'));
      }}
    />
  );
}

function Decline({ prompt, onClose }: AnswerProps) {
  const { say } = useWords();
  const departure = prompt.kind === 'departure';
  const { api } = useApp();
  const tell = useTell();
  const write = useWrite((reason: string) => api.declinePrompt(prompt.id, reason));
  return (
    <ReasonDialog
      title={say('tab.prompts.decline-title')}
      label={say('tab.prompts.decline-reason')}
      hint={say(departure ? 'tab.prompts.departure-decline-hint' : 'tab.prompts.decline-hint')}
      confirm={say('tab.prompts.decline')}
      onClose={onClose}
      onReason={async (reason) => {
        await write.mutateAsync(reason);
        tell(say(departure ? 'tab.prompts.departure-declined' : 'tab.prompts.declined'));
      }}
    />
  );
}
