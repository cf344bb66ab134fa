import {
  answers,
  type BeginCapture,
  beginCapture,
  captureList,
  captureSheet,
  chooseReaders,
  recordHints,
  recordReaders,
  retractCapture,
  templateList,
} from '../../contract/capture.ts';
import { likelyCopies, relatedToRecord, startFrom } from '../../contract/knowledge.ts';
import type { CaptureActions } from '../../features/capture/actions.ts';
import { AppError } from '../../kernel/errors.ts';
import {
  asId,
  type CaptureId,
  type CommunityId,
  type ProductId,
  type PromptId,
} from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { hintsIn, lessonsLike } from '../../views/beside-record.ts';
import { copiesOf } from '../../views/copies.ts';
import { knownOf } from '../../views/known.ts';
import { answering } from '../../views/prompted.ts';
import { colleagues } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { sheet, capture as shownIn, template, titles } from '../present/capture.ts';
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
        const titleOf = titles(capture.forms(), who.language);
        return { items: (await capture.mine(who)).map((item) => shownIn(item, titleOf)) };
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
    startRoute(deps),
    ...readersRoutes(deps),
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

/** Who reads a record: told to all of them, chosen by its author. */
function readersRoutes({ actions: { capture, people }, views }: HttpDeps): Route[] {
  const shown = async (who: Actor, id: CaptureId) => {
    const readers = await views.recordReaders.of(who, id);
    return { ...readers, people: [...readers.people], choices: [...readers.choices] };
  };
  return [
    route({
      method: 'GET',
      path: '/captures-for-me',
      summary: 'What others wrote for this person among few',
      answer: captureList,
      run: async (who) => {
        const titleOf = titles(capture.templates(), who.language);
        return { items: (await capture.writtenFor(who)).map((item) => shownIn(item, titleOf)) };
      },
    }),
    route({
      method: 'GET',
      path: '/captures/:id/readers',
      summary: 'Who reads a record, with numbers, and what its author may choose',
      params: byId,
      answer: recordReaders,
      run: (who, { params }) => shown(who, asId<CaptureId>(params.id)),
    }),
    route({
      method: 'PUT',
      path: '/captures/:id/readers',
      summary: 'Choose who reads a record; once it is out, only fewer (author)',
      params: byId,
      body: chooseReaders,
      answer: recordReaders,
      run: async (who, { params, body: { audience, community, readers } }) => {
        const id = asId<CaptureId>(params.id);
        // Nobody is looked up for whoever does not read it.
        await capture.read(who, id);
        await capture.chooseReaders(who, id, {
          audience,
          community: community === null ? null : asId<CommunityId>(community),
          people: audience === 'named' ? await colleagues(people, readers) : [],
        });
        return shown(who, id);
      },
    }),
  ];
}

/** A record that starts from an earlier one. */
function startRoute({ actions: { capture } }: HttpDeps): Route {
  return route({
    method: 'POST',
    path: '/captures/:id/start-from',
    summary:
      'Begin a record with the answers of an earlier one; each stays marked until it is saved',
    params: byId,
    body: startFrom,
    answer: captureSheet,
    run: async (who, { params, body }) =>
      sheet(
        who,
        await capture.takeOver(who, asId<CaptureId>(params.id), asId<ProductId>(body.product)),
      ),
  });
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
      summary: 'What is on the same as a record that is being written, and what it may start from',
      params: byId,
      answer: relatedToRecord,
      run: async (who, { params }) => {
        const found = await capture.read(who, asId<CaptureId>(params.id));
        const related = await lessonsLike(deps.actions, who, found);
        const startable = await capture.startable(who, found.capture.id);
        return {
          items: related.map((one) => product(one, deps.clock.now())),
          startable: [...startable],
        };
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
  if (!read.actions.includes('now') || prompt.kind === 'departure') {
    throw new AppError('illegal-move', `prompt is ${prompt.state}`, { state: prompt.state });
  }
  const beginning = await answering(actions, who, prompt, clock.now(), { template: wish.template });
  const begun = await capture.begin(who, beginning);
  await capture.prompts.accept(who, prompt.id, begun.capture.id);
  return begun;
}
