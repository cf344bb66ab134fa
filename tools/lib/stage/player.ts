import { readCard } from '../cards.ts';
import { type Message, type Persona, wordsOf } from '../client.ts';
import type { Camera } from './camera.ts';
import type { Bubble } from './chat-page.ts';
import type { Transcript } from './transcript.ts';
import { Unexpected } from './unexpected.ts';
import { type Said, wordsIn } from './words.ts';

const ANSWER_MS = 15_000;
/** Work behind the scenes: posting in channels, drafting, publishing. */
const WORK_MS = 60_000;

/** One person of a play: acts through a Teams client, and checks what stands on its screen. */
export interface Player {
  readonly name: string;
  readonly persona: Persona;
  /** The product's words in this person's language. */
  readonly words: Said;
  /** Writes to Praxis in private, and reads the answer. */
  says(words: string): Promise<string>;
  /**
   * Presses an action of what was read last, and reads what comes of it.
   * @param action title, verb or number
   */
  presses(action: string | number, inputs?: Readonly<Record<string, string>>): Promise<string>;
  /** Waits for an unasked message that contains the words. @param place `personal` unless told */
  hears(wanted: string, place?: string): Promise<Message>;
  /** Whether such a message has come by now; `hears` then takes it. */
  hasHeard(wanted: string): Promise<boolean>;
  /** Looks at everything that stands in a place until something contains the words. */
  finds(wanted: string, place: string): Promise<Message>;
  /** Answers the post in a channel. @returns what Praxis says to it, empty when nothing */
  replies(post: Message, words: string): Promise<string>;
  /** What was read last contains these words. @throws Unexpected */
  sees(...words: readonly string[]): void;
  seesNot(...words: readonly string[]): void;
  /** Whether what was read last has an action of this title or verb. */
  offers(action: string): boolean;
  /** Titles of the actions that can be pressed now. */
  actions(): readonly string[];
  /** Messages whose card was answered with another, which stands in its place on this person's screen alone. */
  changed(): readonly Message[];
  /** A picture of what stands in the chat, or in a channel. @param last how many messages, from the end */
  photo(caption: string, place?: string, last?: number): Promise<void>;
}

export function playerOf(persona: Persona, camera: Camera, transcript: Transcript): Player {
  const { name, language } = persona.person;
  const chat: Bubble[] = [];
  const ids: string[] = [];
  const changed = new Map<string, Message>();
  let current: Message | null = null;
  let shown = '';

  const put = (bubble: Bubble, id = ''): void => {
    const at = id === '' ? -1 : ids.indexOf(id);
    if (at >= 0) chat[at] = bubble;
    else {
      chat.push(bubble);
      ids.push(id);
    }
  };
  const take = (message: Message): string => {
    current = message.cards.length > 0 ? message : current;
    shown = wordsOf(message);
    if (message.place === 'personal') put(bubbleOf(message, persona), message.id);
    transcript.read(name, shown);
    return shown;
  };
  /** What came unasked while an answer was awaited, until somebody asks for it. */
  const unasked: Message[] = [];
  const answered = async (what: string, place = 'personal'): Promise<string> => {
    const end = performance.now() + ANSWER_MS;
    while (performance.now() < end) {
      const news = await persona.fresh(place, end - performance.now());
      const ours = news.filter(({ from }) => from.kind === 'bot');
      unasked.push(...ours.filter(isUnasked));
      const answer = ours.findLast((message) => !isUnasked(message));
      if (answer) return take(answer);
    }
    throw new Unexpected(`${name} ${what}, and Praxis did not answer.`);
  };
  const heard = async (wanted: string, place: string): Promise<Message> => {
    const says = (message: Message): boolean => wordsOf(message).includes(wanted);
    const at = unasked.findIndex((message) => message.place === place && says(message));
    const [kept] = at >= 0 ? unasked.splice(at, 1) : [];
    return kept ?? persona.next(says, { in: place, timeout: WORK_MS });
  };
  const pressed = async (action: string | number, inputs: Readonly<Record<string, string>>) => {
    if (!current) throw new Unexpected(`${name} has nothing to press '${action}' on.`);
    const result = await persona.press(current, action, inputs);
    if (result.kind === 'sent') return answered(`pressed '${action}'`, current.place);
    if ('message' in result) {
      changed.set(result.message.id, result.message);
      return take({ ...result.message, text: '' });
    }
    const words = result.kind === 'url' ? result.url : result.text;
    shown = words;
    put({ who: 'Praxis', mine: false, text: words, card: null, reply: false });
    transcript.read(name, words);
    if (result.kind === 'error')
      throw new Unexpected(`${name} pressed '${action}' and was refused: ${words}`);
    return words;
  };
  const lookFor = async (wanted: string, place: string): Promise<Message | null> => {
    const all = await persona.history(place);
    return all.findLast((message) => wordsOf(message).includes(wanted)) ?? null;
  };
  return {
    name,
    persona,
    words: wordsIn(language),
    says: async (words) => {
      transcript.did(`**${name}** writes: “${words}”`);
      put({ who: name, mine: true, text: words, card: null, reply: false });
      await persona.say(words);
      return answered(`wrote '${words}'`);
    },
    presses: async (action, inputs = {}) => {
      const title = current ? titleOf(current, action) : String(action);
      const entered = Object.entries(inputs).map(([field, value]) => `${field}: “${value}”`);
      transcript.did(
        `**${name}** presses “${title}”${entered.length > 0 ? ` with ${entered.join('; ')}` : ''}`,
      );
      return pressed(action, inputs);
    },
    hears: async (wanted, place = 'personal') => {
      const message = await heard(wanted, place);
      take(message);
      return message;
    },
    hasHeard: async (wanted) => {
      const news = await persona.fresh('personal');
      unasked.push(...news.filter(({ from }) => from.kind === 'bot'));
      return unasked.some((message) => wordsOf(message).includes(wanted));
    },
    finds: async (wanted, place) => {
      const end = performance.now() + WORK_MS;
      for (;;) {
        const message = await lookFor(wanted, place);
        if (message) {
          take(message);
          return message;
        }
        if (performance.now() > end)
          throw new Unexpected(`${name} finds nothing in ${place} that says '${wanted}'.`);
        // Wakes at the next message of anybody in this place.
        await persona.fresh(place, Math.min(2_000, Math.max(1, end - performance.now())));
      }
    },
    replies: async (post, words) => {
      transcript.did(`**${name}** replies in the channel: “${words}”`);
      await persona.reply(post, words, post.place);
      const news = await persona.fresh(post.place, 2_000);
      const root = post.replyTo ?? post.id;
      const answer = news.findLast(({ from, replyTo }) => from.kind === 'bot' && replyTo === root);
      return answer ? take(answer) : '';
    },
    sees: (...words) => {
      for (const wanted of words) {
        if (!shown.includes(wanted))
          throw new Unexpected(`${name} should read '${wanted}', but reads:\n${shown}`);
      }
    },
    seesNot: (...words) => {
      for (const unwanted of words) {
        if (shown.includes(unwanted))
          throw new Unexpected(`${name} should not read '${unwanted}', but reads:\n${shown}`);
      }
    },
    offers: (action) =>
      current !== null &&
      readCard(current.cards[0]).actions.some(
        ({ title, verb }) => action === title || action === verb,
      ),
    actions: () => (current ? readCard(current.cards[0]).actions.map(({ title }) => title) : []),
    changed: () => [...changed.values()],
    photo: async (caption, place = 'personal', last = 3) => {
      const bubbles =
        place === 'personal'
          ? chat
          : inThreads(await persona.history(place)).map((message) => bubbleOf(message, persona));
      const title = place === 'personal' ? `${name}, chat with Praxis` : `${name}, in the channel`;
      transcript.picture(await camera.chat(title, bubbles.slice(-last), caption), caption);
    },
  };
}

const titleOf = (message: Message, action: string | number): string => {
  const { actions } = readCard(message.cards[0]);
  return (
    (
      actions.find(({ title, verb }) => title === action || verb === action) ??
      actions[Number(action) - 1]
    )?.title ?? String(action)
  );
};

/** Messages that Praxis sends of its own accord carry its own key. */
const isUnasked = ({ cards: [card] }: Message): boolean =>
  typeof card === 'object' && card !== null && 'praxisKey' in card;

/** As a channel shows them: each thread together, oldest first; ids are times. */
const inThreads = (messages: readonly Message[]): Message[] =>
  messages.toSorted(
    (a, b) => Number(a.replyTo ?? a.id) - Number(b.replyTo ?? b.id) || Number(a.id) - Number(b.id),
  );

const bubbleOf = (message: Message, reader: Persona): Bubble => ({
  who: message.from.name,
  mine: message.from.id === reader.person.id,
  text: message.deleted ? '(deleted)' : message.text,
  card: message.cards[0] ?? null,
  reply: message.replyTo !== null,
});
