import { z } from 'zod';
import type { Discussion } from '../../src/features/discussions/model.ts';
import { LIMITS } from '../../src/features/queries/model.ts';
import { GROUNDS } from '../../src/features/safety/model.ts';
import { wordsOver } from '../../src/features/safety/watching.ts';
import { AppError } from '../../src/kernel/errors.ts';
import type { CommunityId } from '../../src/kernel/ids.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { readersThere } from '../cards/contribution-form.ts';
import type { PointedOut } from '../cards/pointed-out.ts';
import { reportForm } from '../cards/reporting.ts';
import { pointedOutForm, safetyCard } from '../cards/safety.ts';
import { whoReadsCard, whoReadsQuestionCard } from '../cards/who-reads.ts';
import { type Call, type Command, formKey, read } from '../command.ts';
import { drawDiscussion } from './draw.ts';
import { contributionId, discussionId, queryId, replyId } from './fields.ts';
import { drawQuery } from './query-draw.ts';

/** What is pointed out in a text that is to be posted in a community; null where nothing is, or it was seen before. */
export async function pointedOutIn(
  call: Call,
  community: CommunityId,
  text: string,
): Promise<PointedOut | null> {
  const { deps, who, data } = call;
  // What is watched for in a community is its own; a guest's words are looked at when they come.
  if (who.external) return null;
  const seen = formKey(call, text);
  if (data.seen === seen) return null;
  const found = await deps.actions.safety.screening.before(who, community, text);
  const over = wordsOver(text);
  const given = await deps.views.attachments.before(who, community, text);
  const all = given.every(({ cannot }) => cannot === 0);
  if (found.hints.length === 0 && over === 0 && all) return null;
  return { text, found, given, wordsOver: over, seen };
}

/** The form again with what its author had better think of; null where there is nothing, or it was seen before. */
export async function pointedOut(
  call: Call,
  discussion: Discussion,
  text: string,
): Promise<Card | null> {
  const { deps, voice, data } = call;
  const pointed = await pointedOutIn(call, discussion.community, text);
  if (!pointed) return null;
  const { question, quote, audience, readers, answers } = data;
  const entered = { text, question, quote, audience, readers, answers };
  const nonce = data.nonce ?? deps.ids.next();
  const community = await deps.actions.communities.get(discussion.community);
  // What guests write is not looked at here.
  const there = readersThere(community, false);
  return pointedOutForm({ ...pointed, discussion, there, entered, nonce }, voice);
}

const place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('discussion'), id: discussionId }),
  z.object({ kind: z.literal('query'), id: queryId }),
  // The form in which a question is asked, with what it was filled with.
  z.object({
    kind: z.literal('asking'),
    query: z.string().max(LIMITS.text).default(''),
    background: z.string().max(LIMITS.background).default(''),
  }),
]);

// Cards drawn before questions and replies could be reported name no kind.
const about = z.union([
  z.object({ kind: z.literal('query'), id: queryId }),
  z.object({ kind: z.literal('reply'), id: replyId, query: queryId }),
  z.object({
    kind: z.literal('contribution').default('contribution'),
    id: contributionId,
    discussion: discussionId,
  }),
]);
const report = z.object({ ground: z.enum(GROUNDS), words: z.string().trim().min(1) });

/** Its text as this reader sees it. @throws AppError `not-found` */
async function reported({ deps, who }: Call, item: z.infer<typeof about>): Promise<string> {
  if (item.kind === 'query') return (await deps.actions.queries.read(who, item.id)).query.text;
  if (item.kind === 'reply') {
    const { thread } = await deps.views.queries.page(who, item.query);
    const view = thread.find(({ reply }) => reply.id === item.id);
    if (view) return view.reply.text;
  } else {
    const { view } = await deps.views.discussions.said(who, item.discussion, item.id);
    return view.contribution.text;
  }
  throw new AppError('not-found', `no ${item.kind} ${item.id} for this reader`);
}

async function drawReport(call: Call): Promise<Card> {
  const item = read(about, call.data);
  const text = await reported(call, item);
  const { words } = call.data;
  return reportForm({ item, nonce: call.deps.ids.next(), text, words }, call.voice);
}

const drawThread = (call: Call, item: z.infer<typeof about>): Promise<Card> =>
  item.kind === 'contribution'
    ? drawDiscussion(call, item.discussion)
    : drawQuery(call, item.kind === 'query' ? item.id : item.query);

export const safetyCommands: readonly Command[] = [
  {
    name: 'safety',
    words: async ({ deps, who, voice }) => {
      const { safety, governance } = deps.actions;
      const [{ length: waiting }, kept] = await Promise.all([
        safety.waiting(who),
        governance.kept(),
      ]);
      const url = deps.tabUrl?.('/safety') ?? null;
      return { card: safetyCard({ waiting, kept }, url, voice) };
    },
    verbs: {
      'readers.show': {
        run: async ({ deps, who, voice, data }) => {
          const kept = await deps.actions.governance.kept();
          const where = read(place, data);
          if (where.kind === 'asking') {
            const places = await deps.views.safety.whoReadsQuestions(who);
            const { query, background } = where;
            return { card: whoReadsQuestionCard({ places, kept }, { query, background }, voice) };
          }
          const reads = await deps.views.safety.whoReads(who, where);
          return { card: whoReadsCard({ reads, kept }, deps.tabUrl?.(reads.path) ?? null, voice) };
        },
      },
      'abuse.report': { run: async (call) => ({ card: await drawReport(call) }) },
      'abuse.send': {
        run: async (call) => {
          const item = read(about, call.data);
          const { ground, words } = read(report, call.data);
          const { deps, who, voice } = call;
          const { kind, id } = item;
          await deps.actions.safety.reports.report(who, { about: { kind, id }, ground, words });
          const drawn = await drawThread({ ...call, data: {} }, item);
          return { card: withNotice(drawn, voice.say('safety.report.sent'), 'good') };
        },
        again: drawReport,
      },
    },
  },
];
