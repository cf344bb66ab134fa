import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useLayout } from './layout.ts';

/** One line to be asked, at the head of a page that answers it. Start it anew (by `key`) where another comes from elsewhere. */
export function QuestionForm(props: {
  readonly q: string;
  readonly label: string;
  readonly placeholder: string;
  readonly go: string;
  /** In characters; what the server takes. */
  readonly longest: number;
  /** Given without the spaces around it, and never empty. */
  readonly onAsk: (q: string) => void;
}) {
  const layout = useLayout();
  const [typed, setTyped] = useState(props.q);
  return (
    <search>
      <form
        className={layout.row}
        style={{ alignItems: 'flex-end' }}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim()) props.onAsk(typed.trim());
        }}
      >
        <Field label={props.label} style={{ flex: '1 1 200px' }}>
          <Input
            type="search"
            size="large"
            maxLength={props.longest}
            placeholder={props.placeholder}
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
          />
        </Field>
        <Button type="submit" size="large" appearance="primary">
          {props.go}
        </Button>
      </form>
    </search>
  );
}
