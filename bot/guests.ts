import type { Answer, Call } from './command.ts';
import type { Turn } from './turn.ts';

/** What somebody of another organization may ask for here. All else is answered alike, whether it exists or not. */
const COMMANDS = new Set(['attribution', 'calendar', 'discussions', 'help', 'language', 'privacy']);
/** Each answers with what is marked for guests, or as if there were nothing. */
const VERBS = new Set([
  'abuse.report',
  'abuse.send',
  'attribution.ask-suggest',
  'attribution.confirm',
  'attribution.list',
  'attribution.read',
  'attribution.suggest',
  'attribution.take-out',
  'attribution.unname',
  'community.idea',
  'consent.agree',
  'consent.agree-without-name',
  'consent.refuse',
  'consent.take-back',
  'contribution.ask-withdraw',
  'contribution.read',
  'contribution.withdraw',
  'discussion.background',
  'discussion.contribute',
  'discussion.read',
  'discussion.seed',
  'discussion.thread',
  'discussion.write',
  'discussions.list',
  'help.show',
  'language.ask',
  'language.choose',
  'privacy.show',
]);

function isOpen(turn: Turn, commandIn: (text: string) => string | null): boolean {
  switch (turn.kind) {
    case 'message':
      // In a thread of ours their words are taken like anybody's.
      if (turn.place.kind === 'channel') return true;
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
