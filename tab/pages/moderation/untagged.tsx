import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Waiting } from '../../../src/contract/moderation.ts';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';
import { Suggested, TagForm } from './tags.tsx';
import { useMoves } from './use-console.ts';

type Item = Extract<Waiting, { kind: 'untagged' }>;

/** What nobody can tell the subject of: what is suggested with the words that led to it, taken with one press. */
export function Untagged({ item, onDone }: { readonly item: Item; readonly onDone: () => void }) {
  const { say } = useWords();
  const layout = useLayout();
  const moves = useMoves();
  const [open, setOpen] = useState(false);
  const { suggested, task } = item;
  const all = [...suggested.topics, ...suggested.countries];
  const { target } = task;
  const subject = target?.subject;
  const take = async (topics: readonly string[], countries: readonly string[]) => {
    const given = { topics: [...topics], countries: [...countries], seen: 0 };
    if (await moves.make([item], 'tag', given)) onDone();
  };
  return (
    <>
      <p className={layout.plain}>{say('console.what.untagged')}</p>
      <Suggested tags={all} />
      <div className={layout.row}>
        {all.length > 0 ? (
          <Button
            appearance="primary"
            disabled={moves.pending}
            onClick={() =>
              void take(
                suggested.topics.map(({ value }) => value),
                suggested.countries.map(({ value }) => value),
              )
            }
          >
            {say('console.tags.accept')}
          </Button>
        ) : null}
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {say('console.tags.others')}
        </Button>
        <Button disabled={moves.pending} onClick={() => void take([], [])}>
          {say('console.tags.none')}
        </Button>
      </div>
      {open && target && (subject === 'discussion' || subject === 'query') ? (
        <TagForm
          talk={{ kind: subject, id: target.id }}
          moves={moves}
          onClose={() => {
            setOpen(false);
            onDone();
          }}
        />
      ) : null}
    </>
  );
}
