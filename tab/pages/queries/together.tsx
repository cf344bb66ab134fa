import { Button, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { QueryPage } from '../../../src/contract/queries.ts';
import type { OtherQuestion, QueryLed } from '../../../src/contract/query-leading.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { explain } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { headline } from './parts.tsx';

interface Part {
  readonly query: QueryPage;
  readonly led: QueryLed;
}

function Other({ other }: { readonly other: OtherQuestion }) {
  const { say } = useWords();
  return (
    <span>
      <TextLink to={`/queries/${other.id}`} lang={other.language}>
        {headline(other.text)}
      </TextLink>{' '}
      · {other.asker} · {say('questions.form.replies', { count: other.replies })}
    </span>
  );
}

/** What it is the same as: likely for moderators, and said of what was put together. */
export function Together({ query, led }: Part) {
  const { say } = useWords();
  const layout = useLayout();
  if (!led.mergedInto && led.merged.length === 0 && led.alike.length === 0) return null;
  return (
    <Section id="same" title={say('questions.led.same')}>
      <div className={layout.card}>
        <div className={layout.stack}>
          {led.mergedInto ? (
            <>
              <p className={layout.plain}>{say('questions.led.into')}</p>
              <Joined other={led.mergedInto} part={led.mayUnmerge ? query.id : null} />
            </>
          ) : null}
          {led.merged.length > 0 ? (
            <p className={layout.plain}>{say('questions.led.merged')}</p>
          ) : null}
          {led.merged.map((other) => (
            <Joined key={other.id} other={other} part={query.moderator ? other.id : null} />
          ))}
          {led.alike.length > 0 ? (
            <p className={layout.plain}>{say('questions.led.same-how')}</p>
          ) : null}
          {led.alike.map((other) => (
            <Likely key={other.id} query={query} other={other} />
          ))}
        </div>
      </div>
    </Section>
  );
}

/** @param props.part the question that goes its own way again; null for who may not say so */
function Joined(props: { readonly other: OtherQuestion; readonly part: string | null }) {
  const { other, part } = props;
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const undo = useWrite((id: string) => api.unmergeQuery(id));
  return (
    <div className={mergeClasses(layout.row, layout.between)}>
      <Other other={other} />
      {part === null ? null : (
        <Button
          size="small"
          disabled={undo.isPending}
          aria-label={`${say('leading.merge.undo')}: ${headline(other.text)}`}
          onClick={() =>
            undo.mutate(part, {
              onSuccess: () => tell(say('leading.merge.undone')),
              onError: (error) => tell(explain(error, words), 'error'),
            })
          }
        >
          {say('leading.merge.undo')}
        </Button>
      )}
    </div>
  );
}

function Likely({ query, other }: { readonly query: QueryPage; readonly other: OtherQuestion }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [asking, setAsking] = useState(false);
  const merge = useWrite((id: string) => api.mergeQuery(query.id, id));
  return (
    <div className={mergeClasses(layout.row, layout.between)}>
      <Other other={other} />
      <Button
        size="small"
        aria-label={say('questions.led.merge-of', { question: headline(other.text) })}
        onClick={() => setAsking(true)}
      >
        {say('questions.led.merge')}
      </Button>
      {asking ? (
        <Confirm
          title={say('questions.led.merge-title')}
          confirm={say('questions.led.merge')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await merge.mutateAsync(other.id);
            tell(say('leading.merge.done'));
          }}
        >
          <p lang={other.language}>{other.text}</p>
          {say('questions.led.same-how')}
        </Confirm>
      ) : null}
    </div>
  );
}
