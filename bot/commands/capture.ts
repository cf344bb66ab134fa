import { z } from 'zod';
import { isOpen, shownIn } from '../../src/features/capture/model.ts';
import type { Template } from '../../src/features/capture/template.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type ProductId } from '../../src/kernel/ids.ts';
import { knownOf } from '../../src/views/known.ts';
import { answerIn } from '../cards/capture-fields.ts';
import { formsCard } from '../cards/capture-list.ts';
import type { Sheet } from '../cards/capture-sheet.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { formNamed } from '../forms.ts';
import { drawList, drawSheet, fresh } from './capture-draw.ts';
import { outVerbs } from './capture-out.ts';
import { readersVerbs } from './capture-readers.ts';
import { captureId } from './fields.ts';
import { drawStatus } from './handover-draw.ts';
import { drawFiles } from './handover-files.ts';
import { labelCommands } from './labels.ts';

export { drawSheet } from './capture-draw.ts';

const LESSON = 'lesson';

const named = z.object({ id: captureId });
const stepNumber = z.coerce.number().int().min(0).max(50);
const stepped = named.extend({ step: stepNumber.optional() });
const saved = named.extend({
  step: stepNumber,
  go: z.enum(['on', 'again', 'back', 'later', 'files']).default('on'),
  /** When the card was drawn: what was answered elsewhere since is not written over. */
  since: z.string().max(40).optional(),
  asked: z.string().optional(),
});
const chosen = z.object({ template: z.string().max(100).default(LESSON) });
const started = named.extend({
  product: z
    .string()
    .min(1)
    .max(200)
    .transform((value) => asId<ProductId>(value)),
});
const ofRow = named.extend({
  step: stepNumber,
  row: z.string().min(1).max(100),
  was: z.string().max(20_000),
});

const published = ({ deps }: Call): readonly Template[] =>
  deps.actions.capture.templates().filter(({ publishes }) => publishes);

async function begin(call: Call, template = read(chosen, call.data).template): Promise<Answer> {
  const { deps, who, key } = call;
  const form = published(call).find(({ id }) => id === template);
  if (!form) throw new AppError('not-found', `${template} is not begun by itself`);
  const known = await knownOf(deps.actions, who, form, deps.clock.now());
  const sheet = await deps.actions.capture.begin(who, {
    template: form.id,
    project: null,
    prompt: null,
    key,
    prefill: known,
  });
  return { card: await drawSheet(fresh(call), sheet, sheet.nextStep) };
}

/** Begins one, unless drafts of the kind wait: then they come first, with a button to begin another. */
async function beginOrGoOn(call: Call, template: string): Promise<Answer> {
  const mine = await call.deps.actions.capture.mine(call.who);
  const waiting = mine.some((one) => isOpen(one) && one.template === template);
  return waiting ? { card: await drawList(call) } : begin(call, template);
}

const drawForms = (call: Call): Card =>
  formsCard(published(call), call.deps.ids.next(), call.voice);

/** A form by its name, or by what it says that people call it; else all that there are. */
async function write(call: Call): Promise<Answer> {
  const form = formNamed(published(call), call.text);
  return form ? beginOrGoOn(call, form.id) : { card: drawForms(call) };
}

async function open(call: Call): Promise<Answer> {
  const { id, step } = read(stepped, call.data);
  const sheet = await call.deps.actions.capture.read(call.who, id);
  return { card: await drawSheet(fresh(call), sheet, step ?? sheet.nextStep) };
}

/** What was typed on a step's card, as answers. */
function answersOn({ template, capture }: Sheet, step: number, { data }: Call) {
  const fields = template.steps[step]?.fields ?? [];
  return Object.fromEntries(
    fields.flatMap((field) => {
      const answer = answerIn(field, capture.answers[field.id] ?? '', data);
      return answer === undefined ? [] : [[field.id, answer] as const];
    }),
  );
}

/** Rows join what is there; of anything else the card knows only how it was when it was drawn. */
const seenOn = ({ template }: Sheet, step: number, since: string | undefined) =>
  since === undefined
    ? {}
    : Object.fromEntries(
        (template.steps[step]?.fields ?? [])
          .filter(({ kind }) => kind !== 'rows')
          .map(({ id }) => [id, since] as const),
      );

async function save(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id, step, go, since, asked } = read(saved, data);
  const before = await deps.actions.capture.read(who, id);
  const answers = answersOn(before, step, call);
  const sheet = await deps.actions.capture.answer(
    who,
    id,
    answers,
    'chat',
    seenOn(before, step, since),
  );
  if (sheet.conflicts.length > 0) {
    const card = await drawSheet(call, sheet, step);
    return { card: withNotice(card, voice.say('bot.capture.conflict'), 'attention') };
  }
  if (go === 'later') {
    const card = sheet.handover ? await drawStatus(call, sheet.handover.id) : await drawList(call);
    return { card: withNotice(card, voice.say('bot.capture.kept'), 'good') };
  }
  if (go === 'files' && sheet.handover) return { card: await drawFiles(call, sheet.handover.id) };
  if (go === 'back') {
    return { card: await drawSheet(fresh(call), sheet, step - 1, { way: 'back' }) };
  }
  return onFrom(call, before, sheet, step, go === 'again' ? 'again' : asked ? 'asked' : 'on');
}

/** On to what is next: further rows, what an answer has made needed, the one question back, or the next step. */
async function onFrom(
  call: Call,
  before: Sheet,
  sheet: Sheet,
  step: number,
  go: 'on' | 'again' | 'asked',
): Promise<Answer> {
  const shown = (of: Sheet) => shownIn(of.template, step, of.capture.answers).map(({ id }) => id);
  const known = new Set(shown(before));
  const more = shown(sheet).some((id) => !known.has(id));
  if (go === 'again' || more) return { card: await drawSheet(fresh(call), sheet, step) };
  const vague = go === 'on' && shown(sheet).some((id) => sheet.vague.includes(id));
  if (vague) {
    const card = await drawSheet(fresh(call), sheet, step, { asked: true });
    return { card: withNotice(card, call.voice.say('bot.capture.vague'), 'attention') };
  }
  return { card: await drawSheet(fresh(call), sheet, step + 1) };
}

/** After a refusal: the same step with what was typed. */
async function stepAgain(call: Call): Promise<Card> {
  const { id, step } = read(stepped, call.data);
  const sheet = await call.deps.actions.capture.read(call.who, id);
  return drawSheet(call, sheet, step ?? sheet.nextStep);
}

async function changeRow(call: Call): Promise<Answer> {
  const { id, step, row, was } = read(ofRow, call.data);
  const sheet = await call.deps.actions.capture.read(call.who, id);
  return { card: await drawSheet(fresh(call), sheet, step, { changed: { field: row, was } }) };
}

async function startAgain(call: Call): Promise<Card> {
  const sheet = await call.deps.actions.capture.read(call.who, read(named, call.data).id);
  return drawSheet(fresh(call), sheet, 1);
}

/** What is open is filled with what stands in an earlier record. */
async function startFrom(call: Call): Promise<Answer> {
  const { id, product } = read(started, call.data);
  const sheet = await call.deps.actions.capture.takeOver(call.who, id, product);
  const card = await drawSheet(fresh(call), sheet, 1);
  return { card: withNotice(card, call.voice.say('forms.start.done'), 'good') };
}

export const captureCommands: readonly Command[] = [
  ...labelCommands,
  {
    name: 'lesson',
    words: (call) => beginOrGoOn(call, LESSON),
    verbs: {
      'capture.lesson': { run: (call) => beginOrGoOn(call, LESSON) },
      'capture.begin': { run: (call) => begin(call) },
      'capture.open': { run: open },
      'capture.save': { run: save, again: stepAgain },
      'capture.row': { run: changeRow },
      'capture.start-from': { run: startFrom, again: startAgain },
      ...readersVerbs,
      ...outVerbs,
    },
  },
  {
    name: 'write',
    words: write,
    verbs: { 'capture.choose': { run: async (call) => ({ card: drawForms(call) }) } },
  },
  {
    name: 'my-captures',
    words: async (call) => ({ card: await drawList(call) }),
    verbs: { 'captures.list': { run: async (call) => ({ card: await drawList(call) }) } },
  },
];
