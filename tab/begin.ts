import { type Api, createApi } from './api.ts';
import { chosenPerson, personaSession, type Renewable, teamsSignIn } from './host/session.ts';
import type { Host } from './host/types.ts';
import { closest, type Language } from './language.ts';

/** Who the tab is opened for, as far as that is known before anything is drawn. */
export interface Begun {
  /** The local persona of this window; null for none, and in Teams. */
  readonly person: string | null;
  /** Null outside Teams. */
  readonly teams: Renewable | null;
  /** In which the page begins to speak, before the person's own language is known. */
  readonly first: Language;
  /** In which the server is asked to answer. */
  readonly spoken: { language: Language };
  /** Null where somebody has to sign in first. */
  readonly api: Api | null;
}

export function begin(host: Host): Begun {
  const first = closest(host.locale);
  const spoken = { language: first };
  const teams = host.kind === 'teams' ? teamsSignIn(host) : null;
  const person = teams ? null : chosenPerson();
  const session = teams?.session ?? (person === null ? null : personaSession.bind(null, person));
  return {
    ...{ person, teams, first, spoken },
    api: session && createApi(session(() => spoken.language)),
  };
}

/** A call that is under way already; whoever asks next gets its answer, everybody after that asks anew. */
function early<T>(call: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = call();
  // Told to whoever asks, not to the console.
  asked.catch(() => undefined);
  return () => {
    const answer = asked ?? call();
    asked = null;
    return answer;
  };
}

/** Asks now what every page asks first: on a slow line the program that draws it is still on its way. */
export function askedEarly(begun: Begun): Begun {
  const { api } = begun;
  return api ? { ...begun, api: { ...api, me: early(api.me), home: early(api.home) } } : begun;
}
