import type { NarrowQuery, QueryAudience, QueryPage } from '../../../src/contract/queries.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { AmongFields, Narrow } from '../../components/narrowing.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { WhoReadsQuestion } from '../safety/who.tsx';
import type { QuestionDraft } from './new-form.ts';

const AUDIENCES: readonly QueryAudience[] = ['staff', 'community', 'named', 'moderators'];

/** Who reads the question, chosen before it is asked. */
export function QuestionReaders(props: {
  readonly draft: QuestionDraft;
  readonly change: (part: Partial<QuestionDraft>) => void;
  /** The one that is asked, once that is known. */
  readonly community: string | undefined;
}) {
  const { draft, change, community } = props;
  return (
    <>
      <AmongFields
        among={AUDIENCES}
        words="query"
        audience={draft.audience}
        typed={draft.readers}
        onChoose={(audience) => change({ audience })}
        onName={(readers) => change({ readers })}
      />
      {community ? <WhoReadsQuestion community={community} audience={draft.audience} /> : null}
    </>
  );
}

/** For whom it is, where they are named, and its asker's way to fewer. */
export function ReadBy({ query }: { readonly query: QueryPage }) {
  const { say, list } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const write = useWrite((input: NarrowQuery) => api.narrowQuery(query.id, input));
  const { readers = [], narrower = [], version } = query;
  return (
    <>
      {readers.length > 0 ? (
        <p className={layout.plain}>{say('safety.query.named-who', { names: list(readers) })}</p>
      ) : null}
      <Narrow
        among={narrower}
        words="query"
        send={(audience, named) => write.mutateAsync({ audience, readers: named, version })}
      />
    </>
  );
}
