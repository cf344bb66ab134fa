import type { Beside, Offer } from '../../src/features/expertise/actions.ts';
import type { Need } from '../../src/features/expertise/model.ts';
import type { Ask } from '../../src/features/queries/ask.ts';
import { type Schedule, STEPS } from '../../src/features/queries/escalation.ts';
import type { CountedQuery } from '../../src/features/queries/policy.ts';
import type { QuerySummary } from '../../src/views/query.ts';
import type { AskView, Leading } from '../../src/views/query-leading.ts';
import { day } from '../day.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  group,
  heading,
  line,
  row,
  run,
  sentence,
  subheading,
  title,
} from './card.ts';
import { placeOf, reasonsIn } from './expertise.ts';
import { choiceInput, press, textInput } from './inputs.ts';
import { questionTitle } from './replies.ts';

const LONGEST_REASON = 500;
const LONGEST_NAME = 200;
const LONGEST_SCHEDULE = 30;

/** Who was asked, and what they said. */
function asked({ ask, name, byName, toName }: AskView, voice: Voice): Element {
  const by = byName ?? voice.say('leading.ask.schedule');
  const said = voice.say(`leading.ask.states.${ask.state}`, { name: toName ?? '—' });
  return line(
    run(`${name} `, { weight: 'Bolder' }),
    run(voice.say('leading.ask.by', { by, said })),
  );
}

/** What comes next where nobody replies, and when. */
export const nextLine = ({ next }: Pick<Leading, 'next'>, voice: Voice): Element | null =>
  next === null
    ? null
    : sentence(voice.say(`leading.next.${next.step}`, { date: voice.date(next.at) }), true);

const offered = (id: string, { person, reasons }: Offer, need: Need, voice: Voice): Element =>
  group([
    title(person.name),
    line(run(placeOf(person, voice), { subtle: true })),
    line(run(reasonsIn(reasons, need, voice))),
    row([
      press(voice.say('leading.ask.one', { name: person.name }), 'query.ask-expert', {
        id,
        person: person.id,
      }),
    ]),
  ]);

/** Colleagues who know, to be asked with one press, and those who were. */
export function askExpertsCard(
  { query, asks, next, mayAsk, mayMerge }: Leading,
  { need, people }: Beside,
  voice: Voice,
): Card {
  const { id } = query;
  return card({
    lang: voice.language,
    fallback: voice.say('leading.ask.title'),
    body: [
      heading(voice.say('leading.ask.title')),
      questionTitle(query),
      sentence(voice.say('leading.ask.what')),
      ...(asks.length > 0 ? [subheading(voice.say('leading.ask.asked'))] : []),
      ...asks.map((view) => asked(view, voice)),
      ...(people.length > 0 ? [subheading(voice.say('leading.ask.suggested'))] : []),
      ...(mayAsk ? people.map((one) => offered(id, one, need, voice)) : []),
      people.length === 0 ? sentence(voice.say('leading.ask.nobody')) : null,
      nextLine({ next }, voice),
    ],
    actions: [
      mayAsk && people.length > 1
        ? press(voice.say('leading.ask.all'), 'query.ask-experts', { id }, { style: 'positive' })
        : null,
      mayMerge ? press(voice.say('leading.schedule.button'), 'query.schedule', { id }) : null,
      press(voice.say('asking.return'), 'query.read', { id }),
    ],
  });
}

export interface ScheduleForm {
  readonly query: CountedQuery;
  readonly communityName: string;
  readonly schedule: Schedule;
  /** What was decided before, newest first. */
  readonly history: readonly {
    readonly schedule: Schedule;
    readonly by: string;
    readonly at: Date;
  }[];
  readonly entered: CardData;
}

const daysIn = (schedule: Schedule): string => STEPS.map((step) => schedule[step]).join(' / ');

/** After how many working days without a reply what happens, as the community's moderators decide. */
export function scheduleCard(form: ScheduleForm, voice: Voice): Card {
  const { query, communityName: community, schedule, history, entered } = form;
  return card({
    lang: voice.language,
    fallback: voice.say('leading.schedule.title', { community }),
    body: [
      heading(voice.say('leading.schedule.title', { community })),
      sentence(voice.say('leading.schedule.what')),
      ...STEPS.map((step) =>
        choiceInput({
          id: step,
          label: voice.say(`leading.schedule.steps.${step}`),
          error: voice.say('leading.schedule.order'),
          required: true,
          choices: Array.from({ length: LONGEST_SCHEDULE }, (_none, index) => ({
            value: String(index + 1),
            title: voice.say('leading.schedule.days', { count: index + 1 }),
          })),
          value: entered[step] ?? String(schedule[step]),
        }),
      ),
      ...history.map(({ schedule: was, by, at }) =>
        sentence(
          voice.say('leading.schedule.was', { days: daysIn(was), name: by, date: voice.date(at) }),
          true,
        ),
      ),
    ],
    actions: [
      press(
        voice.say('leading.schedule.save'),
        'query.decide-schedule',
        { id: query.id },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('asking.return'), 'query.experts', { id: query.id }),
    ],
  });
}

const settling = (ask: Ask) => ({ id: ask.id, version: String(ask.version) });

/** To whoever is asked by name: what, why them, by when, and the three ways to answer. */
export function expertAskedCard(
  view: AskView,
  { query, community, askerName }: QuerySummary,
  voice: Voice,
): Card {
  const { ask, byName } = view;
  const open = ask.state === 'asked';
  const by = byName ?? voice.say('leading.ask.schedule');
  return card({
    lang: voice.language,
    fallback: voice.say('leading.asked.title'),
    body: [
      heading(voice.say('leading.asked.title')),
      questionTitle(query),
      line(run(voice.say('leading.asked.who', { asker: askerName, by }))),
      community
        ? line(
            run(voice.say('leading.asked.where', { community: community.names[voice.language] })),
          )
        : null,
      query.neededBy
        ? sentence(voice.say('asking.list.needed', { date: voice.date(day(query.neededBy)) }))
        : null,
      sentence(voice.say(open ? 'leading.asked.ways' : `leading.asked.now.${ask.state}`)),
    ],
    actions: [
      press(
        voice.say('leading.asked.answer'),
        'query.read',
        { id: query.id },
        { style: 'positive' },
      ),
      open ? press(voice.say('leading.asked.pass'), 'ask.ask-pass', { id: ask.id }) : null,
      open ? press(voice.say('leading.asked.decline'), 'ask.ask-decline', { id: ask.id }) : null,
    ],
  });
}

export const passCard = (ask: Ask, query: CountedQuery, entered: CardData, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('leading.pass.title'),
    body: [
      heading(voice.say('leading.pass.title')),
      questionTitle(query),
      sentence(voice.say('leading.pass.what')),
      textInput({
        id: 'colleague',
        label: voice.say('leading.pass.who'),
        error: voice.say('leading.pass.missing'),
        required: true,
        maxLength: LONGEST_NAME,
        value: entered.colleague,
      }),
    ],
    actions: [
      press(voice.say('leading.asked.pass'), 'ask.pass', settling(ask), { inputs: true }),
      press(voice.say('bot.pages.cancel'), 'ask.read', { id: ask.id }),
    ],
  });

export const declineCard = (ask: Ask, query: CountedQuery, entered: CardData, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('leading.decline.title'),
    body: [
      heading(voice.say('leading.decline.title')),
      questionTitle(query),
      sentence(voice.say('leading.decline.what')),
      textInput({
        id: 'why',
        label: voice.say('leading.decline.why'),
        error: voice.say('leading.decline.long'),
        maxLength: LONGEST_REASON,
        value: entered.why,
      }),
    ],
    actions: [
      press(voice.say('leading.asked.decline'), 'ask.decline', settling(ask), { inputs: true }),
      press(voice.say('bot.pages.cancel'), 'ask.read', { id: ask.id }),
    ],
  });

/** Questions that are likely the same, for whoever is about to ask. */
export function alikeElements(alike: readonly QuerySummary[], voice: Voice): Element[] {
  if (alike.length === 0) return [];
  return [
    subheading(voice.say('leading.alike.title')),
    ...alike.map(({ query, askerName }) =>
      group([
        questionTitle(query),
        line(
          run(askerName, { subtle: true }),
          run(` · ${voice.say('asking.list.replies', { count: query.replies })}`, { subtle: true }),
        ),
        row([press(voice.say('asking.open-button'), 'query.read', { id: query.id })]),
      ]),
    ),
  ];
}

/** What a moderator may put together with this question. */
export const sameCard = (query: CountedQuery, alike: readonly QuerySummary[], voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('leading.merge.title'),
    body: [
      heading(voice.say('leading.merge.title')),
      questionTitle(query),
      sentence(voice.say('leading.merge.what')),
      ...(alike.length === 0 ? [sentence(voice.say('leading.merge.none'))] : []),
      ...alike.map((other) =>
        group([
          questionTitle(other.query),
          line(run(other.askerName, { subtle: true })),
          row([
            press(
              voice.say('leading.merge.button', { question: cut(other.query.text, 60) }),
              'query.merge',
              {
                id: query.id,
                into: other.query.id,
              },
            ),
          ]),
        ]),
      ),
    ],
    actions: [press(voice.say('asking.return'), 'query.read', { id: query.id })],
  });
