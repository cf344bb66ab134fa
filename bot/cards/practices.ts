import {
  LIMITS,
  needsEvidence,
  type PracticeVerb,
  STAGES,
  type Stage,
} from '../../src/features/practices/model.ts';
import type { DecisionLine, PracticeLine, PracticePage } from '../../src/views/practices.ts';
import { day } from '../day.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  fact,
  group,
  heading,
  line,
  prose,
  row,
  run,
  sentence,
  subheading,
  title,
} from './card.ts';
import { dateInput, link, press, textInput } from './inputs.ts';

const MOST_OF_A_STAGE = 3;
const MOST_DECISIONS = 5;
const EXCERPT = 600;
const LONGEST_NAME = 200;

const sponsorSaid = (sponsor: string | null, voice: Voice): string =>
  sponsor === null ? voice.say('pipeline.sponsor-none') : sponsor;

const listed = ({ practice, record, sponsor }: PracticeLine, voice: Voice): Element =>
  group([
    title(cut(record.title, LONGEST_NAME)),
    fact(voice.say('pipeline.sponsor'), sponsorSaid(sponsor, voice), voice),
    row([press(voice.say('pipeline.open'), 'practice.read', { id: practice.id })]),
  ]);

function ofStage(stage: Stage, all: readonly PracticeLine[], voice: Voice): Element[] {
  const those = all.filter(({ practice }) => practice.state === stage);
  if (those.length === 0) return [];
  const rest = those.length - MOST_OF_A_STAGE;
  return [
    subheading(voice.say(`pipeline.stage.${stage}`)),
    ...those.slice(0, MOST_OF_A_STAGE).map((one) => listed(one, voice)),
    ...(rest > 0 ? [sentence(voice.say('pipeline.more', { count: rest }), true)] : []),
  ];
}

/** Good practices by how far they have come. */
export const practicesCard = (
  all: readonly PracticeLine[],
  url: string | null,
  voice: Voice,
): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('pipeline.title'),
    body: [
      heading(voice.say('pipeline.title')),
      sentence(voice.say('pipeline.what')),
      ...(all.length === 0 ? [sentence(voice.say('pipeline.empty'))] : []),
      ...STAGES.flatMap((stage) => ofStage(stage, all, voice)),
    ],
    actions: [
      press(voice.say('pipeline.write'), 'capture.begin', { template: 'good-practice' }),
      link(voice.say('pipeline.page'), url),
    ],
  });

/** What was decided, in one line: by whom, when, and from where to where. */
export const decisionSaid = (one: DecisionLine, voice: Voice): string =>
  voice.say(`pipeline.decided.${one.verb}`, {
    stage: voice.say(`pipeline.stage.${one.to}`),
    name: one.byName,
    sponsor: one.sponsorName ?? '—',
    date: voice.day(day(one.on)),
  });

const decisionShown = (one: DecisionLine, voice: Voice): Element =>
  group([
    line(run(decisionSaid(one, voice), { weight: 'Bolder' })),
    ...prose(one.reason),
    one.evidence === '' ? null : fact(voice.say('pipeline.evidence'), one.evidence, voice),
  ]);

/** One of them: where it stands, why, and what this reader may do. */
export function practiceCard(page: PracticePage, url: string | null, voice: Voice): Card {
  const { practice, record, author, sponsor, decisions, follows, actions } = page;
  const { id, state, enteredAs, enteredAt, capture } = practice;
  return card({
    lang: voice.language,
    fallback: record.title,
    body: [
      heading(voice.say('pipeline.one')),
      title(record.title),
      fact(voice.say('pipeline.stands'), voice.say(`pipeline.stage.${state}`), voice),
      fact(voice.say('pipeline.sponsor'), sponsorSaid(sponsor, voice), voice),
      fact(voice.say('pipeline.author'), author, voice),
      ...prose(cut(record.summary, EXCERPT)),
      subheading(voice.say('pipeline.history')),
      ...decisions
        .toReversed()
        .slice(0, MOST_DECISIONS)
        .map((one) => decisionShown(one, voice)),
      sentence(
        voice.say('pipeline.entered', {
          stage: voice.say(`pipeline.stage.${enteredAs}`),
          date: voice.date(enteredAt),
        }),
        true,
      ),
      sponsor === null && state !== 'stopped'
        ? sentence(voice.say('pipeline.wants-sponsor'))
        : null,
    ],
    actions: [
      ...actions.map((verb) =>
        press(voice.say(`pipeline.verb.${verb}`), 'practice.form', { id, move: verb }),
      ),
      press(voice.say(follows ? 'pipeline.unfollow' : 'pipeline.follow'), 'practice.follow', {
        id,
        on: String(!follows),
      }),
      press(voice.say('pipeline.record'), 'capture.open', { id: capture }),
      press(voice.say('pipeline.all'), 'practice.list'),
      link(voice.say('pipeline.page'), url),
    ],
  });
}

interface Form {
  readonly verb: PracticeVerb;
  readonly nonce: string;
  /** `YYYY-MM-DD`: when it is decided, where nothing else is said. */
  readonly on: string;
  readonly entered: CardData;
}

const whyInputs = ({ verb, on, entered }: Form, voice: Voice): Element[] => [
  textInput({
    id: 'reason',
    label: voice.say('pipeline.reason'),
    error: voice.say('pipeline.reason-missing'),
    required: true,
    multiline: true,
    maxLength: LIMITS.reason,
    value: entered.reason,
  }),
  textInput({
    id: 'evidence',
    label: voice.say(needsEvidence(verb) ? 'pipeline.evidence' : 'pipeline.evidence-maybe'),
    error: voice.say('pipeline.evidence-missing'),
    required: needsEvidence(verb),
    maxLength: LIMITS.evidence,
    value: entered.evidence,
  }),
  dateInput({
    id: 'day',
    label: voice.say('pipeline.day'),
    error: voice.say('pipeline.day-missing'),
    value: entered.day ?? on,
  }),
];

/** Why, since when and by what: nothing is decided without a reason. */
export function decisionForm(page: PracticePage, form: Form, voice: Voice): Card {
  const { verb, nonce, entered } = form;
  const { id } = page.practice;
  const sponsor = textInput({
    id: 'colleague',
    label: voice.say('pipeline.who'),
    error: voice.say('pipeline.who-missing'),
    required: true,
    maxLength: LONGEST_NAME,
    value: entered.colleague,
  });
  return card({
    lang: voice.language,
    fallback: page.record.title,
    body: [
      heading(voice.say(`pipeline.verb.${verb}`)),
      title(page.record.title),
      sentence(voice.say(`pipeline.about.${verb}`)),
      verb === 'sponsor' ? sponsor : null,
      ...whyInputs(form, voice),
    ],
    actions: [
      press(
        voice.say('pipeline.confirm'),
        'practice.decide',
        { id, move: verb, nonce },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('pipeline.back'), 'practice.read', { id }),
    ],
  });
}
