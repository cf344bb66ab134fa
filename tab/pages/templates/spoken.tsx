import { Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import type { Spoken } from '../../../src/contract/templates.ts';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';
import { LANGUAGES } from './draft.ts';
import { useFault } from './faults.tsx';

const useStyles = makeStyles({
  beside: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 1fr))',
    gap: tokens.spacingHorizontalS,
  },
});

interface SpokenProps {
  readonly label: string;
  /** Where it stands in the template. */
  readonly place: string;
  readonly value: Spoken;
  readonly onChange: (value: Spoken) => void;
  readonly long?: boolean;
  readonly hint?: string;
}

/** The same words in each language, side by side; one that is not said yet is pointed out. */
export function SpokenWords(props: SpokenProps) {
  const { label, hint } = props;
  const layout = useLayout();
  const styles = useStyles();
  return (
    <fieldset className={layout.bare}>
      <legend className={layout.h3}>{label}</legend>
      {hint ? <p className={layout.muted}>{hint}</p> : null}
      <div className={styles.beside}>
        {LANGUAGES.map((language) => (
          <InLanguage key={language} {...props} language={language} />
        ))}
      </div>
    </fieldset>
  );
}

function InLanguage(props: SpokenProps & { readonly language: (typeof LANGUAGES)[number] }) {
  const { label, place, value, onChange, long, language } = props;
  const { say } = useWords();
  const fault = useFault(`${place}.${language}`);
  const inOthers = LANGUAGES.some((other) => value[other].trim() !== '');
  const missing =
    inOthers && value[language].trim() === ''
      ? ({ validationState: 'warning', validationMessage: say('templates.unsaid') } as const)
      : {};
  const Control = long ? Textarea : Input;
  return (
    <Field
      label={say(`common.languages.${language}`)}
      {...(fault.validationMessage ? fault : missing)}
    >
      <Control
        lang={language}
        aria-label={say('templates.in', {
          what: label,
          language: say(`common.languages.${language}`),
        })}
        value={value[language]}
        maxLength={4_000}
        {...(long ? { resize: 'vertical' as const } : {})}
        onChange={(_: unknown, { value: text }: { value: string }) =>
          onChange({ ...value, [language]: text })
        }
      />
    </Field>
  );
}
