import { Button, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { useRef } from 'react';
import type { CaptureSheet, Template } from '../../../src/contract/capture.ts';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';

export type TemplateField = Template['steps'][number]['fields'][number];
export type Problem = CaptureSheet['problems'][string];

/** From this share of the limit on, the room that is left is told. */
const NEAR = 0.8;

/** One field of a template, drawn by its kind. */
export function FieldInput(props: {
  readonly field: TemplateField;
  readonly value: string;
  /** The language the record is written in. */
  readonly lang: string;
  readonly problem: Problem | null;
  /** The answer came from what is known already and was not saved by the person since. */
  readonly suggested: boolean;
  readonly onType: (value: string) => void;
  readonly onLeave: () => void;
  /** The suggested answer is right as it stands. */
  readonly onRight: () => void;
}) {
  const { field, value, problem, onType, onLeave } = props;
  const { say, language } = useWords();
  const layout = useLayout();
  const place = useRef<HTMLDivElement>(null);
  const left = field.maxLength - value.length;
  const near =
    value.length > field.maxLength * NEAR ? ` ${say('tab.captures.left', { count: left })}` : '';
  const common = { value, onBlur: onLeave, lang: props.lang, maxLength: field.maxLength };
  return (
    <div ref={place} className={layout.tight}>
      <Field
        data-field={field.id}
        label={field.label[language]}
        hint={`${field.help[language]}${near}`}
        required={field.required}
        {...(problem
          ? { validationMessage: say(`tab.captures.problems.${problem}`) }
          : props.suggested
            ? {
                validationState: 'none' as const,
                validationMessage: say('tab.captures.suggested'),
                validationMessageIcon: <InfoRegular />,
              }
            : {})}
      >
        {field.kind === 'text' ? (
          <Textarea
            {...common}
            rows={5}
            resize="vertical"
            onChange={(_, data) => onType(data.value)}
          />
        ) : field.kind === 'choice' ? (
          <RadioGroup value={value} onBlur={onLeave} onChange={(_, data) => onType(data.value)}>
            {field.choices?.map((choice) => (
              <Radio key={choice.value} value={choice.value} label={choice.label[language]} />
            ))}
          </RadioGroup>
        ) : (
          <Input {...common} onChange={(_, data) => onType(data.value)} />
        )}
      </Field>
      {props.suggested ? (
        <div>
          <Button
            size="small"
            aria-label={say('tab.captures.right-of', { field: field.label[language] })}
            onClick={() => {
              // The button goes; what it stood for has the focus instead of nothing.
              place.current?.querySelector<HTMLElement>('input,textarea')?.focus();
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
