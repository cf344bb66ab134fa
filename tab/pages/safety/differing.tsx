import { Button, Field, mergeClasses, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  DifferingViews,
  NarrowView as NarrowInput,
  ViewAudience,
} from '../../../src/contract/safety.ts';
import { useApp } from '../../app-context.tsx';
import { ReasonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { AmongFields, Narrow } from '../../components/narrowing.tsx';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { namedIn } from '../../components/readers.tsx';
import { ErrorState, explain, Read } from '../../components/states.tsx';
import { LanguageTag, Tag } from '../../components/tag.tsx';
import { When } from '../../components/when.tsx';
import { useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useTyped } from '../../typed.ts';
import { useWords } from '../../words.tsx';
import { Concerns } from './report.tsx';

const LONGEST = 4_000;

type View = DifferingViews['items'][number];
type Verb = View['actions'][number];

/** What others see differently in a document, beside it; and the reader's own. */
export function DifferingBeside({ product }: { readonly product: string }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({
    queryKey: ['differing', product],
    queryFn: () => api.differingViews(product),
  });
  return (
    <Section id={`differing-${product}`} title={say('safety.view.title')}>
      <Read query={query}>
        {({ items }) => (
          <>
            {items.length === 0 ? <p className={layout.plain}>{say('safety.view.none')}</p> : null}
            <ul className={layout.list}>
              {items.map((view) => (
                <Differing key={view.id} view={view} />
              ))}
            </ul>
          </>
        )}
      </Read>
      <Differ product={product} />
      <Concerns about={{ kind: 'product', id: product }} of="" mine={false} />
    </Section>
  );
}

function Differing({ view }: { readonly view: View }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [hiding, setHiding] = useState(false);
  const write = useWrite(({ verb, reason }: { verb: Verb; reason: string }) =>
    api.reviewView(view.id, { verb, version: view.version, reason }),
  );
  async function make(verb: Verb, reason: string) {
    await write.mutateAsync({ verb, reason });
    tell(say(`safety.view.done.${verb}`));
  }
  return (
    <li className={layout.card}>
      <Head view={view} />
      <p className={layout.written} lang={view.language}>
        {view.text}
      </p>
      {view.reason ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say('tab.thread.reason', { reason: view.reason })}
        </p>
      ) : null}
      <NarrowView view={view} />
      <div className={layout.row}>
        {view.actions.map((verb) => (
          <Button
            key={verb}
            size="small"
            disabled={write.isPending}
            onClick={() =>
              verb === 'hide'
                ? setHiding(true)
                : void make(verb, '').catch((error: unknown) =>
                    tell(explain(error, words), 'error'),
                  )
            }
          >
            {say(`safety.view.verb.${verb}`)}
          </Button>
        ))}
      </div>
      {hiding ? (
        <ReasonDialog
          title={say('safety.view.verb.hide')}
          label={say('tab.review.hide-reason')}
          hint={say('tab.review.hide-hint')}
          confirm={say('safety.view.verb.hide')}
          onClose={() => setHiding(false)}
          onReason={(reason) => make('hide', reason)}
        />
      ) : null}
    </li>
  );
}

function Head({ view }: { readonly view: View }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={mergeClasses(layout.row, layout.between)}>
      <span className={layout.row}>
        <strong>{view.author}</strong>
        <span className={layout.muted}>
          <When at={view.at} />
        </span>
      </span>
      <span className={layout.row}>
        <LanguageTag language={view.language} />
        {view.state === 'published' ? null : (
          <Tag tone="warning">{say(`safety.view.state.${view.state}`)}</Tag>
        )}
        {view.audience === 'document' ? null : <Tag>{say(`safety.view.tag.${view.audience}`)}</Tag>}
      </span>
    </div>
  );
}

/** Its author's way to fewer readers than now. */
function NarrowView({ view }: { readonly view: View }) {
  const { api } = useApp();
  const write = useWrite((input: NarrowInput) => api.narrowView(view.id, input));
  return (
    <Narrow
      among={view.narrower ?? []}
      words="view"
      send={(audience, readers) => write.mutateAsync({ audience, readers, version: view.version })}
    />
  );
}

const AUDIENCES: readonly ViewAudience[] = ['document', 'named', 'moderators'];

interface Draft {
  readonly nonce: string;
  readonly text: string;
  readonly audience: ViewAudience;
  /** As typed: names or mail addresses, apart by semicolons. */
  readonly readers: string;
}

const emptyDraft = (): Draft => ({
  nonce: newNonce(),
  text: '',
  audience: 'document',
  readers: '',
});

function Differ({ product }: { readonly product: string }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [draft, setDraft, clear] = useTyped<Draft | null>(`view:${product}`, () => null);
  const write = useWrite(api.differ);
  const named = draft?.audience === 'named';
  if (!draft) {
    return (
      <div>
        <Button onClick={() => setDraft(emptyDraft())}>{say('safety.view.add')}</Button>
      </div>
    );
  }
  return (
    <form
      noValidate
      className={layout.card}
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.text.trim() === '') return;
        write.mutate(
          { product, ...draft, readers: named ? namedIn(draft.readers) : [] },
          {
            onSuccess: () => {
              clear();
              tell(say('safety.view.sent'));
            },
          },
        );
      }}
    >
      <AmongFields
        among={AUDIENCES}
        words="view"
        audience={draft.audience}
        typed={draft.readers}
        onChoose={(audience) => setDraft({ ...draft, audience })}
        onName={(readers) => setDraft({ ...draft, readers })}
      />
      <Field label={say('safety.view.text')} hint={say('safety.view.text-hint')} required>
        <Textarea
          value={draft.text}
          maxLength={LONGEST}
          rows={5}
          resize="vertical"
          onChange={(_, { value }) => setDraft({ ...draft, text: value })}
        />
      </Field>
      {write.isError ? <ErrorState error={write.error} /> : null}
      <div className={layout.row}>
        <Button appearance="primary" type="submit" disabled={write.isPending || !draft.text.trim()}>
          {say('safety.view.send')}
        </Button>
        <Button onClick={clear}>{say('tab.common.cancel')}</Button>
      </div>
    </form>
  );
}
