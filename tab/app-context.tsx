import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Me } from '../src/contract/people.ts';
import type { Api } from './api.ts';

/** What every page may count on: the signed-in person and the calls in their name. */
export interface AppContext {
  readonly api: Api;
  readonly me: Me;
  /** Leaves the local persona; null where the host decides who signs in. */
  readonly switchPerson: (() => void) | null;
}

const Context = createContext<AppContext | null>(null);

export function AppContextProvider(props: AppContext & { readonly children: ReactNode }) {
  const { api, me, switchPerson, children } = props;
  const value = useMemo(() => ({ api, me, switchPerson }), [api, me, switchPerson]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useApp(): AppContext {
  const context = useContext(Context);
  if (!context) throw new Error('useApp needs an AppContextProvider above it');
  return context;
}
