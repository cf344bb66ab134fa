import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ClosePeriod, Insights } from '../../../src/contract/insights.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useTyped } from '../../typed.ts';
import { useWords } from '../../words.tsx';
import { periodSaid } from './said.ts';

const LONGEST = 2_000;
const SHORTEST = 3;

/** What was decided because of this period's figures and of those before it. */
export function Decisions({ found }: { readonly found: Insights }) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const [open, setOpen] = useState(false);
  const own = found.decisions.some(({ period }) => period === found.period.id);
  return (
    <Section
      id="decisions"
      title={say('figures.decisions.title')}
      actions={
        found.mayDecide ? (
          <Button appearance="primary" onClick={() => setOpen(true)}>
            {say('figures.decisions.close')}
          </Button>
        ) : null
      }
    >
      {own ? null : <Empty title={say('figures.decisions.none')} />}
      <ul className={layout.list}>
        {found.decisions.map((decision) => (
          <OneDecision key={decision.id} decision={decision} />
        ))}
      </ul>
      {open ? <Close found={found} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function OneDecision({ decision }: { readonly decision: Insights['decisions'][number] }) {
  const words = useWords();
  const { say, list, date, day } = words;
  const layout = useLayout();
  const { period, outcome, text, indicators, owner, due, by, at } = decision;
  const names = indicators.map((id) => say(`figures.of.${id}.name`));
  const further = [
    ...(names.length > 0 ? [`${say('figures.decisions.indicators')}: ${list(names)}`] : []),
    ...(owner ? [say('figures.decisions.seen-to', { name: owner })] : []),
    ...(due ? [say('figures.decisions.until', { day: day(due) })] : []),
    say('figures.decisions.by', { name: by, at: date(at) }),
  ];
  return (
    <li className={layout.card}>
      <h3 className={layout.h3}>
        {periodSaid(period, words)} · {say(`figures.decisions.outcome.${outcome}`)}
      </h3>
      <p className={layout.written}>{text}</p>
      <p className={layout.muted}>{further.join(' · ')}</p>
    </li>
  );
}

const EMPTY = { outcome: 'decided', text: '', indicator: '', owner: '', due: '' } as const;
type Draft = { [Field in keyof typeof EMPTY | 'nonce']: string };

function Close({ found, onClose }: { readonly found: Insights; readonly onClose: () => void }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const tell = useTell();
  const [draft, setDraft, clear] = useTyped<Draft>(`period:${found.period.id}`, () => {
    return { ...EMPTY, nonce: newNonce() };
  });
  const [checked, setChecked] = useState(false);
  const write = useWrite((input: ClosePeriod) => api.closePeriod(input));
  const tooShort = draft.text.trim().length < SHORTEST;
  const confirm = () =>
    write
      .mutateAsync({
        ...{ nonce: draft.nonce, period: found.period.id, text: draft.text.trim() },
        outcome: draft.outcome === 'unchanged' ? 'unchanged' : 'decided',
        indicators: draft.indicator ? [draft.indicator] : [],
        owner: draft.owner.trim() || null,
        due: draft.due || null,
      })
      .then(() => {
        clear();
        tell(say('figures.decisions.saved'));
      });
  return (
    <Confirm
      title={say('figures.decisions.close-of', { period: periodSaid(found.period.id, words) })}
      confirm={say('figures.decisions.close')}
      onClose={onClose}
      check={() => {
        setChecked(true);
        return !tooShort;
      }}
      onConfirm={confirm}
    >
      <Fields
        indicators={found.indicators}
        draft={draft}
        onDraft={setDraft}
        missing={checked && tooShort}
      />
    </Confirm>
  );
}

function Fields(props: {
  readonly indicators: Insights['indicators'];
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  /** Nothing is said yet. */
  readonly missing: boolean;
}) {
  const { say } = useWords();
  const { indicators, draft, onDraft, missing } = props;
  const set =
    (field: keyof Draft) =>
    (_: unknown, { value }: { readonly value: string }) =>
      onDraft({ ...draft, [field]: value });
  return (
    <>
      <Field label={say('figures.decisions.what')}>
        <Select value={draft.outcome} onChange={set('outcome')}>
          {(['decided', 'unchanged'] as const).map((outcome) => (
            <option key={outcome} value={outcome}>
              {say(`figures.decisions.outcome.${outcome}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={say('figures.decisions.text')}
        required
        {...(missing ? { validationMessage: say('figures.decisions.text-needed') } : {})}
      >
        <Textarea value={draft.text} maxLength={LONGEST} resize="vertical" onChange={set('text')} />
      </Field>
      <Field label={say('figures.decisions.indicators')}>
        <Select value={draft.indicator} onChange={set('indicator')}>
          <option value="">{say('figures.nothing')}</option>
          {indicators.map(({ id }) => (
            <option key={id} value={id}>
              {say(`figures.of.${id}.name`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('figures.decisions.who')} hint={say('figures.owner-hint')}>
        <Input value={draft.owner} maxLength={200} onChange={set('owner')} />
      </Field>
      <Field label={say('figures.decisions.due')}>
        <Input type="date" value={draft.due} onChange={set('due')} />
      </Field>
    </>
  );
}
