import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Product } from '../../../src/contract/knowledge.ts';
import { useApp } from '../../app-context.tsx';
import { ReasonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { ErrorState } from '../../components/states.tsx';
import { useSearch, useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Finder, Others } from './flag.tsx';

/** A document that was offered does not fit: why, so that it is offered less. */
export function Reject(props: {
  readonly product: Product;
  readonly onReason: (reason: string) => Promise<unknown>;
}) {
  const { say } = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        aria-label={say('item.choice.reject-of', { title: props.product.title })}
        onClick={() => setAsking(true)}
      >
        {say('item.choice.reject')}
      </Button>
      {asking ? (
        <ReasonDialog
          title={say('item.choice.reject-title')}
          confirm={say('item.choice.reject')}
          label={say('item.choice.why')}
          hint={say('item.choice.why-hint')}
          onReason={props.onReason}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

/** What a moderator makes of a document beside a discussion. */
export function ChooseRelated(props: { readonly discussion: string; readonly product: Product }) {
  const { discussion, product } = props;
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const accept = useWrite(() =>
    api.chooseRelated(discussion, { product: product.id, verdict: 'accept', reason: '' }),
  );
  const reject = useWrite((reason: string) =>
    api.chooseRelated(discussion, { product: product.id, verdict: 'reject', reason }),
  );
  return (
    <>
      <div className={layout.row}>
        <Button
          disabled={accept.isPending || accept.isSuccess}
          aria-label={say('item.choice.accept-of', { title: product.title })}
          onClick={() => accept.mutate(undefined)}
        >
          {say('item.choice.accept')}
        </Button>
        <Reject product={product} onReason={(reason) => reject.mutateAsync(reason)} />
      </div>
      {accept.isError ? <ErrorState error={accept.error} /> : null}
    </>
  );
}

const MOST = 8;

/** A moderator adds what was not found by itself. */
export function AddRelated({ discussion }: { readonly discussion: string }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const [asked, setAsked] = useState('');
  const [chosen, setChosen] = useState('');
  const found = useSearch(asked, MOST);
  const add = useWrite(() =>
    api.chooseRelated(discussion, { product: chosen, verdict: 'add', reason: '' }),
  );
  return (
    <details>
      <summary>{say('item.choice.add-title')}</summary>
      <div className={layout.stack}>
        <Finder
          onFind={(words) => {
            setAsked(words);
            setChosen('');
          }}
        />
        <Others others={found.data?.hits ?? []} chosen={chosen} onChoose={setChosen} />
        <div>
          <Button
            disabled={chosen === '' || add.isPending}
            onClick={() => add.mutate(undefined, { onSuccess: () => setAsked('') })}
          >
            {say('item.choice.add')}
          </Button>
        </div>
        {add.isError ? <ErrorState error={add.error} /> : null}
      </div>
    </details>
  );
}
