import { z } from 'zod';
import { dayOf, isDay } from '../../src/kernel/days.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { type AskId, asId, type FaqId } from '../../src/kernel/ids.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { declineFaqCard, faqCard } from '../cards/faq.ts';
import {
  askExpertsCard,
  declineCard,
  expertAskedCard,
  passCard,
  sameCard,
  scheduleCard,
} from '../cards/query-leading.ts';
import { type Answer, type Call, read, type Verb } from '../command.ts';
import { personId, queryId, reason } from './fields.ts';
import { labelsOf } from './labels.ts';
import { drawQuery } from './query-draw.ts';

const text = z.string().min(1).max(200);
const named = z.object({ id: queryId });
const askNamed = z.object({ id: text.transform((value) => asId<AskId>(value)) });
const faqNamed = z.object({ id: text.transform((value) => asId<FaqId>(value)) });
const one = named.extend({ person: personId });
const merged = named.extend({ into: queryId });
const passed = askNamed.extend({ colleague: z.string().trim().min(1).max(200) });
const declined = askNamed.extend({ why: z.string().trim().max(500).default('') });
const worded = faqNamed.extend({
  version: z.coerce.number().int().min(1),
  question: z.string().trim().min(1).max(2_000),
  answer: z.string().trim().min(1).max(4_000),
  owner: personId,
  reviewOn: z.string().refine(isDay),
});

const bare = (call: Call): Call => ({ ...call, data: {} });
const onQuery = (call: Call): Promise<Card> => drawQuery(bare(call), read(named, call.data).id);

async function drawExperts(call: Call): Promise<Card> {
  const { id } = read(named, call.data);
  const { queries } = call.deps.views;
  const [leading, suggested] = await Promise.all([
    queries.leading(call.who, id),
    queries.suggested(call.who, id),
  ]);
  return askExpertsCard(leading, suggested, call.voice);
}

/** One press asks one, or both of those who are suggested. */
async function ask(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id } = read(named, data);
  await deps.actions.queries.read(who, id);
  const people = data.person
    ? [read(one, data).person]
    : (await deps.views.queries.suggested(who, id)).people.map(({ person }) => person.id);
  const now = await deps.actions.queries.experts.ask(who, id, people);
  const said =
    now.length > 0
      ? voice.say('leading.ask.done', { count: now.length })
      : voice.say('leading.ask.none');
  return { card: withNotice(await drawExperts(call), said, now.length > 0 ? 'good' : 'attention') };
}

async function drawAsk(call: Call): Promise<Card> {
  const { id } = read(askNamed, call.data);
  const { actions, views } = call.deps;
  const found = await actions.queries.experts.read(call.who, id);
  const [asks, summary] = await Promise.all([
    views.queries.asksOf(found.query),
    views.queries.summary(call.who, found.query),
  ]);
  const view = asks.find((other) => other.ask.id === id);
  if (!view) throw new AppError('not-found', `no ask ${id}`);
  return expertAskedCard(view, summary, call.voice);
}

const asking =
  (draw: typeof passCard) =>
  async (call: Call): Promise<Card> => {
    const { id } = read(askNamed, call.data);
    const { queries } = call.deps.actions;
    const found = await queries.experts.read(call.who, id);
    if (found.state !== 'asked') return drawAsk(call);
    const { query } = await queries.read(call.who, found.query);
    return draw(found, query, call.data, call.voice);
  };

/** By address or name, where it names one colleague and no other. */
async function pass(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id, colleague } = read(passed, data);
  const found = (await deps.actions.people.find(colleague)).filter(({ active }) => active);
  const folded = colleague.toLowerCase();
  const exact = found.filter(
    ({ mail, name }) => mail.toLowerCase() === folded || name.toLowerCase() === folded,
  );
  const [to, other] = exact.length > 0 ? exact : found;
  if (!to || other)
    throw new AppError('invalid-input', 'nobody, or several', { field: 'colleague' });
  await deps.actions.queries.experts.pass(who, id, to.id);
  const said = voice.say('leading.pass.done', { name: to.name });
  return { card: withNotice(await drawAsk(call), said, 'good') };
}

async function decline(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id, why } = read(declined, data);
  await deps.actions.queries.experts.decline(who, id, why);
  return { card: withNotice(await drawAsk(call), voice.say('leading.decline.done'), 'good') };
}

async function drawFaq(call: Call): Promise<Card> {
  const { id } = read(faqNamed, call.data);
  const { deps, who, voice } = call;
  const page = await deps.views.queries.faq(who, id);
  const labels = page.mayApprove ? await labelsOf(call, 'consolidated', page.query.id) : null;
  const today = dayOf(deps.clock.now(), who.zone);
  return faqCard({ page, labels, today, entered: call.data }, voice);
}

async function publishFaq(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id, ...wording } = read(worded, data);
  await deps.actions.queries.faqs.read(who, id);
  await deps.actions.queries.faqs.approve(who, id, wording);
  return { card: withNotice(await drawFaq(call), voice.say('leading.faq.sent'), 'good') };
}

async function drawNoFaq(call: Call): Promise<Card> {
  const page = await call.deps.views.queries.faq(call.who, read(faqNamed, call.data).id);
  return page.mayDecline ? declineFaqCard(page, call.data, call.voice) : drawFaq(call);
}

async function declineFaq(call: Call): Promise<Answer> {
  const { id, reason: why } = read(faqNamed.extend({ reason }), call.data);
  await call.deps.actions.queries.faqs.read(call.who, id);
  await call.deps.actions.queries.faqs.decline(call.who, id, why);
  return { card: withNotice(await drawFaq(call), call.voice.say('leading.faq.declined'), 'good') };
}

async function drawSame(call: Call): Promise<Card> {
  const { id } = read(named, call.data);
  const { actions, views } = call.deps;
  const { query, actions: moves } = await actions.queries.read(call.who, id);
  if (!moves.includes('merge')) throw new AppError('illegal-move', `query is ${query.state}`);
  const alike = await actions.queries.alike(call.who, { words: query.text, except: id });
  return sameCard(query, await views.queries.summaries(alike), call.voice);
}

async function merge(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id, into } = read(merged, data);
  await Promise.all([deps.actions.queries.read(who, id), deps.actions.queries.read(who, into)]);
  await deps.actions.queries.merge(who, id, into);
  return { card: withNotice(await onQuery(call), voice.say('leading.merge.done'), 'good') };
}

async function unmerge(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { id } = read(named, data);
  await deps.actions.queries.read(who, id);
  await deps.actions.queries.unmerge(who, id);
  return { card: withNotice(await onQuery(call), voice.say('leading.merge.undone'), 'good') };
}

const days = z.coerce.number().int().min(1).max(60);
const decided = named.extend({ moderators: days, experts: days, gap: days });
const SHOWN_DECISIONS = 5;

async function drawSchedule(call: Call): Promise<Card> {
  const { id } = read(named, call.data);
  const { actions } = call.deps;
  const { query } = await actions.queries.read(call.who, id);
  if (query.community === null) throw new AppError('not-found', 'was never posted');
  const [schedule, decisions, community] = await Promise.all([
    actions.queries.schedule(query.community),
    actions.queries.schedules(call.who, query.community),
    actions.communities.get(query.community),
  ]);
  const people = await actions.people.people(decisions.map(({ by }) => by));
  const names = new Map(people.map((person) => [person.id, person.name]));
  const history = decisions
    .toReversed()
    .slice(0, SHOWN_DECISIONS)
    .map(({ by, ...one }) => ({ ...one, by: names.get(by) ?? '—' }));
  const communityName = community?.names[call.voice.language] ?? query.community;
  return scheduleCard({ query, communityName, schedule, history, entered: call.data }, call.voice);
}

async function decideSchedule(call: Call): Promise<Answer> {
  const { id, ...schedule } = read(decided, call.data);
  const { actions } = call.deps;
  const { query } = await actions.queries.read(call.who, id);
  if (query.community === null) throw new AppError('not-found', 'was never posted');
  await actions.queries.decideSchedule(call.who, query.community, schedule);
  const drawn = await drawSchedule({ ...call, data: { id } });
  return { card: withNotice(drawn, call.voice.say('leading.schedule.done'), 'good') };
}

const shown = (draw: (call: Call) => Promise<Card>): Verb => ({
  run: async (call) => ({ card: await draw(call) }),
});

/** What is done about a question: who is asked, what it becomes, and which it is the same as. */
export const leadingVerbs: Readonly<Record<string, Verb>> = {
  'query.experts': shown(drawExperts),
  'query.ask-expert': { run: ask, again: drawExperts },
  'query.ask-experts': { run: ask, again: drawExperts },
  'query.schedule': shown(drawSchedule),
  'query.decide-schedule': { run: decideSchedule, again: drawSchedule },
  'query.same': shown(drawSame),
  'query.merge': { run: merge, again: onQuery },
  'query.unmerge': { run: unmerge, again: onQuery },
  'ask.read': shown(drawAsk),
  'ask.ask-pass': shown(asking(passCard)),
  'ask.pass': { run: pass, again: asking(passCard) },
  'ask.ask-decline': shown(asking(declineCard)),
  'ask.decline': { run: decline, again: asking(declineCard) },
  'faq.read': shown(drawFaq),
  'faq.publish': { run: publishFaq, again: drawFaq },
  'faq.ask-decline': shown(drawNoFaq),
  'faq.decline': { run: declineFaq, again: drawNoFaq },
};
