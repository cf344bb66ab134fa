import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useFault } from './faults.tsx';

const useStyles = makeStyles({ number: { width: '120px' } });

/** A whole number, or nothing. */
export function NumberField(props: {
  readonly label: string;
  readonly place: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly hint?: string;
}) {
  const { label, place, value, onChange, hint } = props;
  const styles = useStyles();
  const fault = useFault(place);
  return (
    <Field label={label} {...(hint ? { hint } : {})} {...fault}>
      <Input
        className={styles.number}
        type="number"
        value={value === undefined ? '' : String(value)}
        onChange={(_, { value: typed }) => {
          const number = Math.trunc(Number(typed));
          onChange(typed.trim() === '' || !Number.isFinite(number) ? undefined : number);
        }}
      />
    </Field>
  );
}
