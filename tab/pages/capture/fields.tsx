import { Button, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { type ReactElement, useRef } from 'react';
import type { CaptureSheet } from '../../../src/contract/capture.ts';
import { useLayout } from '../../components/layout.ts';
import { type Language, useWords, type Words } from '../../words.tsx';
import { Group, isGroup } from './groups.tsx';
import type { TemplateField } from './shapes.ts';

export type { TemplateField } from './shapes.ts';

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
  /** The answer could be anybody's. */
  readonly vague: boolean;
  /** What was written elsewhere meanwhile; null where nothing was. */
  readonly theirs: string | null;
  readonly onSettle: (whose: 'mine' | 'theirs') => void;
  /** The suggested answer is right as it stands. */
  readonly onRight: () => void;
}

type Say = Words['say'];

const SUPPOSED = { validationState: 'none', validationMessageIcon: <InfoRegular /> } as const;

/** What there is to say about an answer, the most pressing alone. */
function messageOn({ problem, suggested, vague, field }: FieldProps, say: Say) {
  const { maxLength: limit, least = 0, most = 0 } = field;
  if (problem) {
    return { validationMessage: say(`tab.captures.problems.${problem}`, { limit, least, most }) };
  }
  if (suggested) return { ...SUPPOSED, validationMessage: say('tab.captures.suggested') };
  return vague ? { ...SUPPOSED, validationMessage: say('forms.vague') } : {};
}

/** One field of a template, with what there is to say about its answer. */
export function FieldInput(props: FieldProps) {
  const { field, value, suggested } = props;
  const { say, language } = useWords();
  const layout = useLayout();
  const place = useRef<HTMLDivElement>(null);
  const left = field.maxLength - value.length;
  const near =
    value.length > field.maxLength * NEAR ? ` ${say('tab.captures.left', { count: left })}` : '';
  const example = field.example
    ? ` ${say('templates.example', { example: field.example[language] })}`
    : '';
  const label = field.label[language];
  const about = {
    'data-field': field.id,
    label,
    hint: `${field.help[language]}${example}${near}`,
    required: field.required,
    ...messageOn(props, say),
  };
  return (
    <div ref={place} className={layout.tight}>
      {isGroup(field) ? (
        <Field {...about}>
          {/* biome-ignore lint/a11y/useSemanticElements: its name is the field's label */}
          <div role="group">
            <Group {...props} />
          </div>
        </Field>
      ) : (
        <Field {...about}>{answerInput(props, language, say)}</Field>
      )}
      {props.theirs === null ? null : <Elsewhere {...props} theirs={props.theirs} />}
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

/** Both are there until their author has chosen. */
function Elsewhere({ theirs, lang, onSettle }: FieldProps & { readonly theirs: string }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.card} role="alert">
      <p className={layout.plain}>{say('forms.elsewhere')}</p>
      <p className={layout.written} lang={lang}>
        {theirs}
      </p>
      <div className={layout.row}>
        <Button size="small" onClick={() => onSettle('mine')}>
          {say('forms.keep-mine')}
        </Button>
        <Button size="small" onClick={() => onSettle('theirs')}>
          {say('forms.take-theirs')}
        </Button>
      </div>
    </div>
  );
}

const choicesOf = (field: TemplateField, language: Language, say: Say) =>
  field.kind === 'yes-no'
    ? (['yes', 'no'] as const).map((value) => ({ value, label: say(`forms.${value}`) }))
    : (field.choices ?? []).map(({ value, label }) => ({ value, label: label[language] }));

const TYPES = { date: 'date', link: 'url' } as const;
const typeOf = (kind: TemplateField['kind']) =>
  kind === 'date' || kind === 'link' ? { type: TYPES[kind] } : {};
const LINES: ReadonlySet<TemplateField['kind']> = new Set(['people', 'files']);

/** Drawn by the kind of the field; an element and no component, so that the field finds its control. */
function answerInput(
  { field, value, lang, onType, onLeave }: InputProps,
  language: Language,
  say: Say,
): ReactElement {
  const { kind, maxLength } = field;
  const common = { value, onBlur: onLeave, lang, maxLength };
  if (kind === 'text' || LINES.has(kind)) {
    return (
      <Textarea
        {...common}
        rows={kind === 'text' ? 5 : 3}
        resize="vertical"
        onChange={(_, data) => onType(data.value)}
      />
    );
  }
  if (kind === 'choice' || kind === 'yes-no') {
    return (
      <RadioGroup value={value} onBlur={onLeave} onChange={(_, data) => onType(data.value)}>
        {choicesOf(field, language, say).map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} />
        ))}
      </RadioGroup>
    );
  }
  return <Input {...common} {...typeOf(kind)} onChange={(_, data) => onType(data.value)} />;
}
