import { z } from 'zod';
import type { HandoverView } from '../../src/features/capture/actions/handovers.ts';
import { isDelivered } from '../../src/features/capture/handover/model.ts';
import { AppError } from '../../src/kernel/errors.ts';
import type { HandoverId, PersonId, PromptId } from '../../src/kernel/ids.ts';
import type { HandoverPage, HandoverSummary } from '../../src/views/handover.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { finaliseCard, shareCard, successorCard, whichCard, whoCard } from '../cards/handover.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { drawSheet } from './capture-draw.ts';
import { dutyVerbs } from './duties.ts';
import { handoverId, personId } from './fields.ts';
import { handoverBesideVerbs } from './handover-beside.ts';
import { drawHandovers, drawPack, drawStatus } from './handover-draw.ts';
import { handoverFilesVerbs } from './handover-files.ts';
import { labelsOf } from './labels.ts';
import { drawPrompt } from './prompt-draw.ts';

const named = z.object({ id: handoverId });
const asked = named.extend({ step: z.string().max(3).optional() });
const worded = named.extend({ colleague: z.string().trim().min(1).max(200) });
const chosen = named.extend({ person: personId });

const idIn = (call: Call): HandoverId => read(named, call.data).id;

/** The leaver begins or goes on; what is known already is there to be confirmed. */
export async function beginHandover(call: Call, prompt: PromptId): Promise<Answer> {
  const { deps, who } = call;
  const known = await deps.views.handovers.known(who);
  const { handover } = await deps.actions.capture.handovers.begin(who, prompt, known);
  if (!handover.capture || handover.state !== 'preparing') {
    return { card: await drawStatus(call, handover.id) };
  }
  const sheet = await deps.actions.capture.read(who, handover.capture);
  const step = handover.sittings === 0 ? 0 : sheet.nextStep;
  return { card: await drawSheet({ ...call, data: {} }, sheet, step) };
}

/** What this person is to it decides what they see of it. */
async function draw(call: Call, id: HandoverId): Promise<Card> {
  const { role, handover } = await call.deps.actions.capture.handovers.read(call.who, id);
  if (role === 'leaver') return drawStatus(call, id);
  return isDelivered(handover) ? drawPack(call, id) : drawHandovers(call);
}

const again = (call: Call): Promise<Card> => draw(call, idIn(call));

async function said(call: Call, view: HandoverView, sentence: string): Promise<Answer> {
  return { card: withNotice(await draw(call, view.handover.id), sentence, 'good') };
}

/** One's own handover where it is the only one, the question where it is not begun, else all of them. */
async function words(call: Call): Promise<Answer> {
  const { deps, who } = call;
  const [list, prompts] = await Promise.all([
    deps.views.handovers.list(who),
    deps.actions.capture.prompts.open(who),
  ]);
  const question = prompts.find(({ kind, state }) => kind === 'departure' && state !== 'accepted');
  if (question && !list.some(({ handover }) => handover.prompt === question.id)) {
    const { prompt, actions } = await deps.actions.capture.prompts.read(who, question.id);
    return { card: await drawPrompt(deps, prompt, actions, call.voice) };
  }
  const [only, ...others] = list;
  return {
    card:
      only && others.length === 0 ? await draw(call, only.handover.id) : await drawHandovers(call),
  };
}

const summaryOf = async (call: Call, id: HandoverId): Promise<HandoverSummary> =>
  call.deps.views.handovers.summary(await call.deps.actions.capture.handovers.read(call.who, id));

async function askSuccessor(call: Call): Promise<Card> {
  const summary = await summaryOf(call, idIn(call));
  return summary.actions.includes('name-successor')
    ? successorCard(summary, call.data.colleague, call.voice)
    : draw(call, summary.handover.id);
}

async function name(call: Call, id: HandoverId, to: PersonId): Promise<Answer> {
  const { deps, who, voice } = call;
  const view = await deps.actions.capture.handovers.nameSuccessor(who, id, to);
  const [person] = await deps.actions.people.people([to]);
  return said(call, view, voice.say('bot.handover.named', { name: person?.name ?? '—' }));
}

/** A name or mail address: one match is taken, several are offered. */
async function nameByWords(call: Call): Promise<Answer> {
  const { deps, voice } = call;
  const { id, colleague } = read(worded, call.data);
  const summary = await summaryOf(call, id);
  const people = (await deps.actions.people.find(colleague)).filter(
    (one) => one.id !== summary.handover.person,
  );
  const [only] = people;
  if (!only) throw new AppError('handover-to-unknown', 'nobody answers to these words');
  return people.length === 1
    ? name(call, id, only.id)
    : { card: whichCard(summary, people, voice) };
}

async function nameChosen(call: Call): Promise<Answer> {
  const { id, person } = read(chosen, call.data);
  const [found] = await call.deps.actions.people.people([person]);
  if (!found?.active) throw new AppError('handover-to-unknown', 'no such colleague');
  return name(call, id, found.id);
}

async function who(call: Call): Promise<Answer> {
  const { id, step } = read(asked, call.data);
  return { card: whoCard(await call.deps.views.handovers.page(call.who, id), step, call.voice) };
}

/** A question before a step that is not taken by mistake; where it no longer applies, how things stand. */
const question = (
  verb: 'finalise' | 'share-lessons',
  card: (page: HandoverPage, call: Call) => Card | Promise<Card>,
): ((call: Call) => Promise<Answer>) => {
  return async (call) => {
    const page = await call.deps.views.handovers.page(call.who, idIn(call));
    return {
      card: page.actions.includes(verb)
        ? await card(page, call)
        : await drawStatus(call, page.handover.id),
    };
  };
};

const askFinalise = question('finalise', (page, { voice }) => finaliseCard(page, voice));

/** With what the lessons would say of themselves in the library. */
const askShare = question('share-lessons', async (page, call) =>
  shareCard(page, await labelsOf(call, 'lessons', page.handover.id), call.voice),
);

type Act = 'finalise' | 'callBack' | 'acknowledge' | 'shareLessons';

const act =
  (verb: Act, sentence: string): ((call: Call) => Promise<Answer>) =>
  async (call) => {
    const view = await call.deps.actions.capture.handovers[verb](call.who, idIn(call));
    return said(call, view, call.voice.say(sentence));
  };

export const handoverCommands: readonly Command[] = [
  {
    name: 'handover',
    words,
    verbs: {
      'handover.list': { run: words },
      'handover.show': { run: async (call) => ({ card: await draw(call, idIn(call)) }) },
      'handover.who': { run: who },
      'handover.pack': { run: async (call) => ({ card: await drawPack(call, idIn(call)) }) },
      ...handoverBesideVerbs,
      ...handoverFilesVerbs,
      ...dutyVerbs,
      'handover.ask-finalise': { run: askFinalise },
      'handover.finalise': { run: act('finalise', 'bot.handover.finalised'), again },
      'handover.call-back': { run: act('callBack', 'bot.handover.called-back'), again },
      'handover.acknowledge': { run: act('acknowledge', 'bot.handover.thanks'), again },
      'handover.ask-share': { run: askShare },
      'handover.share-lessons': { run: act('shareLessons', 'bot.handover.shared'), again },
      'handover.ask-successor': { run: async (call) => ({ card: await askSuccessor(call) }) },
      'handover.name-successor': { run: nameByWords, again: askSuccessor },
      'handover.successor-to': { run: nameChosen, again: askSuccessor },
    },
  },
];
