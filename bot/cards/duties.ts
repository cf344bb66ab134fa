import { type DutyMove, dutyKey } from '../../src/features/duties/model.ts';
import type { DutiesPage, DutyLine } from '../../src/views/duties.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  fact,
  group,
  heading,
  row,
  sentence,
  subheading,
} from './card.ts';
import { dayWords } from './departure.ts';
import { link, press } from './inputs.ts';

const MOST = 6;
const LONGEST_NAME = 200;

/** How it stands, to whoever leaves it or was asked. */
function stateSaid({ duty: { kind, state }, toName, leaving }: DutyLine, voice: Voice): string {
  const who = voice.say(`duties.who.${kind === 'community' ? 'community' : 'others'}`);
  const date = dayWords(leaving.lastDay, voice);
  return voice.say(`duties.state.${state}`, { name: toName ?? '—', who, date });
}

const button = ({ duty, successorName }: DutyLine, move: DutyMove, voice: Voice): Element =>
  press(
    voice.say(`duties.verb.${move}`, { name: successorName ?? '—' }),
    'duty.move',
    { id: duty.handover, duty: dutyKey(duty), move },
    move === 'accept' ? { style: 'positive' } : {},
  );

type Part = keyof DutiesPage;

function listed(one: DutyLine, part: Part, voice: Voice): Element {
  const { duty, leaving, name, leaverName, actions } = one;
  const from = { name: leaverName, date: dayWords(leaving.lastDay, voice) };
  return group([
    fact(
      voice.say(`duties.kind.${duty.kind}`),
      cut(name ?? voice.say('duties.unnamed'), LONGEST_NAME),
      voice,
    ),
    part === 'own' ? null : sentence(voice.say('duties.from', from)),
    part === 'flagged' ? null : sentence(stateSaid(one, voice), true),
    actions.length > 0 ? row(actions.map((move) => button(one, move, voice))) : null,
  ]);
}

function section(page: DutiesPage, part: Part, voice: Voice): Element[] {
  const lines = page[part];
  if (lines.length === 0) return [];
  const more = lines.length - MOST;
  const unnamed = part === 'own' && lines.some(({ successorName }) => successorName === null);
  return [
    subheading(voice.say(`duties.part.${part}`)),
    sentence(voice.say(`duties.does.${part}`)),
    ...(unnamed ? [sentence(voice.say('duties.no-successor'))] : []),
    ...lines.slice(0, MOST).map((one) => listed(one, part, voice)),
    ...(more > 0 ? [sentence(voice.say('duties.more', { count: more }), true)] : []),
  ];
}

/** What the reader leaves, is asked to take over, and finds somebody for. */
export function dutiesCard(page: DutiesPage, tabUrl: string | null, voice: Voice): Card {
  const all = [...page.own, ...page.offered, ...page.flagged];
  return card({
    lang: voice.language,
    fallback: voice.say('duties.page'),
    body: [
      heading(voice.say('duties.page')),
      sentence(voice.say('duties.what')),
      all.length === 0 ? sentence(voice.say('duties.empty')) : null,
      ...section(page, 'offered', voice),
      ...section(page, 'own', voice),
      ...section(page, 'flagged', voice),
    ],
    actions: [
      press(voice.say('bot.handover.list'), 'handover.list'),
      link(voice.say('bot.discussion.tab'), tabUrl),
    ],
  });
}
