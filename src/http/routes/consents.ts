import {
  answerConsent,
  begunConsent,
  consentList,
  consentWords,
  messageConsent,
} from '../../contract/consents.ts';
import type { Consent } from '../../features/consents/model.ts';
import { asId, type ConsentId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { HttpDeps } from '../deps.ts';
import { consentFor } from '../present/consents.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

/** The pages on which the words go into a form. */
const FORMS = { query: '/queries/new', discussion: '/discussions/new', faq: '/faqs/new' } as const;

/** Messages of colleagues that may become something, if whoever wrote them agrees. */
export function consentRoutes({ actions, views }: HttpDeps): Route[] {
  const { consents } = actions;
  const shown = async (who: Actor, consent: Consent) =>
    consentFor(who, await views.consents.one(consent));
  return [
    route({
      method: 'GET',
      path: '/consents',
      summary: 'Messages whose author is asked: of this person, and asked for by them',
      answer: consentList,
      run: async (who) => {
        const all = await views.consents.views(await consents.concerning(who));
        return { items: all.map((view) => consentFor(who, view)) };
      },
    }),
    route({
      method: 'POST',
      path: '/consents/:id/answer',
      summary: 'Whoever wrote the message agrees, agrees without a name, or does not',
      params: byId,
      body: answerConsent,
      answer: messageConsent,
      run: async (who, { params, body }) =>
        shown(who, await consents.answer(who, asId<ConsentId>(params.id), body.answer)),
    }),
    route({
      method: 'POST',
      path: '/consents/:id/withdraw',
      summary: 'Take an agreement back before anything is published, or ask no more',
      params: byId,
      answer: messageConsent,
      run: async (who, { params }) =>
        shown(who, await consents.withdraw(who, asId<ConsentId>(params.id))),
    }),
    route({
      method: 'GET',
      path: '/consents/:id/words',
      summary: 'The words that their author agreed to, for whoever asked',
      params: byId,
      answer: consentWords,
      run: async (who, { params }) => {
        const { becomes, words } = await consents.words(who, asId<ConsentId>(params.id));
        return { becomes, words };
      },
    }),
    route({
      method: 'POST',
      path: '/consents/:id/begin',
      summary: 'Go on with what the words become: where that is done',
      params: byId,
      answer: begunConsent,
      run: async (who, { params }) => {
        const consent = await consents.words(who, asId<ConsentId>(params.id));
        const { becomes } = consent;
        if (becomes !== 'lesson') return { path: `${FORMS[becomes]}?consent=${consent.id}` };
        return { path: `/captures/${await views.consents.beginLesson(who, consent)}` };
      },
    }),
  ];
}
