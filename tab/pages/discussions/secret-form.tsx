import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useLayout } from '../../components/layout.ts';
import { ErrorState } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';

const LONGEST_SECRET = 200;
const SHORTEST_SECRET = 26;

const enough = (typed: string): boolean => typed.replace(/[\s-]/g, '').length >= SHORTEST_SECRET;

/** Where the code of what was written without a name is typed: it stays in this window. */
export function SecretForm(props: {
  readonly onLook: (secret: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  const { onLook, onClose } = props;
  const { say } = useWords();
  const layout = useLayout();
  const [secret, setSecret] = useState('');
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function look(event: FormEvent) {
    event.preventDefault();
    setMissing(!enough(secret));
    setError(null);
    if (!enough(secret)) return;
    try {
      await onLook(secret);
    } catch (failure) {
      setError(failure);
    }
  }
  return (
    <form
      noValidate
      autoComplete="off"
      className={layout.stack}
      onSubmit={(event) => void look(event)}
    >
      <Field
        label={say('anonymity.later.code')}
        hint={say('anonymity.later.code-hint')}
        required
        {...(missing ? { validationMessage: say('anonymity.later.code-missing') } : {})}
      >
        <Input
          value={secret}
          maxLength={LONGEST_SECRET}
          onChange={(_, { value }) => setSecret(value)}
        />
      </Field>
      {error ? <ErrorState error={error} /> : null}
      <div className={layout.row}>
        <Button appearance="primary" type="submit">
          {say('anonymity.later.look')}
        </Button>
        <Button appearance="subtle" onClick={onClose}>
          {say('anonymity.later.close')}
        </Button>
      </div>
    </form>
  );
}
