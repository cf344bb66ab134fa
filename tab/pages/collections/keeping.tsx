import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { CollectionPage } from '../../../src/contract/surfacing.ts';
import { useApp } from '../../app-context.tsx';
import { ReasonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState, explain } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { CollectionForm } from './form.tsx';

interface Named {
  readonly id: string;
  readonly title: string;
}

/** Puts one document at the head or takes it out, with the reason; back again without one. */
export function Placing(props: {
  readonly page: CollectionPage;
  readonly product: Named;
  readonly placed?: boolean;
}) {
  const { page, product } = props;
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const [asking, setAsking] = useState<'pinned' | 'left-out' | null>(null);
  const place = useWrite((input: { how: 'pinned' | 'left-out' | 'none'; reason: string }) =>
    api.placeInCollection(page.id, { product: product.id, ...input }),
  );
  if (!page.actions.includes('edit')) return null;
  const named = { title: product.title };
  return (
    <div className={layout.row}>
      {props.placed ? (
        <Button
          size="small"
          disabled={place.isPending}
          aria-label={say('collections.unplace-of', named)}
          onClick={() => place.mutate({ how: 'none', reason: '' })}
        >
          {say('collections.unplace')}
        </Button>
      ) : (
        (['pinned', 'left-out'] as const).map((how) => (
          <Button
            key={how}
            size="small"
            aria-label={say(NAMES[how].of, named)}
            onClick={() => setAsking(how)}
          >
            {say(NAMES[how].verb)}
          </Button>
        ))
      )}
      {asking ? (
        <ReasonDialog
          title={say(NAMES[asking].of, named)}
          confirm={say(NAMES[asking].verb)}
          label={say('collections.reason')}
          hint={say('collections.reason-hint')}
          onReason={(reason) => place.mutateAsync({ how: asking, reason })}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {place.isError ? <ErrorState error={place.error} /> : null}
    </div>
  );
}

const NAMES = {
  pinned: { verb: 'collections.pin', of: 'collections.pin-of' },
  'left-out': { verb: 'collections.leave-out', of: 'collections.leave-out-of' },
} as const;

/** What moderators of its community do with a collection. */
export function Keeping({ page }: { readonly page: CollectionPage }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const tell = useTell();
  const layout = useLayout();
  const [editing, setEditing] = useState(false);
  const move = useWrite((verb: 'check' | 'archive' | 'restore') =>
    api.moveCollection(page.id, verb),
  );
  const edit = useWrite((input: Parameters<typeof api.editCollection>[1]) =>
    api.editCollection(page.id, input),
  );
  const verbs = (['check', 'archive', 'restore'] as const).filter((verb) =>
    page.actions.includes(verb),
  );
  const { name, description, words: sought, chosen, topics, audience, version } = page;
  return (
    <Section id="keeping" title={say('collections.keeping')}>
      <div className={layout.row}>
        {verbs.map((verb) => (
          <Button
            key={verb}
            disabled={move.isPending}
            onClick={() =>
              move.mutate(verb, {
                onSuccess: () => tell(say(`collections.did.${verb}`)),
                onError: (error) => tell(explain(error, words), 'error'),
              })
            }
          >
            {say(`collections.moves.${verb}`)}
          </Button>
        ))}
        {page.actions.includes('edit') ? (
          <Button aria-expanded={editing} onClick={() => setEditing(!editing)}>
            {say('collections.edit')}
          </Button>
        ) : null}
      </div>
      {editing ? (
        <CollectionForm
          begin={{ name, description, words: sought, chosen, topics, audience }}
          about={topics}
          confirm={say('collections.form.save')}
          busy={edit.isPending}
          onSave={(entered) =>
            edit.mutate({ ...entered, version }, { onSuccess: () => setEditing(false) })
          }
        />
      ) : null}
      {edit.isError ? <ErrorState error={edit.error} /> : null}
      <LeftOut page={page} />
    </Section>
  );
}

function LeftOut({ page }: { readonly page: CollectionPage }) {
  const { say } = useWords();
  const layout = useLayout();
  if (page.leftOut.length === 0) return null;
  return (
    <details>
      <summary>{say('collections.left-out', { count: page.leftOut.length })}</summary>
      <ul className={layout.list}>
        {page.leftOut.map(({ id, title, language, webUrl, reason }) => (
          <li key={id}>
            <DocumentLink href={webUrl} lang={language}>
              {title}
            </DocumentLink>{' '}
            {say('collections.because', { reason })}
            <Placing page={page} product={{ id, title }} placed />
          </li>
        ))}
      </ul>
    </details>
  );
}
