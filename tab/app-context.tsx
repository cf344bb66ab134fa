import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Me } from '../src/contract/people.ts';
import type { Api } from './api.ts';
import type { Host } from './host/types.ts';

/** To be somebody else, or nobody: another persona of the local mode, or signed out. */
export interface Leave {
  readonly how: 'switch' | 'sign-out';
  /** Rejects where the person is still signed in. */
  go(): Promise<void>;
}

/** What every page may count on: the signed-in person and the calls in their name. */
export interface AppContext {
  readonly api: Api;
  readonly me: Me;
  readonly host: Host;
  /** Null where the host decides who signs in. */
  readonly leave: Leave | null;
}

const Context = createContext<AppContext | null>(null);

export function AppContextProvider(props: AppContext & { readonly children: ReactNode }) {
  const { api, me, host, leave, children } = props;
  const value = useMemo(() => ({ api, me, host, leave }), [api, me, host, leave]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useApp(): AppContext {
  const context = useContext(Context);
  if (!context) throw new Error('useApp needs an AppContextProvider above it');
  return context;
}
