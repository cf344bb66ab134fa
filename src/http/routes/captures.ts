import {
  answers,
  type BeginCapture,
  beginCapture,
  captureList,
  captureSheet,
  recordHints,
  retractCapture,
  templateList,
} from '../../contract/capture.ts';
import { likelyCopies } from '../../contract/knowledge.ts';
import type { CaptureActions } from '../../features/capture/actions.ts';
import { AppError } from '../../kernel/errors.ts';
import { asId, type CaptureId, type PromptId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { hintsIn, lessonsLike } from '../../views/beside-record.ts';
import { copiesOf } from '../../views/copies.ts';
import { knownOf } from '../../views/known.ts';
import type { HttpDeps } from '../deps.ts';
import { sheet, capture as shown, template, titles } from '../present/capture.ts';
import { product } from '../present/knowledge.ts';
import { type Route, route } from '../route.ts';
import { byId, formKey } from './ids.ts';

export function captureRoutes(deps: HttpDeps): Route[] {
  const { capture } = deps.actions;
  return [
    route({
      method: 'GET',
      path: '/captures',
      summary: 'What this person has written down, last touched first',
      answer: captureList,
      run: async (who) => {
        const titleOf = titles(capture.templates(), who.language);
        return { items: (await capture.mine(who)).map((item) => shown(item, titleOf)) };
      },
    }),
    route({
      method: 'POST',
      path: '/captures',
      summary: 'Begin a record, of oneself or as the answer to a prompt',
      status: 201,
      body: beginCapture,
      answer: captureSheet,
      run: async (who, { body }) => sheet(who, await begin(deps, who, body)),
    }),
    route({
      method: 'GET',
      path: '/captures/:id',
      summary: 'A record with its template and what it still lacks',
      params: byId,
      answer: captureSheet,
      run: async (who, { params }) =>
        sheet(who, await capture.read(who, asId<CaptureId>(params.id))),
    }),
    ...besideRoutes(deps),
    route({
      method: 'GET',
      path: '/templates',
      summary: 'The forms that anybody may begin',
      answer: templateList,
      run: async () => ({
        items: capture
          .templates()
          .filter(({ publishes }) => publishes)
          .map(template),
      }),
    }),
    ...draftRoutes(capture),
  ];
}

/** What stands beside a record before it is published. */
function besideRoutes(deps: HttpDeps): Route[] {
  const { capture } = deps.actions;
  return [
    route({
      method: 'GET',
      path: '/captures/:id/copies',
      summary: 'Documents that are nearly the same as a record, before it is published',
      params: byId,
      answer: likelyCopies,
      run: async (who, { params }) => {
        const found = await capture.read(who, asId<CaptureId>(params.id));
        const copies = await copiesOf(deps.actions, who, found);
        return { items: copies.map((one) => product(one, deps.clock.now())) };
      },
    }),
    route({
      method: 'GET',
      path: '/captures/:id/related',
      summary: 'Lessons on the same as a lesson that is being written',
      params: byId,
      answer: likelyCopies,
      run: async (who, { params }) => {
        const found = await capture.read(who, asId<CaptureId>(params.id));
        const related = await lessonsLike(deps.actions, who, found);
        return { items: related.map((one) => product(one, deps.clock.now())) };
      },
    }),
    route({
      method: 'GET',
      path: '/captures/:id/hints',
      summary: 'What in a record names or describes a person, before it is published',
      params: byId,
      answer: recordHints,
      run: async (who, { params }) => {
        const found = await capture.read(who, asId<CaptureId>(params.id));
        return { items: [...hintsIn(deps.actions, who, found)] };
      },
    }),
  ];
}

function draftRoutes(capture: CaptureActions): Route[] {
  return [
    route({
      method: 'PUT',
      path: '/captures/:id/answers',
      summary: 'Save these answers; the others stay',
      params: byId,
      body: answers,
      answer: captureSheet,
      run: async (who, { params, body }) =>
        sheet(
          who,
          await capture.answer(who, asId<CaptureId>(params.id), body.answers, 'tab', body.seen),
        ),
    }),
    route({
      method: 'POST',
      path: '/captures/:id/submit',
      summary: 'Publish the record',
      params: byId,
      answer: captureSheet,
      run: async (who, { params }) =>
        sheet(who, await capture.submit(who, asId<CaptureId>(params.id))),
    }),
    route({
      method: 'POST',
      path: '/captures/:id/retract',
      summary: 'Take a published record back, with a reason that its document shows',
      params: byId,
      body: retractCapture,
      answer: captureSheet,
      run: async (who, { params, body }) =>
        sheet(who, await capture.retract(who, asId<CaptureId>(params.id), body.reason)),
    }),
    route({
      method: 'POST',
      path: '/captures/:id/reopen',
      summary: 'Write anew what was taken back, as a next version',
      params: byId,
      answer: captureSheet,
      run: async (who, { params }) =>
        sheet(who, await capture.takeUpAgain(who, asId<CaptureId>(params.id))),
    }),
    route({
      method: 'DELETE',
      path: '/captures/:id',
      summary: 'Discard a draft',
      params: byId,
      answer: null,
      run: (who, { params }) => capture.discard(who, asId<CaptureId>(params.id)),
    }),
  ];
}

/** A prompt's record has the prompt's key, so that chat and tab go on with the same one. */
async function begin({ actions, clock }: HttpDeps, who: Actor, wish: BeginCapture) {
  const { capture } = actions;
  if (wish.prompt === null) {
    const form = capture.templates().find(({ id }) => id === wish.template);
    // What is given to certain people on a certain day is begun by what asks for it.
    if (form && !form.publishes) throw new AppError('illegal-move', `${form.id} has its prompt`);
    const key = formKey(who, wish.nonce);
    const prefill = form ? await knownOf(actions, who, form, clock.now()) : {};
    return capture.begin(who, {
      template: wish.template,
      project: null,
      prompt: null,
      key,
      prefill,
    });
  }
  const read = await capture.prompts.read(who, asId<PromptId>(wish.prompt));
  const { prompt } = read;
  if (!read.actions.includes('now') || prompt.project === null) {
    throw new AppError('illegal-move', `prompt is ${prompt.state}`, { state: prompt.state });
  }
  const project = await capture.prompts.project(prompt.project);
  const form = capture.templates().find(({ id }) => id === wish.template);
  const countries = project?.countries.join(', ') ?? '';
  const begun = await capture.begin(who, {
    template: wish.template,
    project: prompt.project,
    prompt: prompt.id,
    key: `prompt:${prompt.id}:${who.id}`,
    prefill: form?.countriesField && countries ? { [form.countriesField]: countries } : {},
  });
  await capture.prompts.accept(who, prompt.id, begun.capture.id);
  return begun;
}
