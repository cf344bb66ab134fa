import { id } from '../../contract/common.ts';
import {
  answerHandover,
  askHandover,
  chooseSectionReaders,
  handoverFiles as filesShape,
  fillGap,
  handoverGaps as gapsShape,
  handoverList,
  nameSuccessor,
  handoverPack as packShape,
  handoverPage as pageShape,
  handoverQuestions as questionsShape,
  handoverSummary as summaryShape,
} from '../../contract/handovers.ts';
import type { HandoverView } from '../../features/capture/actions/handovers.ts';
import { asId, type HandoverId, type HandoverQuestionId, type PromptId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { colleague } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import {
  handoverFiles,
  handoverGaps,
  handoverPack,
  handoverPage,
  handoverQuestions,
  handoverSummary,
} from '../present/handover.ts';
import { type Route, route } from '../route.ts';
import { byId, formKey } from './ids.ts';

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
      path: '/handovers/:id/files',
      summary: 'Files that whoever leaves made or changed last, to choose from',
      params: byId,
      answer: filesShape,
      run: async (who, { params }) => handoverFiles(await views.handovers.files(who, idOf(params))),
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
    ...besideRoutes(deps),
    ...gapRoutes(deps),
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

const byQuestion = byId.extend({ question: id });

/** Questions before the last day, and who reads which section. */
function besideRoutes({ actions, views }: HttpDeps): Route[] {
  const { handovers } = actions.capture;
  return [
    route({
      method: 'GET',
      path: '/handovers/:id/questions',
      summary: 'What supervisor and successor asked before the last day',
      params: byId,
      answer: questionsShape,
      run: async (who, { params }) =>
        handoverQuestions(await views.handovers.questions(who, idOf(params))),
    }),
    route({
      method: 'POST',
      path: '/handovers/:id/questions',
      summary: 'Ask whoever leaves, before the last day',
      params: byId,
      body: askHandover,
      answer: questionsShape,
      run: async (who, { params, body }) => {
        await handovers.questions.ask(who, idOf(params), body.text, formKey(who, body.nonce));
        return handoverQuestions(await views.handovers.questions(who, idOf(params)));
      },
    }),
    route({
      method: 'POST',
      path: '/handovers/:id/questions/:question/answer',
      summary: 'Answer what was asked, as whoever leaves',
      params: byQuestion,
      body: answerHandover,
      answer: questionsShape,
      run: async (who, { params, body }) => {
        const question = asId<HandoverQuestionId>(params.question);
        await handovers.questions.answer(who, idOf(params), question, body.text);
        return handoverQuestions(await views.handovers.questions(who, idOf(params)));
      },
    }),
    route({
      method: 'POST',
      path: '/handovers/:id/readers',
      summary: 'Choose who reads one section',
      params: byId,
      body: chooseSectionReaders,
      answer: summaryShape,
      run: async (who, { params, body }) => {
        const view = await handovers.setReaders(who, idOf(params), body.step, body.readers);
        return handoverSummary(await views.handovers.summary(view));
      },
    }),
  ];
}

/** What others fill in after the last day. */
function gapRoutes({ actions, views }: HttpDeps): Route[] {
  const { handovers } = actions.capture;
  return [
    route({
      method: 'GET',
      path: '/handovers/:id/gaps',
      summary: 'What was left open, for the focal point of the unit',
      params: byId,
      answer: gapsShape,
      run: async (who, { params }) => handoverGaps(await views.handovers.gaps(who, idOf(params))),
    }),
    route({
      method: 'POST',
      path: '/handovers/:id/gaps',
      summary: 'Fill in one of them, in one’s own name',
      params: byId,
      body: fillGap,
      answer: gapsShape,
      run: async (who, { params, body }) => {
        await handovers.filling.fill(who, idOf(params), body.field, body.text);
        return handoverGaps(await views.handovers.gaps(who, idOf(params)));
      },
    }),
  ];
}
