import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const LONGEST = 20_000;

/** For its author: what a moderator gave back is changed and sent again. */
export function SendAgain(props: {
  readonly kind: 'contribution' | 'reply';
  readonly item: {
    readonly id: string;
    readonly version: number;
    readonly text: string;
    readonly language: string;
  };
}) {
  const { kind, item } = props;
  const { say } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const tell = useTell();
  const [text, setText] = useState(item.text);
  const write = useWrite((words: string) =>
    api.resubmit(kind, item.id, { text: words, version: item.version }),
  );
  const send = () =>
    write.mutate(text.trim(), { onSuccess: () => tell(say('console.returned.sent')) });
  return (
    <section className={layout.stack} aria-label={say('console.returned.change')}>
      <p className={layout.plain}>{say('console.returned.what')}</p>
      <Field label={say('console.returned.label')} required>
        <Textarea
          lang={item.language}
          rows={5}
          value={text}
          maxLength={LONGEST}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      {write.isError ? <ErrorState error={write.error} /> : null}
      <div>
        <Button
          appearance="primary"
          disabled={write.isPending || text.trim() === ''}
          onClick={send}
        >
          {say('console.returned.send')}
        </Button>
      </div>
    </section>
  );
}
