import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Contribution } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm, ReasonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { explain } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

type Verb = Contribution['actions'][number];

/**
 * The moves that the server offers this reader on one contribution. Hiding asks for a reason, withdrawing for a
 * second thought; the others are taken back by their opposite and happen at once.
 * @param onDone called after a move was made, for pages that go on to the next item
 * @param primary the move that is usually made here
 */
export function Review(props: {
  readonly contribution: Contribution;
  readonly primary?: Verb;
  readonly onDone?: (verb: Verb) => void;
}) {
  const { contribution, primary, onDone } = props;
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [asking, setAsking] = useState<Verb | null>(null);
  const write = useWrite((input: { readonly verb: Verb; readonly reason?: string }) =>
    api.review(contribution.id, { ...input, version: contribution.version }),
  );
  async function make(verb: Verb, reason?: string) {
    await write.mutateAsync(reason === undefined ? { verb } : { verb, reason });
    tell(say(`tab.review.done.${verb}`));
    onDone?.(verb);
  }
  function press(verb: Verb) {
    if (verb === 'hide' || verb === 'withdraw') setAsking(verb);
    else make(verb).catch((error: unknown) => tell(explain(error, words), 'error'));
  }
  if (contribution.actions.length === 0) return null;
  const close = () => setAsking(null);
  return (
    <div className={layout.row}>
      {contribution.actions.map((verb) => (
        <Button
          key={verb}
          size={primary ? 'medium' : 'small'}
          appearance={verb === primary ? 'primary' : 'secondary'}
          disabled={write.isPending}
          aria-label={say(`tab.review.of.${verb}`, { author: contribution.author })}
          onClick={() => press(verb)}
        >
          {say(`tab.review.verb.${verb}`)}
        </Button>
      ))}
      {asking === 'hide' ? (
        <ReasonDialog
          title={say('tab.review.hide-title')}
          label={say('tab.review.hide-reason')}
          hint={say('tab.review.hide-hint')}
          confirm={say('tab.review.hide')}
          onClose={close}
          onReason={(reason) => make('hide', reason)}
        />
      ) : null}
      {asking === 'withdraw' ? (
        <Confirm
          title={say('tab.review.withdraw-title')}
          confirm={say('tab.review.withdraw')}
          onClose={close}
          onConfirm={() => make('withdraw')}
        >
          {say('tab.review.withdraw-text')}
        </Confirm>
      ) : null}
    </div>
  );
}
