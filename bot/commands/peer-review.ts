import { z } from 'zod';
import { CHECKLIST_MARKS, CHECKLIST_POINTS } from '../../src/features/capture/review/checklist.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type PersonId } from '../../src/kernel/ids.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { checklistCard } from '../cards/checklist.ts';
import {
  changesCard,
  commentOn,
  declineCard,
  lookCard,
  type PeerReviewPage,
  reviewStandingCard,
  sendCard,
} from '../cards/peer-review.ts';
import { type Answer, type Call, type Command, read, type Verb } from '../command.ts';
import { drawSheet, fresh } from './capture-draw.ts';
import { colleaguesIn } from './colleagues.ts';
import { captureId } from './fields.ts';
import { letterVerbs } from './letters.ts';

const named = z.object({ id: captureId });
const sent = named.extend({
  /** A suggested person. */
  to: z.string().max(200).optional(),
  /** Or somebody by name. */
  name: z.string().trim().max(200).optional(),
});
const said = named.extend({
  round: z.coerce.number().int().min(1),
  note: z.string().max(2_000).default(''),
});
const mark = z.enum(CHECKLIST_MARKS).or(z.literal('open')).optional();
const marked = named.extend({
  ...Object.fromEntries(CHECKLIST_POINTS.map((point) => [point, mark] as const)),
  note: z.string().max(1_000).default(''),
});

const pageOf = ({ deps, who, data }: Call): Promise<PeerReviewPage> =>
  deps.views.peerReviews.page(who, read(named, data).id);

async function drawSend(call: Call): Promise<Card> {
  const page = await pageOf(call);
  if (!page.actions.includes('send')) return reviewStandingCard(page, call.voice);
  const suggested = await call.deps.views.peerReviews.suggested(call.who, page.capture.id);
  return sendCard(page, suggested, call.data, call.voice);
}

/** Whoever was pressed, or is meant by the name. @throws AppError `handover-to-unknown` */
async function reviewerIn(call: Call): Promise<PersonId> {
  const { to, name = '' } = read(sent, call.data);
  if (to) return asId<PersonId>(to);
  const [person, ...others] = await colleaguesIn(call, name);
  if (!person || others.length > 0) throw new AppError('handover-to-unknown', 'one reviewer');
  return person;
}

async function send(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  const { capture } = await pageOf(call);
  const reviewer = await deps.actions.people.actor(await reviewerIn(call));
  await deps.actions.capture.reviews.send(who, capture.id, reviewer);
  const card = reviewStandingCard(await pageOf(call), voice);
  return { card: withNotice(card, voice.say('reviewing.send.sent'), 'good') };
}

const drawStanding = async (call: Call): Promise<Card> =>
  reviewStandingCard(await pageOf(call), call.voice);

async function takeBack(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  await deps.actions.capture.reviews.takeBack(who, read(named, call.data).id);
  return { card: withNotice(await drawStanding(call), voice.say('reviewing.taken-back'), 'good') };
}

async function drawLook(call: Call): Promise<Card> {
  const page = await pageOf(call);
  const url = call.deps.tabUrl?.(`/captures/${page.capture.id}/review`) ?? null;
  return page.mine ? reviewStandingCard(page, call.voice) : lookCard(page, url, call.voice);
}

/** What was typed for single fields, by their ids. */
function commentsIn(
  { template }: PeerReviewPage,
  { data }: Call,
): Readonly<Record<string, string>> {
  const fields = template.steps.flatMap((step) => step.fields);
  return Object.fromEntries(
    fields.flatMap(({ id }) => {
      const words = data[commentOn(id)];
      return words?.trim() ? [[id, words] as const] : [];
    }),
  );
}

const saying =
  (verb: 'approve' | 'ask-changes' | 'decline') =>
  async (call: Call): Promise<Answer> => {
    const { deps, who, voice, data } = call;
    const { id, round, note } = read(said, data);
    const comments = verb === 'ask-changes' ? commentsIn(await pageOf(call), call) : {};
    await deps.actions.capture.reviews.say(who, id, verb, round, { note, comments });
    const thanks = verb === 'decline' ? 'reviewing.look.declined' : 'reviewing.look.approved';
    return { card: withNotice(await drawLook(call), voice.say(thanks), 'good') };
  };

const drawChanges = async (call: Call): Promise<Card> =>
  asked(call, (page) => changesCard(page, call.data, call.voice));
const drawDecline = async (call: Call): Promise<Card> =>
  asked(call, (page) => declineCard(page, call.data, call.voice));

/** A form for the reviewer; whoever has nothing to say there sees how it stands. */
async function asked(call: Call, form: (page: PeerReviewPage) => Card): Promise<Card> {
  const page = await pageOf(call);
  return page.actions.includes('approve') ? form(page) : drawLook(call);
}

/** What is over has nothing to mark: how it stands then. */
async function drawChecklist(call: Call): Promise<Card> {
  const sheet = await call.deps.actions.capture.read(call.who, read(named, call.data).id);
  return sheet.actions.includes('mark')
    ? checklistCard(sheet, call.voice)
    : drawSheet(fresh(call), sheet, sheet.nextStep);
}

async function keepMarks(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id, note } = read(marked, data);
  const marks = Object.fromEntries(
    CHECKLIST_POINTS.flatMap((point) => {
      const given = CHECKLIST_MARKS.find((one) => one === data[point]);
      return given ? [[point, given] as const] : [];
    }),
  );
  const sheet = await deps.actions.capture.mark(who, id, { marks, note });
  const card = await drawSheet(fresh(call), sheet, sheet.template.steps.length);
  return { card: withNotice(card, voice.say('reviewing.checklist.saved'), 'good') };
}

const drawn = (draw: (call: Call) => Promise<Card>): Verb => ({
  run: async (call) => ({ card: await draw(call) }),
});

export const peerReviewCommands: readonly Command[] = [
  {
    verbs: {
      ...letterVerbs,
      'capture.ask-send': drawn(drawSend),
      'capture.send': { run: send, again: drawSend },
      'capture.review': drawn(drawStanding),
      'capture.take-back': { run: takeBack, again: drawStanding },
      'capture.checklist': drawn(drawChecklist),
      'capture.mark': { run: keepMarks },
      'review.look': drawn(drawLook),
      'review.approve': { run: saying('approve'), again: drawLook },
      'review.ask-changes': drawn(drawChanges),
      'review.changes': { run: saying('ask-changes'), again: drawChanges },
      'review.ask-decline': drawn(drawDecline),
      'review.decline': { run: saying('decline'), again: drawDecline },
    },
  },
];
