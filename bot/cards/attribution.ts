import type { CheckPage } from '../../src/features/attribution/actions/answering.ts';
import { checkActions } from '../../src/features/attribution/policy.ts';
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
import { choiceInput, link, press, textInput } from './inputs.ts';

const MOST_SHOWN = 10;
export const LONGEST_SHOWN = 500;
const LONGEST_SUGGESTION = 4_000;

/** A part of what is to be looked at; the page of the tab has all of it. */
export function shown<T>(all: readonly T[], draw: (one: T) => Element[], voice: Voice): Element[] {
  const left = all.length - MOST_SHOWN;
  const more = left > 0 ? [sentence(voice.say('checks.more', { count: left }), true)] : [];
  return [...all.slice(0, MOST_SHOWN).flatMap(draw), ...more];
}

/** What somebody stands in, and how: theirs alone. */
export function checkCard(page: CheckPage, tabUrl: string | null, voice: Voice): Card {
  const { check, open, standing } = page;
  const { id, kind, round, state } = check;
  const actions = checkActions(page);
  const data = { id, round: String(round) };
  const date = voice.date(check.until);
  return card({
    lang: voice.language,
    fallback: voice.say('checks.title'),
    body: [
      heading(voice.say('checks.title')),
      title(cut(page.title, LONGEST_SHOWN)),
      sentence(voice.say(open ? `checks.why.${kind}` : 'checks.out')),
      ...standingElements(page, voice),
      standing.inFull.length > 0 ? sentence(voice.say(`checks.where.${kind}`), true) : null,
      state === 'asked' && open
        ? sentence(voice.say('checks.until', { date }))
        : sentence(voice.say(`checks.states.${state}`)),
      standing.own.length === 0 ? sentence(voice.say('checks.nothing')) : null,
    ],
    actions: [
      actions.includes('confirm')
        ? press(voice.say('checks.confirm'), 'attribution.confirm', data, {
            style: 'positive',
          })
        : null,
      actions.includes('unname')
        ? press(voice.say('checks.unname'), 'attribution.unname', data)
        : null,
      actions.includes('suggest')
        ? press(voice.say('checks.suggest'), 'attribution.ask-suggest', { id })
        : null,
      actions.includes('take-out')
        ? press(voice.say('checks.take-out'), 'attribution.take-out', { id })
        : null,
      press(voice.say('checks.mine'), 'attribution.list'),
      link(voice.say('checks.in-tab'), tabUrl),
    ],
  });
}

function standingElements({ standing, suggestions }: CheckPage, voice: Voice): Element[] {
  const { passages, inFull } = standing;
  const instead = new Map(suggestions.map((one) => [one.statement, one]));
  return [
    ...(passages.length > 0 ? [subheading(voice.say('checks.passages'))] : []),
    ...shown(
      passages,
      ({ statement, text, named }) => {
        const given = instead.get(statement);
        return [
          line(run(cut(text, LONGEST_SHOWN))),
          sentence(voice.say(named ? 'checks.named' : 'checks.not-named'), true),
          ...(given
            ? [
                line(
                  run(`${voice.say(`checks.suggested.${given.state}`)}${voice.say('bot.colon')}`, {
                    subtle: true,
                  }),
                  run(cut(given.text, LONGEST_SHOWN), { italic: true }),
                ),
              ]
            : []),
        ];
      },
      voice,
    ),
    ...(inFull.length > 0 ? [subheading(voice.say('checks.in-full'))] : []),
    ...shown(inFull, ({ text }) => [line(run(cut(text, LONGEST_SHOWN)))], voice),
  ];
}

/** What should stand in place of one of the sentences. */
export function suggestCard(
  page: CheckPage,
  given: { readonly statement?: string | undefined; readonly text?: string | undefined },
  voice: Voice,
): Card {
  const { check, standing } = page;
  const [first] = standing.passages;
  const error = voice.say('checks.instead-missing');
  return card({
    lang: voice.language,
    fallback: voice.say('checks.suggest'),
    body: [
      heading(voice.say('checks.suggest')),
      sentence(voice.say('checks.suggest-how')),
      choiceInput({
        id: 'statement',
        label: voice.say('checks.which'),
        error,
        required: true,
        choices: standing.passages.map(({ statement, text }) => ({
          value: statement,
          title: text,
        })),
        value: given.statement ?? first?.statement,
      }),
      textInput({
        id: 'text',
        label: voice.say('checks.instead'),
        error,
        required: true,
        multiline: true,
        maxLength: LONGEST_SUGGESTION,
        value: given.text,
      }),
    ],
    actions: [
      press(
        voice.say('checks.send'),
        'attribution.suggest',
        { id: check.id },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('checks.back'), 'attribution.read', { id: check.id }),
    ],
  });
}

/** Words are taken back where they were said: the way there for each. */
export function takeOutCard({ check, standing }: CheckPage, voice: Voice): Card {
  const { id, kind, item } = check;
  const [verb, within] =
    kind === 'synthesis'
      ? ['contribution.ask-withdraw', 'discussion']
      : ['reply.ask-withdraw', 'query'];
  return card({
    lang: voice.language,
    fallback: voice.say('checks.take-out'),
    body: [
      heading(voice.say('checks.take-out')),
      sentence(voice.say('checks.take-out-how')),
      ...shown(
        standing.own,
        (one) => [
          group([
            line(run(cut(one.text, LONGEST_SHOWN))),
            row([
              press(voice.say('checks.take-out-one'), verb ?? '', {
                id: one.id,
                [within ?? '']: item,
                page: '0',
              }),
            ]),
          ]),
        ],
        voice,
      ),
    ],
    actions: [press(voice.say('checks.back'), 'attribution.read', { id })],
  });
}

/** What this person is asked and was asked. */
export const checkListCard = (
  pages: readonly CheckPage[],
  url: string | null,
  voice: Voice,
): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('checks.mine'),
    body: [
      heading(voice.say('checks.mine')),
      ...(pages.length === 0 ? [sentence(voice.say('checks.none'))] : []),
      ...shown(
        pages,
        ({ check, title: about, open }) => [
          group([
            title(cut(about, LONGEST_SHOWN)),
            sentence(
              voice.say(
                check.state === 'asked' && !open ? 'checks.out' : `checks.states.${check.state}`,
              ),
              true,
            ),
            row([press(voice.say('checks.open'), 'attribution.read', { id: check.id })]),
          ]),
        ],
        voice,
      ),
    ],
    actions: [link(voice.say('checks.in-tab'), url)],
  });
