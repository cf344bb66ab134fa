import { Button, Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type {
  SavedTemplate,
  TemplateBody,
  TemplateFault,
  TemplateOptions,
} from '../../../src/contract/templates.ts';
import { focusProblem } from '../../components/forms.ts';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { ErrorState } from '../../components/states.tsx';
import { forget } from '../../kept.ts';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { FormAbout, FormOut } from './about.tsx';
import { placeSaid } from './differences.tsx';
import { isForm, isPlan, outlineOf } from './draft.ts';
import { FaultsProvider } from './faults.tsx';
import { PlanEditor } from './plan.tsx';
import { Preview } from './preview.tsx';
import { StepsEditor } from './steps.tsx';
import { cleaned, type Desk, type Work } from './work.ts';

interface Found {
  readonly outline: string;
  readonly faults: readonly TemplateFault[];
}

interface EditorProps {
  readonly desk: Desk;
  readonly options: TemplateOptions;
  /** Others saved meanwhile, and it is not decided what becomes of both. */
  readonly stopped: boolean;
  readonly save: (work: Work) => Promise<SavedTemplate>;
  readonly onSaved: (id: string) => void;
}

/** A template as its administrator writes it: everything beside each other, saved at once. */
export function Editor({ desk, options, stopped, save, onSaved }: EditorProps) {
  const { say } = useWords();
  const layout = useLayout();
  const tell = useTell();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [found, setFound] = useState<Found>({ outline: '', faults: [] });
  const { work, change, isDirty } = desk;
  const faults = found.outline === outlineOf(work.body) ? found.faults : [];
  const write = useWrite(async (sent: Work) => {
    const saved = await save({ ...sent, body: cleaned(sent.body) });
    // Before what is saved is read again: what was kept would be taken for a change to it.
    if (saved.id !== null) forget(desk.key);
    return saved;
  });
  const onFaults = (list: readonly TemplateFault[]) => {
    setFound({ outline: outlineOf(work.body), faults: list });
    if (list.length > 0) focusProblem(form.current);
  };
  async function submit() {
    try {
      const saved = await write.mutateAsync(work);
      if (saved.id === null) return onFaults(saved.faults);
      // The lists from which people begin are else asked for once.
      void queries.invalidateQueries({ queryKey: ['templates'] });
      tell(say('templates.saved'));
      onSaved(saved.id);
    } catch {
      // Shown from `write.error`; what was written is kept.
    }
  }
  return (
    <FaultsProvider faults={faults}>
      <form
        ref={form}
        noValidate
        className={layout.parts}
        aria-label={say('templates.edit')}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Parts body={work.body} options={options} onChange={(body) => change({ body })} />
        <Field label={say('templates.why')} hint={say('templates.why-hint')}>
          <Input
            value={work.why}
            maxLength={500}
            onChange={(_, { value }) => change({ why: value })}
          />
        </Field>
        <FaultList faults={faults} body={work.body} />
        {write.isError ? <ErrorState error={write.error} /> : null}
        <div className={layout.row}>
          <Button
            appearance="primary"
            type="submit"
            disabled={write.isPending || stopped || !isDirty}
          >
            {say(write.isPending ? 'tab.common.working' : 'templates.save')}
          </Button>
          {isDirty ? <Button onClick={desk.clear}>{say('templates.give-up')}</Button> : null}
          <span role="status" className={layout.muted}>
            {say(isDirty ? 'templates.unsaved' : 'templates.all-saved')}
          </span>
        </div>
      </form>
      <Preview body={work.body} onFaults={onFaults} />
    </FaultsProvider>
  );
}

function Parts(props: {
  readonly body: TemplateBody;
  readonly options: TemplateOptions;
  readonly onChange: (body: TemplateBody) => void;
}) {
  const { body, options, onChange } = props;
  if (isPlan(body)) return <PlanEditor body={body} onChange={onChange} />;
  if (!isForm(body)) return null;
  const edit = { body, options, onChange };
  return (
    <>
      <FormAbout {...edit} />
      <StepsEditor {...edit} />
      <FormOut {...edit} />
    </>
  );
}

/** All that is wrong, with its place: what stands at no field is told here alone. */
function FaultList(props: {
  readonly faults: readonly TemplateFault[];
  readonly body: TemplateBody;
}) {
  const { faults, body } = props;
  const words = useWords();
  if (faults.length === 0) return null;
  const placed = faults.map(({ path, word }) => {
    const named = path.map((part) => (typeof part === 'number' ? String(part + 1) : part));
    return { key: [...path, word].join('.'), place: placeSaid(named, [body], words), word };
  });
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        {words.say('templates.not-saved', { count: faults.length })}
        <ul>
          {placed.map(({ key, place, word }) => (
            <li key={key}>
              {place}: {words.say(`templates.faults.${word}`)}
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
