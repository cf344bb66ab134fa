import { chooseLanguage, home as homeShape, me as meShape, signIn } from '../../contract/people.ts';
import type { Actor } from '../../kernel/person.ts';
import type { HttpDeps } from '../deps.ts';
import { titles } from '../present/capture.ts';
import { home, me } from '../present/person.ts';
import { registerAges } from '../register-ages.ts';
import { openRoute, type Route, route } from '../route.ts';

export function peopleRoutes({
  actions,
  views,
  clock,
  local,
  browserSignIn,
  tabAddress,
}: HttpDeps): Route[] {
  const shown = async (who: Actor) => ({
    ...me(who, await actions.communities.list(), clock.now()),
    ...(tabAddress ? { tab: tabAddress } : {}),
  });
  return [
    openRoute({
      method: 'GET',
      path: '/sign-in',
      summary: 'How a browser outside Teams signs in',
      answer: signIn,
      run: async () =>
        local
          ? { mode: 'local' as const, people: [...(await local.people())] }
          : (browserSignIn ?? { mode: 'teams' as const }),
    }),
    route({
      method: 'GET',
      path: '/me',
      guests: true,
      summary: 'The person who asks, with their communities',
      answer: meShape,
      run: shown,
    }),
    route({
      method: 'POST',
      path: '/me/language',
      guests: true,
      summary: 'Choose the interface language',
      body: chooseLanguage,
      answer: meShape,
      run: async (who, { body }) => {
        await actions.people.chooseLanguage(who, body.language);
        return shown({ ...who, language: body.language });
      },
    }),
    route({
      method: 'GET',
      path: '/home',
      guests: true,
      summary: 'What runs and what waits for this person',
      answer: homeShape,
      run: async (who) => {
        const titleOf = titles(actions.capture.forms(), who.language);
        const ages = await registerAges(actions.sources);
        return home(who, await views.home.page(who), titleOf, ages, clock.now());
      },
    }),
  ];
}
