import { Button, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { type ReactElement, useRef } from 'react';
import type { CaptureSheet, Template } from '../../../src/contract/capture.ts';
import { useLayout } from '../../components/layout.ts';
import { type Language, useWords } from '../../words.tsx';

export type TemplateField = Template['steps'][number]['fields'][number];
export type Problem = CaptureSheet['problems'][string];

/** From this share of the limit on, the room that is left is told. */
const NEAR = 0.8;

/** What one types or chooses in, inside a field. */
export const inputIn = (place: HTMLElement): HTMLElement | null =>
  place.querySelector<HTMLElement>('input') ?? place.querySelector<HTMLElement>('textarea');

interface InputProps {
  readonly field: TemplateField;
  readonly value: string;
  /** The language the record is written in. */
  readonly lang: string;
  readonly onType: (value: string) => void;
  readonly onLeave: () => void;
}

interface FieldProps extends InputProps {
  readonly problem: Problem | null;
  /** The answer came from what is known already and was not saved by the person since. */
  readonly suggested: boolean;
  /** The suggested answer is right as it stands. */
  readonly onRight: () => void;
}

/** One field of a template, with what there is to say about its answer. */
export function FieldInput(props: FieldProps) {
  const { field, value, problem, suggested } = props;
  const { say, language } = useWords();
  const layout = useLayout();
  const place = useRef<HTMLDivElement>(null);
  const left = field.maxLength - value.length;
  const near =
    value.length > field.maxLength * NEAR ? ` ${say('tab.captures.left', { count: left })}` : '';
  const label = field.label[language];
  const message = problem
    ? { validationMessage: say(`tab.captures.problems.${problem}`) }
    : suggested
      ? { ...SUPPOSED, validationMessage: say('tab.captures.suggested') }
      : {};
  return (
    <div ref={place} className={layout.tight}>
      <Field
        data-field={field.id}
        label={label}
        hint={`${field.help[language]}${near}`}
        required={field.required}
        {...message}
      >
        {answerInput(props, language)}
      </Field>
      {suggested ? (
        <div>
          <Button
            size="small"
            aria-label={say('tab.captures.right-of', { field: label })}
            onClick={() => {
              // The button goes; what it stood for has the focus instead of nothing.
              if (place.current) inputIn(place.current)?.focus();
              props.onRight();
            }}
          >
            {say('tab.captures.right')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const SUPPOSED = { validationState: 'none', validationMessageIcon: <InfoRegular /> } as const;

/** Drawn by the kind of the field; an element and no component, so that the field finds its control. */
function answerInput(
  { field, value, lang, onType, onLeave }: InputProps,
  language: Language,
): ReactElement {
  const common = { value, onBlur: onLeave, lang, maxLength: field.maxLength };
  if (field.kind === 'text') {
    return (
      <Textarea {...common} rows={5} resize="vertical" onChange={(_, data) => onType(data.value)} />
    );
  }
  if (field.kind === 'choice') {
    return (
      <RadioGroup value={value} onBlur={onLeave} onChange={(_, data) => onType(data.value)}>
        {field.choices?.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label[language]} />
        ))}
      </RadioGroup>
    );
  }
  return <Input {...common} onChange={(_, data) => onType(data.value)} />;
}
