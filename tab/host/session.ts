import { ApiError, personaToken, type Session } from '../api.ts';
import type { Host } from './types.ts';

const PERSON = 'praxis.person';
const TOKEN = 'praxis.token';

/** The local persona of this window: from `?as=`, or chosen before. Each window has its own. */
export function chosenPerson(): string | null {
  const asked = new URLSearchParams(location.search).get('as');
  if (asked && asked !== sessionStorage.getItem(PERSON)) choosePerson(asked);
  return sessionStorage.getItem(PERSON);
}

export function choosePerson(person: string | null): void {
  sessionStorage.removeItem(TOKEN);
  if (person === null) sessionStorage.removeItem(PERSON);
  else sessionStorage.setItem(PERSON, person);
}

/** A session that may be over while a page stands, and how it is had again. */
export interface Renewable {
  session(language: () => string): Session;
  expired(): boolean;
  /** Calls back when `expired` changes; returns how to stop. */
  onExpiry(listener: () => void): () => void;
  /** With the person in front of it. Rejects where nobody was signed in. */
  signIn(): Promise<void>;
}

/** Whether a sign-in is over, and who wants to know of it. */
export function createExpiry() {
  let expired = false;
  const listeners = new Set<() => void>();
  return {
    expired: () => expired,
    onExpiry(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    note(now: boolean): void {
      if (now === expired) return;
      expired = now;
      for (const listener of listeners) listener();
    },
  };
}

/** Teams renews and caches its own tokens; asking again is how a fresh one is had, and how consent is asked for. */
export function teamsSignIn(host: Host): Renewable {
  const { note, ...expiry } = createExpiry();
  let asking: Promise<string> | null = null;
  /** Of two that ask at once, as when the first page opens, the person hears once. */
  function aloud(): Promise<string> {
    asking ??= host.token(false).finally(() => {
      asking = null;
    });
    return asking;
  }
  async function token(quietly: boolean): Promise<string> {
    try {
      return await (quietly ? host.token(true) : aloud());
    } catch {
      note(true);
      // Consent missing, popup closed, network: Teams' words are for developers, ours are for people.
      throw new ApiError('sign-in', '', 0);
    }
  }
  return {
    ...expiry,
    session: (language) => ({
      // Pages read again by themselves: the person is asked once, and then when they press.
      token: () => token(expiry.expired()),
      language,
      answered: (known) => note(!known),
    }),
    signIn: async () => {
      await token(false);
      note(false);
    },
  };
}

export const personaSession = (person: string, language: () => string): Session => {
  let asking: Promise<string> | null = null;
  const ask = () => {
    asking ??= personaToken(person)
      .then((token) => {
        sessionStorage.setItem(TOKEN, token);
        return token;
      })
      .finally(() => {
        asking = null;
      });
    return asking;
  };
  return {
    token: async (renew) => (renew ? null : sessionStorage.getItem(TOKEN)) ?? (await ask()),
    language,
  };
};
