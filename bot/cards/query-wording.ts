import type { CountedQuery } from '../../src/features/queries/policy.ts';
import type { WordingView } from '../../src/views/query-leading.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, cut, heading, line, prose, run, sentence, subheading } from './card.ts';
import { press } from './inputs.ts';
import { questionTitle } from './replies.ts';

const LONGEST = 4_000;

/** To whoever wrote it: the words as they are, those that are proposed, and yes or no. Silence is a no. */
export function wordingCard(view: WordingView, query: CountedQuery, voice: Voice): Card {
  const { edit, byName, standing, until } = view;
  const what = edit.reply === null ? 'question' : 'reply';
  const pressed = { id: edit.id, version: String(edit.version) };
  return card({
    lang: voice.language,
    fallback: voice.say('questions.wording.title'),
    body: [
      heading(voice.say('questions.wording.title')),
      questionTitle(query),
      line(run(voice.say(`questions.wording.asks-${what}`, { name: byName }))),
      line(run(voice.say('questions.wording.why', { why: edit.why }))),
      subheading(voice.say('questions.wording.before')),
      ...prose(cut(edit.before, LONGEST)),
      subheading(voice.say('questions.wording.after')),
      ...prose(cut(edit.after, LONGEST)),
      standing === 'asked'
        ? sentence(voice.say('questions.wording.until', { date: voice.date(until) }))
        : sentence(voice.say(`questions.wording.states.${standing}`)),
    ],
    actions: [
      standing === 'asked'
        ? press(voice.say('questions.wording.agree'), 'wording.agree', pressed, {
            style: 'positive',
          })
        : null,
      standing === 'asked'
        ? press(voice.say('questions.wording.decline'), 'wording.decline', pressed)
        : null,
      press(voice.say('asking.return'), 'query.read', { id: query.id }),
    ],
  });
}

/** To whoever proposed it. */
export const wordingSettledCard = (
  { edit, ofName, standing }: WordingView,
  query: CountedQuery,
  voice: Voice,
): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('questions.wording.settled'),
    body: [
      heading(voice.say('questions.wording.settled')),
      questionTitle(query),
      line(run(voice.say(`questions.wording.told-${standing}`, { name: ofName }))),
      ...prose(cut(edit.after, LONGEST)),
    ],
    actions: [press(voice.say('asking.open-button'), 'query.read', { id: query.id })],
  });
