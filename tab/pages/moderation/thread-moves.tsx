import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Contribution } from '../../../src/contract/discussions.ts';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';
import { More } from './more.tsx';
import { useMoves } from './use-console.ts';

/** The console's moves on something that does not wait: where a moderator reads it. */
export function ThreadMoves(props: {
  readonly contribution: Contribution;
  readonly community: string;
}) {
  const { contribution, community } = props;
  const { id, version, text } = contribution;
  const { say } = useWords();
  const layout = useLayout();
  const moves = useMoves();
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className={layout.row}>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {say('console.more')}
        </Button>
        {moves.undoable > 0 ? (
          <Button size="small" disabled={moves.pending} onClick={() => void moves.undo()}>
            {say('console.undo')}
          </Button>
        ) : null}
      </div>
      {open ? (
        <div className={layout.whole}>
          <More
            target={{ subject: 'contribution', id, version }}
            community={community}
            text=""
            said={text}
            moves={moves}
            onClose={() => setOpen(false)}
          />
        </div>
      ) : null}
    </>
  );
}
