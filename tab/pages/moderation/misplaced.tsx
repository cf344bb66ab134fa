import { Button } from '@fluentui/react-components';
import type { Given, Move, Waiting } from '../../../src/contract/moderation.ts';
import { useLayout } from '../../components/layout.ts';
import { LinkButton } from '../../components/links.tsx';
import { useWords, type Words } from '../../words.tsx';
import { useMoves } from './use-console.ts';

type Item = Extract<Waiting, { kind: 'misplaced' }>;

function reason({ why: { kind, words, place } }: Item, say: Words['say']): string {
  const title = place?.title ?? '';
  if (kind !== 'elsewhere') return say(`console.why.${kind}`, { words, title });
  const where = place?.kind === 'query' ? 'query' : 'discussion';
  return say(`console.why.elsewhere-${where}`, { words, title });
}

/** What may be in the wrong place: its words, the reason, and the moderator's choice. */
export function Misplaced({ item, onDone }: { readonly item: Item; readonly onDone: () => void }) {
  const { say } = useWords();
  const layout = useLayout();
  const moves = useMoves();
  const { contribution, why } = item;
  const make = async (move: Move, given: Given = {}) => {
    if (await moves.make([item], move, given)) onDone();
  };
  return (
    <>
      <strong>{contribution.author}</strong>
      <p className={layout.written} lang={contribution.language}>
        {contribution.text}
      </p>
      <p className={layout.plain}>{reason(item, say)}</p>
      <p className={layout.muted}>{say('console.why.only')}</p>
      <div className={layout.row}>
        {why.place?.kind === 'discussion' ? (
          <Button
            disabled={moves.pending}
            onClick={() => void make('move', { place: why.place?.id })}
          >
            {say('console.why.move')}
          </Button>
        ) : null}
        {why.place?.kind === 'contribution' ? (
          <Button
            disabled={moves.pending}
            onClick={() => void make('join', { other: why.place?.id })}
          >
            {say('console.why.join')}
          </Button>
        ) : null}
        {why.place?.kind === 'query' ? (
          <LinkButton to={`/queries/${why.place.id}`}>{say('console.why.look')}</LinkButton>
        ) : null}
        <Button appearance="primary" disabled={moves.pending} onClick={() => void make('fits')}>
          {say('console.move.fits')}
        </Button>
      </div>
    </>
  );
}
