import { useEffect, useState } from 'react';

/** What the window shows, kept in its address so that it can be passed on and gone back to. */
export interface Where {
  /** Id of the person; empty before one is chosen. */
  readonly as: string;
  /** Id of a place, or `personal`. */
  readonly in: string;
  /** The page inside the app's tab; null where the tab is not shown. */
  readonly tab: string | null;
  /** Which of the app's tabs; empty for its first. */
  readonly tabId: string;
}

const NOWHERE = { as: '', in: 'personal', tab: null, tabId: '' };

export function readWhere(search: string): Where {
  const query = new URLSearchParams(search);
  return {
    as: query.get('as') ?? '',
    in: query.get('in') ?? 'personal',
    tab: query.get('tab'),
    tabId: query.get('tabId') ?? '',
  };
}

function addressOf({ as, in: place, tab, tabId }: Where): string {
  const query = new URLSearchParams();
  if (as) query.set('as', as);
  if (tab !== null) {
    query.set('tab', tab);
    if (tabId) query.set('tabId', tabId);
  } else if (place !== 'personal') query.set('in', place);
  const text = query.toString();
  return text ? `/teams/?${text}` : '/teams/';
}

export type Go = (to: Partial<Where>) => void;

/** Counts every move, so that a deep link to where one is already is followed too. */
export function useWhere(): readonly [Where, Go, number] {
  const [state, setState] = useState(() => ({ where: readWhere(location.search), moves: 0 }));
  useEffect(() => {
    const back = (): void =>
      setState(({ moves }) => ({ where: readWhere(location.search), moves: moves + 1 }));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const go: Go = (to) => {
    const where = { ...NOWHERE, as: state.where.as, ...to };
    history.pushState(null, '', addressOf(where));
    setState(({ moves }) => ({ where, moves: moves + 1 }));
  };
  return [state.where, go, state.moves];
}
