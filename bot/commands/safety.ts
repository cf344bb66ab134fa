import { z } from 'zod';
import type { Discussion } from '../../src/features/discussions/model.ts';
import { GROUNDS } from '../../src/features/safety/model.ts';
import { wordsOver } from '../../src/features/safety/watching.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { pointedOutForm, reportForm, safetyCard } from '../cards/safety.ts';
import { type Call, type Command, formKey, read } from '../command.ts';
import { drawDiscussion } from './draw.ts';
import { contributionId, discussionId } from './fields.ts';

/** The form again with what its author had better think of; null where there is nothing, or it was seen before. */
export async function pointedOut(
  call: Call,
  discussion: Discussion,
  text: string,
): Promise<Card | null> {
  const { deps, who, voice, data } = call;
  // What is watched for in a community is its own; a guest's words are looked at when they come.
  if (who.external) return null;
  const seen = formKey(call, text);
  if (data.seen === seen) return null;
  const found = await deps.actions.safety.screening.before(who, discussion.community, text);
  const over = wordsOver(text);
  if (found.hints.length === 0 && over === 0) return null;
  const { question, quote, audience, answers } = data;
  const entered = { text, question, quote, audience, answers };
  const nonce = data.nonce ?? deps.ids.next();
  return pointedOutForm({ discussion, entered, found, wordsOver: over, nonce, seen }, voice);
}

const about = z.object({ id: contributionId, discussion: discussionId });
const report = about.extend({ ground: z.enum(GROUNDS), words: z.string().trim().min(1) });

async function drawReport(call: Call): Promise<Card> {
  const { id, discussion } = read(about, call.data);
  const { view } = await call.deps.views.discussions.said(call.who, discussion, id);
  const { text } = view.contribution;
  const { words } = call.data;
  return reportForm({ id, discussion, nonce: call.deps.ids.next(), text, words }, call.voice);
}

export const safetyCommands: readonly Command[] = [
  {
    name: 'safety',
    words: async ({ deps, who, voice }) => {
      const waiting = await deps.actions.safety.waiting(who);
      return { card: safetyCard(waiting.length, deps.tabUrl?.('/safety') ?? null, voice) };
    },
    verbs: {
      'abuse.report': { run: async (call) => ({ card: await drawReport(call) }) },
      'abuse.send': {
        run: async (call) => {
          const { id, discussion, ground, words } = read(report, call.data);
          const { deps, who, voice } = call;
          const item = { kind: 'contribution', id } as const;
          await deps.actions.safety.reports.report(who, { about: item, ground, words });
          const drawn = await drawDiscussion({ ...call, data: {} }, discussion);
          return { card: withNotice(drawn, voice.say('safety.report.sent'), 'good') };
        },
        again: drawReport,
      },
    },
  },
];
