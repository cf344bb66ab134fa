import {
  handoverList,
  nameSuccessor,
  handoverPack as packShape,
  handoverPage as pageShape,
  handoverSummary as summaryShape,
} from '../../contract/handovers.ts';
import type { HandoverView } from '../../features/capture/actions/handovers.ts';
import { asId, type HandoverId, type PromptId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { colleague } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { handoverPack, handoverPage, handoverSummary } from '../present/handover.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

const idOf = ({ id }: { readonly id: string }): HandoverId => asId<HandoverId>(id);

export function handoverRoutes(deps: HttpDeps): Route[] {
  const { actions, views } = deps;
  return [
    route({
      method: 'POST',
      path: '/prompts/:id/handover',
      summary: 'Begin the handover that a departure asks for, or go on with it',
      params: byId,
      answer: pageShape,
      run: async (who, { params }) => {
        const known = await views.handovers.known(who);
        const prompt = asId<PromptId>(params.id);
        const { handover } = await actions.capture.handovers.begin(who, prompt, known);
        return handoverPage(who, await views.handovers.page(who, handover.id));
      },
    }),
    route({
      method: 'GET',
      path: '/handovers',
      summary: 'The handovers that this person leaves, supervises or was given',
      answer: handoverList,
      run: async (who) => ({ items: (await views.handovers.list(who)).map(handoverSummary) }),
    }),
    route({
      method: 'GET',
      path: '/handovers/:id',
      summary: 'The leaver’s own page: answers, gaps, who reads what',
      params: byId,
      answer: pageShape,
      run: async (who, { params }) => {
        const page = handoverPage(who, await views.handovers.page(who, idOf(params)));
        const asOf = await actions.sources.ageOf('leavers');
        return { ...page, asOf: asOf?.toISOString() ?? null };
      },
    }),
    route({
      method: 'GET',
      path: '/handovers/:id/pack',
      summary: 'What this person was given on the last day',
      params: byId,
      answer: packShape,
      run: async (who, { params }) => handoverPack(await views.handovers.pack(who, idOf(params))),
    }),
    ...verbRoutes(deps),
  ];
}

type Act = (who: Actor, id: HandoverId) => Promise<HandoverView>;

function verbRoutes({ actions, views }: HttpDeps): Route[] {
  const { handovers } = actions.capture;
  const verb = (name: string, summary: string, act: Act): Route =>
    route({
      method: 'POST',
      path: `/handovers/:id/${name}`,
      summary,
      params: byId,
      answer: summaryShape,
      run: async (who, { params }) =>
        handoverSummary(await views.handovers.summary(await act(who, idOf(params)))),
    });
  return [
    verb('finalise', 'Finish it, gaps and all', (who, id) => handovers.finalise(who, id)),
    verb('call-back', 'Take it back before the last day', (who, id) => handovers.callBack(who, id)),
    verb('acknowledge', 'Confirm the receipt, as the supervisor', (who, id) =>
      handovers.acknowledge(who, id),
    ),
    verb('share-lessons', 'Open the lessons to all staff', (who, id) =>
      handovers.shareLessons(who, id),
    ),
    route({
      method: 'POST',
      path: '/handovers/:id/successor',
      summary: 'Name who comes after',
      params: byId,
      body: nameSuccessor,
      answer: summaryShape,
      run: async (who, { params, body }) => {
        // Whoever may not see it learns nothing of who answers to a name.
        await handovers.read(who, idOf(params));
        const to = await colleague(actions.people, body.to);
        const view = await handovers.nameSuccessor(who, idOf(params), to);
        return handoverSummary(await views.handovers.summary(view));
      },
    }),
  ];
}
