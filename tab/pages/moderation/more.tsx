import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { Given, Standing } from '../../../src/contract/moderation.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { Read } from '../../components/states.tsx';
import { When } from '../../components/when.tsx';
import { newNonce } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { Ask, type Offered } from './asks.tsx';
import { Balance } from './balance.tsx';
import { TagForm } from './tags.tsx';
import type { Moves, SeenTarget } from './use-console.ts';

const isTalk = (subject: string): subject is 'discussion' | 'query' =>
  subject === 'discussion' || subject === 'query';

/** All that can be done with it now, each with where it is seen, and what was done so far. */
export function More(props: {
  readonly target: SeenTarget;
  readonly community: string;
  /** What stands ready for it. */
  readonly text: string;
  /** What its author wrote. */
  readonly said: string;
  readonly moves: Moves;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const { target, community, said, moves, onClose, children } = props;
  const { say } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const query = useQuery({
    queryKey: ['standing', target.subject, target.id],
    queryFn: () => api.standing(target),
  });
  const [asked, setAsked] = useState<Offered | null>(null);
  const [text, setText] = useState(props.text);
  async function make(offered: Offered, given: Given = {}) {
    const sent = offered.move === 'say' ? { ...given, nonce: newNonce() } : given;
    if (await moves.make([{ task: { target } }], offered.move, sent)) onClose();
  }
  /** The keys of the list mean nothing in here; Escape goes back. */
  function pressed(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
  }
  return (
    <section className={layout.stack} aria-label={say('console.more')} onKeyDown={pressed}>
      <Read query={query}>
        {(standing) => (
          <>
            <ul className={layout.list}>
              {standing.moves.map((offered) => (
                <li key={offered.move} className={layout.row}>
                  <Button
                    size="small"
                    disabled={moves.pending}
                    onClick={() =>
                      offered.asks.length === 0 && offered.reversible
                        ? void make(offered)
                        : setAsked(offered)
                    }
                  >
                    {say(`console.move.${offered.move}`)}
                  </Button>
                  <span className={layout.muted}>
                    {offered.reaches.map((reach) => say(`console.reach.${reach}`)).join(' · ')}
                    {offered.reversible ? null : ` · ${say('console.final')}`}
                  </span>
                </li>
              ))}
            </ul>
            {asked?.move === 'tag' && isTalk(target.subject) ? (
              <TagForm
                talk={{ kind: target.subject, id: target.id }}
                moves={moves}
                onClose={onClose}
              />
            ) : asked ? (
              <Ask
                key={`${asked.move}${text}`}
                offered={asked}
                target={target}
                text={text}
                said={said}
                community={community}
                onSend={(given) => void make(asked, given)}
                onClose={() => setAsked(null)}
              />
            ) : null}
            {target.subject === 'discussion' ? (
              <Balance
                discussion={target.id}
                onUse={(text) => {
                  const say = standing.moves.find(({ move }) => move === 'say');
                  setText(text);
                  if (say) setAsked(say);
                }}
              />
            ) : null}
            {children}
            <History standing={standing} />
          </>
        )}
      </Read>
    </section>
  );
}

function History({ standing }: { readonly standing: Standing }) {
  const { say } = useWords();
  const layout = useLayout();
  if (standing.history.length === 0) {
    return <p className={layout.muted}>{say('console.history-none')}</p>;
  }
  return (
    <section aria-label={say('console.history')}>
      <h3 className={layout.h3}>{say('console.history')}</h3>
      <ul className={layout.list}>
        {standing.history.map(({ at, name, did, reason }) => (
          <li key={`${at}${did}`} className={layout.muted}>
            <When at={at} /> · {name ?? say('console.by-itself')}
            {say('common.colon')}
            {say(`console.did.${did}`)}
            {reason ? ` (${reason})` : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
