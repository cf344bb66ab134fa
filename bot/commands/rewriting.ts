import { z } from 'zod';
import { DRAFT_KINDS } from '../../src/features/rewriting/model.ts';
import { asId, type DiscussionId, type QueryId } from '../../src/kernel/ids.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { rewritingCard } from '../cards/rewriting.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { version } from './fields.ts';

/** Null where a card names none: plain words. */
const language = z
  .union([z.literal(''), z.enum(LANGUAGES)])
  .default('')
  .transform((value) => (value === '' ? null : value));
const ofDraft = z.object({ kind: z.enum(DRAFT_KINDS), id: z.string().min(1).max(200) });
const asked = ofDraft.extend({ language });
const confirmed = asked.extend({ version });

const EDITORS = {
  synthesis: (id: string) => `/discussions/${id}/synthesis`,
  consolidated: (id: string) => `/queries/${id}/consolidated`,
};

async function titleOf({ deps, who }: Call, { kind, id }: z.infer<typeof ofDraft>) {
  const { discussions, queries } = deps.actions;
  return kind === 'synthesis'
    ? (await discussions.read(who, asId<DiscussionId>(id))).discussion.title
    : (await queries.read(who, asId<QueryId>(id))).query.text;
}

async function draw(call: Call): Promise<Card> {
  const item = read(ofDraft, call.data);
  const { deps, who, voice } = call;
  const page = await deps.actions.rewriting.read(who, item.kind, item.id);
  const url = deps.tabUrl?.(EDITORS[item.kind](item.id)) ?? null;
  return rewritingCard(page, { ...item, title: await titleOf(call, item) }, url, voice);
}

async function ask(call: Call): Promise<Answer> {
  const { kind, id, language: to } = read(asked, call.data);
  const { deps, who, voice } = call;
  const task = to ? { kind: 'translate' as const, language: to } : { kind: 'rewrite' as const };
  const begun = await deps.actions.rewriting.ask(who, kind, id, { task, statements: null });
  const drawn = await draw(call);
  return { card: begun.endedAt ? drawn : withNotice(drawn, voice.say('rewriting.asked'), 'good') };
}

async function confirm(call: Call): Promise<Answer> {
  const { kind, id, ...seen } = read(confirmed, call.data);
  const { deps, who, voice } = call;
  await deps.actions.rewriting.confirm(who, kind, id, seen);
  return { card: withNotice(await draw(call), voice.say('rewriting.read-done'), 'good') };
}

export const rewritingCommands: readonly Command[] = [
  {
    verbs: {
      'reword.show': { run: async (call) => ({ card: await draw(call) }) },
      'reword.ask': { run: ask, again: draw },
      'reword.confirm': { run: confirm, again: draw },
    },
  },
];
