import { Field, Input, Select } from '@fluentui/react-components';
import { useWords } from '../words.tsx';

const LONGEST_NAMES = 2_000;

/** Names or mail addresses as they were typed, apart by semicolons. */
export const namedIn = (readers: string): string[] =>
  readers
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter(Boolean);

interface ReadersFieldsProps<T extends string> {
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: T;
  /** What the choice means. */
  readonly hint: string;
  /** As typed; null where nobody is named. */
  readonly named: { readonly typed: string; readonly hint: string } | null;
  readonly onChoose: (value: T) => void;
  readonly onName: (typed: string) => void;
}

/** Who reads it, and, where that is people who are named, which: the same in every form. */
export function ReadersFields<T extends string>(props: ReadersFieldsProps<T>) {
  const { choices, chosen, hint, named, onChoose, onName } = props;
  const { say } = useWords();
  return (
    <>
      <Field label={say('safety.audience.label')} hint={hint}>
        <Select
          value={chosen}
          onChange={(_, { value }) => {
            const one = choices.find((choice) => choice.value === value);
            if (one) onChoose(one.value);
          }}
        >
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      {named ? (
        <Field label={say('safety.audience.people')} hint={named.hint} required>
          <Input
            value={named.typed}
            maxLength={LONGEST_NAMES}
            onChange={(_, { value }) => onName(value)}
          />
        </Field>
      ) : null}
    </>
  );
}
