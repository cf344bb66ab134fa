import type { Answer, Call } from './command.ts';
import type { Turn } from './turn.ts';

/** What somebody of another organization may ask for here. All else is answered alike, whether it exists or not. */
const COMMANDS = new Set(['calendar', 'language']);
const VERBS = new Set(['community.idea', 'language.ask', 'language.choose']);

function isOpen(turn: Turn, commandIn: (text: string) => string | null): boolean {
  switch (turn.kind) {
    case 'message':
      return turn.place.kind === 'chat' && COMMANDS.has(commandIn(turn.text) ?? '');
    case 'submit':
    case 'invoke':
      return VERBS.has(turn.verb);
    case 'install':
    case 'named':
      return false;
    case 'edited':
    case 'deleted':
    case 'uninstall':
    case 'ignored':
      return true;
  }
}

/** A guest's turn: what is open to guests, or the sentence that says what is. */
export const forGuest = <T>(
  call: Call,
  turn: Turn,
  commandIn: (text: string) => string | null,
  go: () => Promise<T>,
): Promise<T | NonNullable<Answer>> =>
  isOpen(turn, commandIn)
    ? go()
    : Promise.resolve({ text: call.voice.say('membership.guest-chat') });
