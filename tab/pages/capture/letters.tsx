import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { CaptureSheet } from '../../../src/contract/capture.ts';
import type { Letters as LettersShape } from '../../../src/contract/peer-review.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { explain } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const namesIn = (text: string): string[] =>
  text
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter(Boolean);

/** What is out goes by mail to whom its author names; first they see to whom and what the letter says. */
export function Letters({ sheet }: { readonly sheet: CaptureSheet }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [names, setNames] = useState('');
  const [shown, setShown] = useState<LettersShape | null>(null);
  const { id } = sheet.capture;
  const before = useWrite((to: readonly string[]) => api.lettersBefore(id, to));
  const send = useWrite((edition: number) => api.sendLetters(id, { to: namesIn(names), edition }));
  if (!sheet.actions.includes('distribute')) return null;
  return (
    <Section id="letters" title={say('reviewing.letters.title')}>
      <div className={layout.card}>
        <Field label={say('reviewing.letters.to')} hint={say('reviewing.letters.hint')}>
          <Textarea value={names} maxLength={5_000} onChange={(_, { value }) => setNames(value)} />
        </Field>
        <div>
          <Button
            disabled={namesIn(names).length === 0 || before.isPending}
            onClick={() =>
              before.mutate(namesIn(names), {
                onSuccess: setShown,
                onError: (error) => tell(explain(error, words), 'error'),
              })
            }
          >
            {say('reviewing.letters.preview')}
          </Button>
        </div>
      </div>
      {shown ? (
        <Confirm
          title={say('reviewing.letters.ask', { count: shown.to.length })}
          confirm={say('reviewing.letters.send')}
          onClose={() => setShown(null)}
          onConfirm={async () => {
            const { to } = await send.mutateAsync(shown.edition);
            setNames('');
            tell(say('reviewing.letters.sent', { count: to.length }));
          }}
        >
          <Preview letters={shown} />
        </Confirm>
      ) : null}
    </Section>
  );
}

function Preview({ letters: { to, already, subject, text } }: { readonly letters: LettersShape }) {
  const { say, list } = useWords();
  const layout = useLayout();
  return (
    <>
      <ul className={layout.plain}>
        {to.map(({ name, mail }) => (
          <li key={mail}>
            {name} ({mail})
          </li>
        ))}
      </ul>
      {already.length > 0 ? (
        <p className={layout.plain}>{say('reviewing.letters.already', { names: list(already) })}</p>
      ) : null}
      <h3 className={layout.h3}>{subject}</h3>
      <p className={layout.plain}>{text}</p>
      <p className={layout.plain}>{say('reviewing.letters.link')}</p>
    </>
  );
}
