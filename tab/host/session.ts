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

/** Teams renews and caches its own tokens; asking again is how a fresh one is had. */
export const teamsSession = (host: Host, language: () => string): Session => ({
  async token() {
    try {
      return await host.token();
    } catch {
      // Consent missing, popup closed, network: Teams' words are for developers, ours are for people.
      throw new ApiError('sign-in', '', 0);
    }
  },
  language,
});

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
