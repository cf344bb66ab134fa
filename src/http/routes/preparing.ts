import {
  answerPreparation,
  beginPreparation,
  briefingAsked,
  briefing as briefingShape,
  finishPreparation,
  judgeDocument,
  preparationPage as pageShape,
  preparationList,
} from '../../contract/preparing.ts';
import type { Shown } from '../../features/preparing/model.ts';
import { countryLabel } from '../../features/taxonomy/countries.ts';
import { asId, type PreparationId, type ProductId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { preparationText } from '../../views/preparation-text.ts';
import type { HttpDeps } from '../deps.ts';
import { briefing, preparation, preparationPage } from '../present/preparing.ts';
import { type Route, route } from '../route.ts';
import { byId, formKey } from './ids.ts';

/** The four questions before something is begun, and what is known of a place. */
export function preparingRoutes(deps: HttpDeps): Route[] {
  const page = pageOf(deps);
  return [briefingRoute(deps), ...recordRoutes(deps, page), ...moveRoutes(deps, page)];
}

type Page = (who: Actor, id: PreparationId) => Promise<ReturnType<typeof preparationPage>>;

const ofId = (id: string) => asId<PreparationId>(id);

/** The record as this person may see it, with the whole as text in their language. */
const pageOf =
  ({ views, clock, words }: HttpDeps): Page =>
  async (who, id) => {
    const view = await views.preparing.page(who, id);
    const speaking = {
      say: (key: string, params?: Readonly<Record<string, string | number>>) =>
        words.say(who.language, key, params),
      country: (name: string) => countryLabel(name, who.language),
    };
    return preparationPage(who, view, preparationText(view, speaking), clock.now());
  };

const briefingRoute = ({ views, clock }: HttpDeps): Route =>
  route({
    method: 'GET',
    path: '/briefing',
    summary: 'What this person may know of a country or partner before a mission',
    query: briefingAsked,
    answer: briefingShape,
    run: async (who, { query }) =>
      briefing(who, await views.briefing.page(who, query.about), clock.now()),
  });

function recordRoutes({ actions: { preparing } }: HttpDeps, page: Page): Route[] {
  return [
    route({
      method: 'GET',
      path: '/preparations',
      summary: 'What this person found out before beginning something, last touched first',
      answer: preparationList,
      run: async (who) => ({
        items: (await preparing.mine(who)).map((item) => preparation(item, who.name, true)),
      }),
    }),
    route({
      method: 'POST',
      path: '/preparations',
      summary: 'Begin the four questions',
      status: 201,
      body: beginPreparation,
      answer: pageShape,
      run: async (who, { body: { nonce, ...beginning } }) => {
        const key = formKey(who, nonce);
        const made = await preparing.begin(who, { ...beginning, mission: null, key });
        return page(who, made.preparation.id);
      },
    }),
    route({
      method: 'GET',
      path: '/preparations/:id',
      summary: 'The four questions with what is proposed beside them',
      params: byId,
      answer: pageShape,
      run: (who, { params }) => page(who, ofId(params.id)),
    }),
    route({
      method: 'PUT',
      path: '/preparations/:id/answers',
      summary: 'Save answers; those that are not given stay',
      params: byId,
      body: answerPreparation,
      answer: pageShape,
      run: async (who, { params, body: { answers, step } }) => {
        const sitting = { answers, ...(step === undefined ? {} : { step }) };
        await preparing.answer(who, ofId(params.id), sitting);
        return page(who, ofId(params.id));
      },
    }),
  ];
}

function moveRoutes({ actions: { preparing } }: HttpDeps, page: Page): Route[] {
  return [
    route({
      method: 'POST',
      path: '/preparations/:id/documents',
      summary: 'Use a document that was proposed, or set it aside and say why',
      params: byId,
      body: judgeDocument,
      answer: pageShape,
      run: async (who, { params, body: { product, ...judgement } }) => {
        const given = { product: asId<ProductId>(product), ...judgement };
        await preparing.judge(who, ofId(params.id), given);
        return page(who, ofId(params.id));
      },
    }),
    route({
      method: 'POST',
      path: '/preparations/:id/finish',
      summary: 'Keep it, and say who else may find it',
      params: byId,
      body: finishPreparation,
      answer: pageShape,
      run: async (who, { params, body }) => {
        await preparing.finish(who, ofId(params.id), body.shown as Shown);
        return page(who, ofId(params.id));
      },
    }),
    route({
      method: 'POST',
      path: '/preparations/:id/reopen',
      summary: 'Make it a draft again that nobody else reads',
      params: byId,
      answer: pageShape,
      run: async (who, { params }) => {
        await preparing.reopen(who, ofId(params.id));
        return page(who, ofId(params.id));
      },
    }),
    route({
      method: 'DELETE',
      path: '/preparations/:id',
      summary: 'Discard it',
      params: byId,
      answer: null,
      run: (who, { params }) => preparing.discard(who, ofId(params.id)),
    }),
  ];
}
