import { z } from 'zod';
import type { Outcome } from '../../src/features/attribution/actions/answering.ts';
import {
  DRAFT_KINDS,
  type DraftRef,
  type SUGGESTION_VERBS,
} from '../../src/features/attribution/model.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { asId, type CheckId } from '../../src/kernel/ids.ts';
import { namesOf } from '../../src/views/names.ts';
import { checkCard, checkListCard, suggestCard, takeOutCard } from '../cards/attribution.ts';
import { deskCard, earlyCard } from '../cards/attribution-desk.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { version } from './fields.ts';

const text = z.string().min(1).max(200);
const named = z.object({ id: text.transform((value) => asId<CheckId>(value)) });
const shown = named.extend({ round: z.coerce.number().int().min(1) });
const suggested = named.extend({
  statement: text,
  text: z.string().trim().min(1).max(4_000),
});
const begun = named.extend({
  statement: text.optional(),
  text: z.string().max(4_000).optional(),
});
const ofDraft = z.object({ kind: z.enum(DRAFT_KINDS), id: text });
const decided = ofDraft.extend({
  check: text.transform((value) => asId<CheckId>(value)),
  statement: text,
  version,
});

/** With what lets a draft be published: how many have not answered, as whoever publishes was told. */
export const early = z.coerce.number().int().min(0).max(10_000).default(0);

const PAGE = '/checks';
const EDITORS = {
  synthesis: (id: string) => `/discussions/${id}/synthesis`,
  consolidated: (id: string) => `/queries/${id}/consolidated`,
};

async function draw(call: Call): Promise<Card> {
  const { deps, who, voice } = call;
  const page = await deps.actions.attribution.read(who, read(named, call.data).id);
  return checkCard(page, deps.tabUrl?.(PAGE) ?? null, voice);
}

async function drawList({ deps, who, voice }: Call): Promise<Card> {
  return checkListCard(
    await deps.actions.attribution.mine(who),
    deps.tabUrl?.(PAGE) ?? null,
    voice,
  );
}

async function drawSuggest(call: Call): Promise<Card> {
  const { id, ...given } = read(begun, call.data);
  return suggestCard(await call.deps.actions.attribution.read(call.who, id), given, call.voice);
}

async function drawTakeOut(call: Call): Promise<Card> {
  const page = await call.deps.actions.attribution.read(call.who, read(named, call.data).id);
  return takeOutCard(page, call.voice);
}

/** The card as it stands now, with what the press did. */
const answered =
  (verb: 'confirm' | 'unname' | 'suggest', press: (call: Call) => Promise<Outcome>) =>
  async (call: Call): Promise<Answer> => {
    const outcome = await press(call);
    const said = outcome === 'done' ? `checks.done.${verb}` : `checks.outcome.${outcome}`;
    const kind = outcome === 'changed' || outcome === 'late' ? 'attention' : 'good';
    return { card: withNotice(await draw(call), call.voice.say(said), kind) };
  };

async function drawDesk(call: Call): Promise<Card> {
  const { kind, id: item } = read(ofDraft, call.data);
  const { deps, who, voice } = call;
  const { attribution, people, rewriting } = deps.actions;
  const ref: DraftRef = { kind, item };
  const [desk, { draft }, about] = await Promise.all([
    attribution.desk(who, ref),
    rewriting.read(who, kind, item),
    attribution.titleOf(who, ref),
  ]);
  const nameOf = await namesOf(
    people,
    desk.suggestions.map(({ person }) => person),
  );
  const texts = new Map(draft.statements.map((one) => [one.id, one.text]));
  const textOf = (statement: string) => texts.get(statement) ?? null;
  const url = deps.tabUrl?.(EDITORS[kind](item)) ?? null;
  return deskCard({ ref, about, desk, version: draft.version, textOf, nameOf }, url, voice);
}

async function ask(call: Call): Promise<Answer> {
  const { kind, id: item } = read(ofDraft, call.data);
  const { deps, who, voice } = call;
  const count = await deps.actions.attribution.ask(who, { kind, item });
  const said = voice.say('checks.desk.done', { count });
  return { card: withNotice(await drawDesk(call), said, 'good') };
}

const settle =
  (verb: (typeof SUGGESTION_VERBS)[number]) =>
  async (call: Call): Promise<Answer> => {
    const { check, statement, version: seen } = read(decided, call.data);
    const { deps, who, voice } = call;
    const given = { verb, version: seen };
    await deps.actions.attribution.settle(who, { check, statement }, given);
    const said = voice.say(`checks.desk.settled.${verb}`);
    return { card: withNotice(await drawDesk(call), said, 'good') };
  };

/** Lets a draft go; where some who are named may still answer, it is asked whether it goes all the same. */
export async function unlessWaitedFor(
  call: Call,
  draft: Parameters<typeof earlyCard>[0],
  publish: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await publish();
  } catch (error) {
    if (!isAppError(error) || error.params.context !== 'attribution') throw error;
    return { card: earlyCard(draft, Number(error.params.count), call.voice) };
  }
}

/** Whoever is named in a draft looks how they stand there; its moderators see what they suggest. */
export const attributionCommands: readonly Command[] = [
  {
    name: 'attribution',
    words: async (call) => ({ card: await drawList(call) }),
    verbs: {
      'attribution.list': { run: async (call) => ({ card: await drawList(call) }) },
      'attribution.read': { run: async (call) => ({ card: await draw(call) }) },
      'attribution.confirm': {
        run: answered('confirm', (call) => {
          const { id, round } = read(shown, call.data);
          return call.deps.actions.attribution.confirm(call.who, id, round);
        }),
        again: draw,
      },
      'attribution.unname': {
        run: answered('unname', (call) =>
          call.deps.actions.attribution.unname(call.who, read(named, call.data).id),
        ),
        again: draw,
      },
      'attribution.ask-suggest': { run: async (call) => ({ card: await drawSuggest(call) }) },
      'attribution.suggest': {
        run: answered('suggest', (call) => {
          const { id, ...given } = read(suggested, call.data);
          return call.deps.actions.attribution.suggest(call.who, id, given);
        }),
        again: drawSuggest,
      },
      'attribution.take-out': { run: async (call) => ({ card: await drawTakeOut(call) }) },
    },
  },
  {
    verbs: {
      'attribution.desk': { run: async (call) => ({ card: await drawDesk(call) }) },
      'attribution.ask': { run: ask, again: drawDesk },
      'attribution.take': { run: settle('take'), again: drawDesk },
      'attribution.leave': { run: settle('leave'), again: drawDesk },
    },
  },
];
