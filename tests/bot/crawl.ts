import type { Card } from '../../bot/cards/card.ts';
import { type ReadButton, type ReadInput, readCard } from '../../bot/cards/reading.ts';
import type { FakePerson } from '../support/teams.ts';
import { HOSTILE } from './hostile-world.ts';

/** Presses everything that can be pressed, with hostile words in every input. */

export interface Seen {
  readonly verb: string;
  readonly language: string;
  readonly card: Card;
}

/** Optional, and nothing hostile is a day, an address or a short list: a form with it would lead nowhere. */
const LEFT_EMPTY = new Set(['neededBy', 'endsOn', 'moderators', 'outcomes']);

const fill = (input: ReadInput): string => {
  if (input.id === 'remove') return 'true';
  if (input.value) return input.value;
  if (LEFT_EMPTY.has(input.id) || /\.(from|to|when)$/.test(input.id)) return '';
  if (input.id === 'query') return `domestic work ${HOSTILE}`;
  if (input.id === 'colleague') return 'o';
  if (input.id === 'names') return 'noor@example.org';
  if (input.id === 'topics') return 'domestic work';
  if (input.kind === 'choice') return input.choices.at(-1)?.value ?? '';
  return HOSTILE.slice(0, input.maxLength ?? undefined);
};

type Execute = ReadButton & { readonly kind: 'execute' };

/** Of these each item is looked at: their cards differ with where the item stands. */
const WHOLE = new Set([
  'capture.open',
  'query.read',
  'consolidated.read',
  'reword.show',
  'consent.read',
  'review.look',
  'review.ask-changes',
  'review.ask-decline',
  'discussion.read',
  'prompt.now',
  'prompt.show',
  'prompt.ask-decline',
  'desk.read',
  'practice.read',
  'faq.read',
  'faq.ask-decline',
  'attribution.read',
  'handover.pack',
  'handover.questions',
]);
const EACH = 1;

/** What makes two buttons different enough to press both. */
const sortOf = ({ verb, data }: Execute): string =>
  [
    verb,
    WHOLE.has(verb) ? data.id : '',
    data.place,
    data.move,
    data.verdict,
    data.filter,
    data.go,
    data.step,
    data.page,
    data.days,
    data.language,
  ].join(' ');

/** After which less can be done with the item: pressed last. */
const ENDS = new Set(['faq.publish', 'review.ask-changes', 'review.approve']);
const ends = (button: ReadButton): number =>
  button.kind === 'execute' && ENDS.has(button.verb) ? 1 : 0;

/** Everything this person comes to see: what came unasked, and what writing `words` and pressing each kind of button brings. */
export async function crawl(
  person: FakePerson,
  language: string,
  words: readonly string[],
): Promise<Seen[]> {
  const seen: Seen[] = [];
  const pressed = new Map<string, number>();
  const look = async (verb: string, found = person.latest()): Promise<void> => {
    const message = { ...found };
    if (!message.card) return;
    seen.push({ verb, language, card: message.card });
    const { buttons, inputs } = readCard(message.card);
    const entered = Object.fromEntries(inputs.map((input) => [input.id, fill(input)]));
    for (const button of [...buttons].sort((a, b) => ends(a) - ends(b))) {
      if (button.kind !== 'execute' || button.verb === 'language.choose') continue;
      const times = pressed.get(sortOf(button)) ?? 0;
      if (times >= EACH) continue;
      pressed.set(sortOf(button), times + 1);
      const fresh = person.teams.messages.find(({ id }) => id === message.id);
      if (fresh) fresh.card = message.card;
      await person.pressesOn(message, button, button.inputs ? entered : {});
      // What was passed on or done with meanwhile is rightly gone; anything else refused is a button that lies.
      if (person.refusal && person.refusal.code !== 'not-found') {
        throw new Error(`${button.verb}: ${person.refusal.message}`);
      }
      await look(button.verb, fresh);
    }
  };
  const unasked = person.chat().filter(({ card }) => card?.lang === language);
  for (const text of words) {
    await person.says(text);
    await look(text);
  }
  for (const message of unasked) await look('message', message);
  return seen;
}
