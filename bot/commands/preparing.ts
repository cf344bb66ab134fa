import { z } from 'zod';
import { PREPARATION_KINDS, QUESTIONS, type Shown } from '../../src/features/preparing/model.ts';
import { asId, type PreparationId, type ProductId } from '../../src/kernel/ids.ts';
import { preparationText } from '../../src/views/preparation-text.ts';
import { type Card, card, prose, withNotice } from '../cards/card.ts';
import { press } from '../cards/inputs.ts';
import { notedCard } from '../cards/knowledge.ts';
import {
  type Audience,
  endCard,
  misfitCard,
  questionCard,
  recordCard,
} from '../cards/preparing.ts';
import { preparationListCard, startCard } from '../cards/preparing-list.ts';
import { type Answer, type Call, type Command, formKey, read } from '../command.ts';
import { reason } from './fields.ts';

const id = z
  .string()
  .min(1)
  .max(200)
  .transform((value) => asId<PreparationId>(value));
const product = z
  .string()
  .min(1)
  .max(200)
  .transform((value) => asId<ProductId>(value));
const step = z.coerce.number().int().min(0).max(QUESTIONS.length);
const named = z.object({ id });
const opened = named.extend({ step: step.optional() });
const begun = z.object({
  kind: z.enum(PREPARATION_KINDS).default('mission'),
  subject: z.string().trim().min(1).max(300),
  country: z.string().trim().max(200).default(''),
  mission: z.string().max(500).optional(),
});
const saved = named.extend({
  step,
  go: z.enum(['on', 'back', 'later']).default('on'),
  answer: z.string().max(4_000).default(''),
});
const judged = named.extend({ product });
const finished = named.extend({
  shown: z
    .string()
    .regex(/^(self|all|community:.{1,200})$/)
    .transform((value) => value as Shown),
});
const mission = z.object({ mission: z.string().min(1).max(500) });

async function audiences({ deps, who, voice }: Call): Promise<Audience[]> {
  const mine = (await deps.actions.communities.list()).filter((one) => who.memberships.has(one.id));
  return [
    { value: 'self', title: voice.say('preparing.shown.self') },
    { value: 'all', title: voice.say('preparing.shown.all') },
    ...mine.map((one) => ({ value: `community:${one.id}`, title: one.names[voice.language] })),
  ];
}

/** The question where it is to go on; after the last the look back, and for what is no draft the record. */
async function draw(call: Call, which: PreparationId, at?: number): Promise<Card> {
  const { deps, who, voice, data } = call;
  const page = await deps.views.preparing.page(who, which);
  const { preparation, mine } = page;
  if (!mine || preparation.state !== 'draft') {
    return recordCard(page, deps.tabUrl?.(`/preparing/${which}`) ?? null, voice);
  }
  const now = at ?? preparation.step;
  if (now >= QUESTIONS.length) return endCard(page, await audiences(call), voice);
  return questionCard(page, now, data, voice);
}

const fresh = (call: Call): Call => ({ ...call, data: {} });

async function drawList({ deps, who, voice }: Call): Promise<Card> {
  return preparationListCard(await deps.actions.preparing.mine(who), voice);
}

/** For a coming mission its place is known. */
async function form({ deps, who, voice, data }: Call): Promise<Card> {
  const key = data.mission;
  const offer = key ? await deps.actions.preparing.offers.read(who, key) : null;
  const entered = offer
    ? { kind: 'mission', country: offer.country ?? '', subject: offer.title ?? '', ...data }
    : data;
  return startCard({ nonce: deps.ids.next(), mission: offer?.mission ?? null, entered }, voice);
}

/** Begins, unless drafts wait: then they come first, with a button to begin another. */
async function words(call: Call): Promise<Answer> {
  const mine = await call.deps.actions.preparing.mine(call.who);
  const waiting = mine.some(({ state }) => state === 'draft');
  return { card: waiting ? await drawList(call) : await form(fresh(call)) };
}

async function begin(call: Call): Promise<Answer> {
  const { deps, who, data } = call;
  const { preparing } = deps.actions;
  const { mission: given, ...beginning } = read(begun, data);
  const offer = given ? await preparing.offers.take(who, given) : null;
  const key = offer
    ? `mission:${offer.mission}:${who.id}`
    : formKey(call, beginning.kind, beginning.subject);
  const made = await preparing.begin(who, { ...beginning, mission: offer?.mission ?? null, key });
  return { card: await draw(fresh(call), made.preparation.id) };
}

async function save(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id: which, step: at, go, answer } = read(saved, data);
  const question = QUESTIONS[at];
  const next = go === 'on' ? at + 1 : go === 'back' ? Math.max(0, at - 1) : at;
  const answers = question ? { [question]: answer } : {};
  await deps.actions.preparing.answer(who, which, { answers, step: next });
  if (go === 'later') {
    const kept = voice.say('bot.capture.kept');
    return { card: withNotice(await drawList(call), kept, 'good') };
  }
  return { card: await draw(fresh(call), which, next) };
}

async function use(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const given = read(judged, data);
  await deps.actions.preparing.judge(who, given.id, { ...given, verdict: 'use', reason: '' });
  const noted = voice.say('preparing.use-noted');
  return { card: withNotice(await draw(fresh(call), given.id, 1), noted, 'good') };
}

async function askMisfit({ deps, who, voice, data }: Call): Promise<Card> {
  const given = read(judged, data);
  const { title: name } = await deps.actions.knowledge.read(who, given.product);
  return misfitCard({ ...given, name, reason: data.reason ?? '' }, voice);
}

async function misfit(call: Call): Promise<Answer> {
  const { deps, who, data } = call;
  const given = read(judged.extend({ reason }), data);
  await deps.actions.preparing.judge(who, given.id, { ...given, verdict: 'misfit' });
  return { card: await draw(fresh(call), given.id, 1) };
}

async function finish(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const given = read(finished, data);
  await deps.actions.preparing.finish(who, given.id, given.shown);
  return {
    card: withNotice(await draw(fresh(call), given.id), voice.say('preparing.end.done'), 'good'),
  };
}

async function reopen(call: Call): Promise<Answer> {
  const given = read(named, call.data);
  await call.deps.actions.preparing.reopen(call.who, given.id);
  return { card: await draw(fresh(call), given.id, 0) };
}

async function discard(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  await deps.actions.preparing.discard(who, read(named, data).id);
  return { card: withNotice(await drawList(call), voice.say('preparing.discarded'), 'good') };
}

/** The whole as text, to be copied. */
async function text({ deps, who, voice, data }: Call): Promise<Answer> {
  const given = read(named, data);
  const page = await deps.views.preparing.page(who, given.id);
  return {
    card: card({
      lang: voice.language,
      fallback: voice.say('preparing.record'),
      body: prose(preparationText(page, voice)),
      actions: [press(voice.say('bot.pages.back'), 'preparation.open', { id: given.id })],
    }),
  };
}

async function decline(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  await deps.actions.preparing.offers.decline(who, read(mission, data).mission);
  return { card: notedCard(voice.say('preparing.offer.declined'), voice) };
}

const again = (call: Call): Promise<Card> => {
  const { id: which, step: at } = read(opened, call.data);
  return draw(call, which, at);
};

export const preparingCommands: readonly Command[] = [
  {
    name: 'preparing',
    words,
    verbs: {
      'preparation.form': { run: async (call) => ({ card: await form(call) }) },
      'preparation.list': { run: async (call) => ({ card: await drawList(call) }) },
      'preparation.begin': { run: begin, again: form },
      'preparation.open': {
        run: async (call) => {
          const { id: which, step: at } = read(opened, call.data);
          return { card: await draw(fresh(call), which, at) };
        },
      },
      'preparation.save': { run: save, again },
      'preparation.use': { run: use },
      'preparation.ask-misfit': { run: async (call) => ({ card: await askMisfit(call) }) },
      'preparation.misfit': { run: misfit, again: askMisfit },
      'preparation.finish': { run: finish, again },
      'preparation.reopen': { run: reopen },
      'preparation.discard': { run: discard, again: drawList },
      'preparation.text': { run: text },
      'preparation.decline': { run: decline },
    },
  },
];
