import { z } from 'zod';
import {
  answerCheck,
  answeredCheck,
  askedAttribution,
  attributionCheck,
  attributionChecks,
  attributionDesk,
  settleSuggestion,
  suggestInstead,
} from '../../contract/attribution.ts';
import { id } from '../../contract/common.ts';
import { draftKind } from '../../contract/rewriting.ts';
import type { DraftRef } from '../../features/attribution/model.ts';
import { asId, type CheckId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { namesOf } from '../../views/names.ts';
import type { HttpDeps } from '../deps.ts';
import { checkFor, deskFor } from '../present/attribution.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

const ofDraft = z.object({ kind: draftKind, id });

/** Whoever is named in a draft looks how they stand there before it is published. */
export const attributionRoutes = (deps: HttpDeps): Route[] => [
  ...ownRoutes(deps),
  ...deskRoutes(deps),
];

function ownRoutes({ actions: { attribution } }: HttpDeps): Route[] {
  const answered = async (
    who: Actor,
    check: CheckId,
    outcome: z.infer<typeof answeredCheck>['outcome'],
  ) => ({ outcome, check: checkFor(await attribution.read(who, check)) });
  return [
    route({
      method: 'GET',
      path: '/attribution-checks',
      summary: 'Drafts in which this person is named, and how they stand there',
      guests: true,
      answer: attributionChecks,
      run: async (who) => ({ items: (await attribution.mine(who)).map(checkFor) }),
    }),
    route({
      method: 'GET',
      path: '/attribution-checks/:id',
      summary: 'How this person stands in one draft',
      guests: true,
      params: byId,
      answer: attributionCheck,
      run: async (who, { params }) =>
        checkFor(await attribution.read(who, asId<CheckId>(params.id))),
    }),
    route({
      method: 'POST',
      path: '/attribution-checks/:id/answer',
      summary: 'Say that it is right, or stand there without a name from now on',
      guests: true,
      params: byId,
      body: answerCheck,
      answer: answeredCheck,
      run: async (who, { params, body: { answer, round } }) => {
        const check = asId<CheckId>(params.id);
        const outcome =
          answer === 'confirm'
            ? await attribution.confirm(who, check, round)
            : await attribution.unname(who, check);
        return answered(who, check, outcome);
      },
    }),
    route({
      method: 'POST',
      path: '/attribution-checks/:id/suggestions',
      summary: 'Say what should stand in place of a sentence; its moderators decide',
      guests: true,
      params: byId,
      body: suggestInstead,
      answer: answeredCheck,
      run: async (who, { params, body }) => {
        const check = asId<CheckId>(params.id);
        return answered(who, check, await attribution.suggest(who, check, body));
      },
    }),
  ];
}

function deskRoutes({ actions: { attribution, people } }: HttpDeps): Route[] {
  async function desk(who: Actor, ref: DraftRef) {
    const found = await attribution.desk(who, ref);
    const persons = found.suggestions.map(({ person }) => person);
    return deskFor(found, await namesOf(people, persons));
  }
  return [
    route({
      method: 'GET',
      path: '/attributions/:kind/:id',
      summary:
        'Whether those whom a draft names have looked at it, and what they suggest (moderators)',
      params: ofDraft,
      answer: attributionDesk,
      run: (who, { params: { kind, id: item } }) => desk(who, { kind, item }),
    }),
    route({
      method: 'POST',
      path: '/attributions/:kind/:id/ask',
      summary: 'Ask those whom a draft names how they stand there, once (moderators)',
      params: ofDraft,
      answer: askedAttribution,
      run: async (who, { params: { kind, id: item } }) => ({
        asked: await attribution.ask(who, { kind, item }),
        desk: await desk(who, { kind, item }),
      }),
    }),
    route({
      method: 'POST',
      path: '/attribution-checks/:id/settle',
      summary: 'Put what somebody suggests in place of a sentence, or leave that (moderators)',
      params: byId,
      body: settleSuggestion,
      answer: null,
      run: (who, { params, body: { statement, ...decided } }) =>
        attribution.settle(who, { check: asId<CheckId>(params.id), statement }, decided),
    }),
  ];
}
