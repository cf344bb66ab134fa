import { Button, Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import type { Item } from '../../../src/contract/items.ts';
import { useApp } from '../../app-context.tsx';
import { focusProblem } from '../../components/forms.ts';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const GRADES = ['1', '2', '3', '4', '5'] as const;
const LONGEST = 1_000;

/** What readers think of it: two choices and, for who likes, a sentence. */
export function FeedbackForm({ item }: { readonly item: Item }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [quality, setQuality] = useState(String(item.mine?.quality ?? ''));
  const [usefulness, setUsefulness] = useState(String(item.mine?.usefulness ?? ''));
  const [example, setExample] = useState(item.mine?.example ?? '');
  const [missing, setMissing] = useState(false);
  const send = useWrite(() =>
    api.giveFeedback(item.id, {
      quality: Number(quality),
      usefulness: Number(usefulness),
      example: example.trim(),
    }),
  );
  function submit() {
    const incomplete = quality === '' || usefulness === '';
    setMissing(incomplete);
    if (incomplete) focusProblem(form.current);
    else send.mutate(undefined);
  }
  return (
    <Section id={id} title={say('item.feedback.title')}>
      <Said item={item} />
      <form
        ref={form}
        noValidate
        className={layout.card}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Grade
          label={say('item.feedback.quality')}
          value={quality}
          missing={missing && quality === ''}
          onChange={setQuality}
        />
        <Grade
          label={say('item.feedback.usefulness')}
          value={usefulness}
          missing={missing && usefulness === ''}
          onChange={setUsefulness}
        />
        <Field label={say('item.feedback.example')}>
          <Textarea
            maxLength={LONGEST}
            value={example}
            onChange={(_, { value }) => setExample(value)}
          />
        </Field>
        <Sending again={item.mine !== null} write={send} />
      </form>
    </Section>
  );
}

function Sending(props: {
  readonly again: boolean;
  readonly write: Pick<
    ReturnType<typeof useWrite>,
    'isPending' | 'isSuccess' | 'isError' | 'error'
  >;
}) {
  const { say } = useWords();
  const layout = useLayout();
  const { isPending, isSuccess, isError, error } = props.write;
  return (
    <>
      <div>
        <Button type="submit" disabled={isPending}>
          {say(props.again ? 'item.feedback.change' : 'item.feedback.send')}
        </Button>
      </div>
      <p role="status" className={layout.plain}>
        {isSuccess ? say('item.feedback.thanks') : null}
      </p>
      {isError ? <ErrorState error={error} /> : null}
    </>
  );
}

function Grade(props: {
  readonly label: string;
  readonly value: string;
  readonly missing: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { say } = useWords();
  return (
    <Field
      label={props.label}
      required
      {...(props.missing ? { validationMessage: say('item.feedback.missing') } : {})}
    >
      <RadioGroup
        layout="horizontal"
        style={{ flexWrap: 'wrap' }}
        value={props.value}
        aria-invalid={props.missing}
        onChange={(_, { value }) => props.onChange(value)}
      >
        {GRADES.map((grade) => (
          <Radio key={grade} value={grade} label={say(`item.feedback.grade.${grade}`)} />
        ))}
      </RadioGroup>
    </Field>
  );
}

/** What the others said, once there are enough of them. */
function Said({ item: { readers, examples, shownFrom } }: { readonly item: Item }) {
  const { say, number } = useWords();
  const layout = useLayout();
  if (!readers)
    return <p className={layout.plain}>{say('item.feedback.few', { count: shownFrom })}</p>;
  const mean = (name: string, value: number) =>
    say('item.feedback.mean', { name, value: number(Math.round(value * 10) / 10) });
  return (
    <>
      <p className={layout.plain}>
        {[
          mean(say('item.feedback.quality'), readers.quality),
          mean(say('item.feedback.usefulness'), readers.usefulness),
          say('item.feedback.people', { count: readers.people }),
        ].join(' · ')}
      </p>
      {examples.length > 0 ? (
        <>
          <h3 className={layout.h3}>{say('item.feedback.examples')}</h3>
          <ul>
            {examples.map((example) => (
              <li key={example}>{example}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
