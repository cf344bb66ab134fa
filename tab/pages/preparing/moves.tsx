import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PreparationPage as Shape } from '../../../src/contract/preparing.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { usePageLink } from '../../components/share.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

interface MovesProps {
  readonly page: Shape;
  readonly onSaved: (page: Shape) => void;
  /** The last words first; resolves to false where they could not be saved. */
  readonly before?: () => Promise<boolean>;
}

/** What its author, or another reader, may do with a record. */
export function Moves({ page, onSaved, before }: MovesProps) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const link = usePageLink();
  const { id } = page.preparation;
  const reopen = useWrite(async () => onSaved(await api.reopenPreparation(id)));
  const may = (verb: Shape['actions'][number]): boolean => page.actions.includes(verb);
  return (
    <>
      {may('finish') ? (
        <Finish page={page} onSaved={onSaved} {...(before ? { before } : {})} />
      ) : null}
      <div className={layout.row}>
        <Copy text={page.text} label={say('preparing.copy')} />
        <Copy text={link} label={say('preparing.copy-link')} />
        {may('reopen') ? (
          <Button disabled={reopen.isPending} onClick={() => reopen.mutate(undefined)}>
            {say('preparing.reopen')}
          </Button>
        ) : null}
        {may('discard') ? <Discard id={id} /> : null}
      </div>
      {reopen.isError ? <ErrorState error={reopen.error} /> : null}
    </>
  );
}

/** Kept, and shown to whom its author chooses first. */
function Finish({ page, onSaved, before }: MovesProps) {
  const { say } = useWords();
  const { api, me } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [shown, setShown] = useState('self');
  const finish = useWrite(async () => {
    if (before && !(await before())) return;
    onSaved(await api.finishPreparation(page.preparation.id, { shown }));
    tell(say('preparing.end.done'));
  });
  return (
    <Section id="end" title={say('preparing.end.title')}>
      <div className={layout.card}>
        <Field label={say('preparing.end.who')}>
          <RadioGroup value={shown} onChange={(_, { value }) => setShown(value)}>
            <Radio value="self" label={say('preparing.shown.self')} />
            <Radio value="all" label={say('preparing.shown.all')} />
            {me.communities.map(({ id, name }) => (
              <Radio key={id} value={`community:${id}`} label={name} />
            ))}
          </RadioGroup>
        </Field>
        {finish.isError ? <ErrorState error={finish.error} /> : null}
        <div>
          <Button
            appearance="primary"
            disabled={finish.isPending}
            onClick={() => finish.mutate(undefined)}
          >
            {say('preparing.end.finish')}
          </Button>
        </div>
      </div>
    </Section>
  );
}

function Copy({ text, label }: { readonly text: string; readonly label: string }) {
  const { say } = useWords();
  const layout = useLayout();
  const { host } = useApp();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await host.copy(text);
      setCopied(true);
    } catch {
      // Framed pages may not write to the clipboard everywhere: the text itself is shown, to be copied by hand.
      setCopied(false);
    }
  };
  return (
    <>
      <Button onClick={() => void copy()}>{label}</Button>
      <span role="status">{copied === true ? say('preparing.copied') : null}</span>
      {copied === false ? <pre className={layout.written}>{text}</pre> : null}
    </>
  );
}

function Discard({ id }: { readonly id: string }) {
  const { say } = useWords();
  const { api } = useApp();
  const navigate = useNavigate();
  const tell = useTell();
  const [asking, setAsking] = useState(false);
  const discard = useWrite(() => api.discardPreparation(id));
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say('preparing.discard')}</Button>
      {asking ? (
        <Confirm
          title={say('preparing.discard-ask')}
          confirm={say('preparing.discard')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await discard.mutateAsync(undefined);
            tell(say('preparing.discarded'));
            await navigate('/preparing', { replace: true });
          }}
        />
      ) : null}
    </>
  );
}
