import { useRef, useState } from 'react';
import type {
  Given,
  Move,
  MovesMade,
  Target,
  Undo,
  Waiting,
} from '../../../src/contract/moderation.ts';
import { useApp } from '../../app-context.tsx';
import { useTell } from '../../components/notices.tsx';
import { explain } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

type Result = MovesMade['results'][number];
type Made = Extract<Result, { outcome: 'made' }>;

const isMade = (result: Result): result is Made => result.outcome === 'made';

/** What a move is made on, as it was read. */
export interface Movable {
  readonly task: { readonly target: SeenTarget | null };
}
/** Version null: as it stands then. */
export type SeenTarget = Target & { readonly version: number | null };

/** Every move made on this page can be taken back here, the last first, for as long as the page is open. */
export function useMoves() {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const tell = useTell();
  const [done, setDone] = useState<readonly (readonly Undo[])[]>([]);
  const write = useWrite(api.makeMoves);

  /** Says what came of it, and who was faster where somebody was. Answers how many were made. */
  function told(results: readonly Result[], sentence: string): readonly Made[] {
    const made = results.filter(isMade);
    const refused = results.flatMap((one) => (one.outcome === 'refused' ? [one.message] : []));
    const reasons = [...new Set(refused)].join(' ');
    if (refused.length > 0) tell(made.length > 0 ? `${sentence} ${reasons}` : reasons, 'error');
    else tell(sentence);
    return made;
  }

  async function make(items: readonly Movable[], move: Move, given: Given = {}): Promise<boolean> {
    const targets = items.flatMap(({ task }) => (task.target ? [task.target] : []));
    if (targets.length === 0) return false;
    try {
      const { results } = await write.mutateAsync({ items: targets, move, given });
      const sentence = say(`console.done.${move}`, { count: results.filter(isMade).length });
      const made = told(results, sentence);
      const undo = made.flatMap((one) => (one.undo ? [one.undo] : []));
      if (undo.length > 0) setDone((before) => [...before, undo]);
      return made.length > 0;
    } catch (error) {
      tell(explain(error, words), 'error');
      return false;
    }
  }

  async function undo(): Promise<void> {
    const last = done.at(-1);
    if (!last) return;
    setDone((before) => before.slice(0, -1));
    try {
      const answers = [];
      // Each has its own way back: what all saw is shown again, what waited waits again.
      for (const { subject, id, version, move, given } of last) {
        answers.push(await write.mutateAsync({ items: [{ subject, id, version }], move, given }));
      }
      const results = answers.flatMap((answer) => answer.results);
      told(results, say('console.undone', { count: results.filter(isMade).length }));
    } catch (error) {
      setDone((before) => [...before, last]);
      tell(explain(error, words), 'error');
    }
  }

  return { make, undo, undoable: done.length, pending: write.isPending };
}

export type Moves = ReturnType<typeof useMoves>;

/**
 * The list as it was first shown, without what is gone and with what is new at its end: urgencies change by the minute,
 * and what somebody is reading must not move under their eyes. Another filter begins anew.
 */
export function useSteady(items: readonly Waiting[], filter: string): readonly Waiting[] {
  const shown = useRef<{ filter: string; order: string[] }>({ filter, order: [] });
  if (shown.current.filter !== filter) shown.current = { filter, order: [] };
  const byKey = new Map(items.map((item) => [item.task.key, item]));
  const kept = shown.current.order.filter((key) => byKey.has(key));
  const known = new Set(kept);
  const order = [...kept, ...items.flatMap(({ task: { key } }) => (known.has(key) ? [] : key))];
  shown.current.order = order;
  return order.flatMap((key) => byKey.get(key) ?? []);
}
