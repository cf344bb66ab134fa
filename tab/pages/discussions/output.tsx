import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { DiscussionPage } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { When } from '../../components/when.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const LONGEST = 6_000;

/** One page of what has come of it, the same for all who read the discussion. */
export function OutputPart({ discussion }: { readonly discussion: DiscussionPage }) {
  const { say } = useWords();
  const layout = useLayout();
  const [writing, setWriting] = useState(false);
  const { output, language } = discussion;
  if (!output) return null;
  const { text, by, at, mayWrite } = output;
  return (
    <Section id="output" title={say('planning.urgent.page')}>
      <div className={layout.card}>
        {writing ? (
          <Writing discussion={discussion} text={text} onDone={() => setWriting(false)} />
        ) : (
          <>
            {text === '' ? (
              <p className={layout.plain}>{say('planning.urgent.page-none')}</p>
            ) : (
              <p className={layout.written} lang={language}>
                {text}
              </p>
            )}
            {by && at ? (
              <p className={layout.muted}>
                {by} · <When at={at} />
              </p>
            ) : null}
            {mayWrite ? (
              <div>
                <Button onClick={() => setWriting(true)}>{say('planning.urgent.write')}</Button>
              </div>
            ) : null}
          </>
        )}
      </div>
    </Section>
  );
}

function Writing(props: {
  readonly discussion: DiscussionPage;
  readonly text: string;
  readonly onDone: () => void;
}) {
  const { discussion, onDone } = props;
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [text, setText] = useState(props.text);
  const write = useWrite(() =>
    api.writeOutput(discussion.id, { version: discussion.version, text: text.trim() }),
  );
  return (
    <form
      noValidate
      className={layout.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        write.mutate(undefined, {
          onSuccess: () => {
            tell(say('planning.urgent.saved'));
            onDone();
          },
        });
      }}
    >
      <Field label={say('planning.urgent.page')} hint={say('planning.urgent.page-what')} required>
        <Textarea
          lang={discussion.language}
          value={text}
          rows={10}
          maxLength={LONGEST}
          resize="vertical"
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      {write.isError ? <ErrorState error={write.error} /> : null}
      <div className={layout.row}>
        <Button appearance="primary" type="submit" disabled={write.isPending || text.trim() === ''}>
          {say('planning.urgent.save')}
        </Button>
        <Button onClick={onDone}>{say('tab.common.cancel')}</Button>
      </div>
    </form>
  );
}
