import type { TurnContext } from 'botbuilder';
import { AppError, ERROR_STATUS, isAppError } from '../src/kernel/errors.ts';
import type { Actor } from '../src/kernel/person.ts';
import type { Arrival } from '../src/ports/inbox.ts';
import { rememberAddresses } from './addresses.ts';
import { withNotice } from './cards/card.ts';
import type { Answer, Call, Verb } from './command.ts';
import { COMMANDS } from './commands/all.ts';
import { channelAnswer } from './commands/channel.ts';
import { groupAnswer } from './commands/group.ts';
import { helpVerb } from './commands/help.ts';
import { search } from './commands/knowledge.ts';
import type { BotDeps } from './deps.ts';
import { formNamed } from './forms.ts';
import { forGuest } from './guests.ts';
import { INVOKES } from './invokes.ts';
import { respond } from './named-invoke.ts';
import { onceIn } from './once.ts';
import { followOwnMessage } from './own-messages.ts';
import { answerInvoke } from './reply.ts';
import { createSaying } from './saying.ts';
import { refusal } from './sentences.ts';
import { createTriggers, fold } from './triggers.ts';
import { MOST_CHARACTERS, readTurn, type Turn } from './turn.ts';
import { createVoice, type Voice, voiceFor } from './voice.ts';

const VERBS: ReadonlyMap<string, Verb> = new Map(
  COMMANDS.flatMap(({ verbs }) => Object.entries(verbs)),
);

/** All that buttons may ask, for those who check that each is reached and answered. */
export const VERB_NAMES: readonly string[] = [...VERBS.keys()];

type Refused = { readonly error: { status: number; code: string; message: string } };
type Outcome = Answer | Refused;

/** The chat: a turn becomes a call of the product, and its result a card. */
export function createBot(deps: BotDeps) {
  const named = new Map(
    COMMANDS.flatMap((command) => (command.name ? [[command.name, command] as const] : [])),
  );
  // Asked anew each time: administrators make and change forms while the bot runs.
  const forms = () => deps.actions.capture.templates().filter(({ publishes }) => publishes);
  const commandIn = createTriggers(deps.words, [...named.keys()], (text) =>
    formNamed(forms(), text) ? 'write' : null,
  );
  const addresses = rememberAddresses(deps);
  const saying = createSaying(deps);
  const once = onceIn(deps.inbox, deps.holding);

  /** @throws AppError where nobody known speaks */
  async function whoSpeaks({ person }: Turn): Promise<Actor> {
    if (!person) throw new AppError('unauthenticated', 'the activity names no account');
    return deps.actions.people.actor(person);
  }

  function callOf(turn: Turn, who: Actor): Call {
    const nonce = 'data' in turn ? turn.data.nonce : undefined;
    const source = turn.sourceKey ?? `${turn.conversationId}|${deps.ids.next()}`;
    return {
      deps,
      who,
      voice: voiceFor(deps, who),
      place: turn.place,
      text: turn.kind === 'message' || turn.kind === 'edited' ? turn.text : '',
      data: 'data' in turn ? turn.data : {},
      key: nonce && nonce.length <= 100 ? `card:${who.id}:${nonce}` : source,
    };
  }

  async function answerMessage(call: Call): Promise<Answer> {
    const name = commandIn(call.text);
    if (call.place.kind === 'channel') return channelAnswer(call, call.place, name);
    if (call.place.kind === 'group') return groupAnswer(call, name);
    const command = name === null ? undefined : named.get(name);
    if (command?.words) return command.words(call);
    // A lone question mark or thumb asks for something, and nothing can be looked for by it.
    return fold(call.text) === '' ? helpVerb.run(call) : search(call);
  }

  /** No card of a group asks anything: one that was copied there would answer with what one person may read. */
  function pressed(call: Call, verbName: string): Promise<Outcome> {
    if (call.place.kind !== 'group') return answerPress(call, verbName);
    return Promise.resolve({ text: call.voice.say('extension.group.personal') });
  }

  function hello(call: Call): Promise<Answer> {
    const { place, voice } = call;
    if (place.kind === 'chat') return helpVerb.run(call);
    const greeting = place.kind === 'channel' ? 'bot.channel.hello' : 'extension.group.hello';
    return Promise.resolve({ text: voice.say(greeting) });
  }

  async function answerPress(call: Call, verbName: string): Promise<Outcome> {
    const verb = VERBS.get(verbName);
    if (!verb) throw new AppError('outdated-card', `no verb ${verbName.slice(0, 100)}`);
    try {
      return await verb.run(call);
    } catch (error) {
      if (!isAppError(error) || !verb.again) throw error;
      return { card: withNotice(await verb.again(call), refusal(error, call.voice), 'attention') };
    }
  }

  async function handle(
    context: TurnContext,
    turn: Turn,
    speaker = whoSpeaks(turn),
  ): Promise<Outcome> {
    let voice = createVoice(deps, turn.language, 'UTC');
    try {
      const who = await speaker;
      const call = callOf(turn, who);
      voice = call.voice;
      const given = await addresses.remember(context, turn, who);
      // What we write to them next is why they have the app, and says so better than a greeting.
      if (given && turn.kind === 'install') return null;
      if (who.external) return await forGuest(call, turn, commandIn, () => dispatch(turn, call));
      return await dispatch(turn, call);
    } catch (error) {
      return refused(error, turn, voice);
    }
  }

  async function dispatch(turn: Turn, call: Call): Promise<Outcome> {
    switch (turn.kind) {
      case 'message':
        if (turn.tooLong) {
          throw new AppError('too-large', 'message over the limit', { limit: MOST_CHARACTERS });
        }
        return answerMessage(call);
      case 'submit':
        // What a person may read is not for a channel: a card there has no buttons that ask.
        if (turn.place.kind === 'channel') {
          return { text: call.voice.say('bot.channel.personal') };
        }
        return pressed(call, turn.verb);
      case 'invoke':
        return pressed(call, turn.verb);
      case 'install':
        return hello(call);
      case 'edited':
      case 'deleted':
        await followOwnMessage(call, turn.kind, turn.at);
        return null;
      // Answered by its own way, which has words and cards of its own.
      case 'named':
      // Nobody is there any more to be answered.
      case 'uninstall':
      case 'ignored':
        return null;
    }
  }

  /** Its conversation may be one that the bot is no part of: its address is not kept. */
  async function answerNamed(context: TurnContext, turn: Turn & { kind: 'named' }): Promise<void> {
    const handler = INVOKES.get(turn.name);
    if (!handler) return;
    let call: Call | null = null;
    try {
      call = callOf(turn, await whoSpeaks(turn));
      if (call.who.external) throw new AppError('forbidden', 'a guest searches nothing');
      const response = await handler.answer(call, turn.value);
      await respond(context, response);
      if (response.say) await sayAfter(context, turn, response.say);
    } catch (error) {
      const voice = call?.voice ?? createVoice(deps, turn.language, 'UTC');
      await respond(context, handler.refused(refused(error, turn, voice).error, call));
    }
  }

  /** A pressed card was redrawn; signing its person in takes a message of its own, which they do not see. */
  async function askTeams(context: TurnContext, turn: Turn, outcome: Outcome): Promise<void> {
    if (outcome && 'oauth' in outcome && outcome.oauth) await sayAfter(context, turn, outcome);
  }

  /** The invoke is answered: that what follows it cannot be said must not answer it once more. */
  async function sayAfter(
    context: TurnContext,
    turn: Turn,
    said: NonNullable<Answer>,
  ): Promise<void> {
    try {
      await saying.answer(context, turn, said, 'first');
    } catch (error) {
      deps.log.warn({ err: error }, 'what follows an invoke was not said');
    }
  }

  /** Every failure in words. What is not a refusal is a defect: logged with a number the person can tell. */
  function refused(error: unknown, turn: Turn, voice: Voice): Refused {
    if (isAppError(error)) {
      deps.log.info({ code: error.code, kind: turn.kind }, 'turn refused');
      // Somebody of another organization in a shared channel has nothing to sign in to.
      const stranger = error.code === 'unauthenticated' && turn.place.kind !== 'chat';
      const message = stranger ? voice.say('places.stranger') : refusal(error, voice);
      return { error: { status: ERROR_STATUS[error.code], code: error.code, message } };
    }
    const reference = turn.activityId ?? deps.ids.next();
    deps.log.error({ err: error, activity: reference, kind: turn.kind }, 'turn failed');
    const message = voice.say('errors.internal', { reference });
    return { error: { status: 500, code: 'internal', message } };
  }

  /** True where the turn is done for good; false where a resend should be tried. */
  async function say(
    context: TurnContext,
    turn: Turn,
    outcome: Outcome,
    arrival: Arrival,
  ): Promise<boolean> {
    if (outcome === null) return true;
    if ('error' in outcome) {
      await saying.answer(context, turn, { text: outcome.error.message }, arrival);
      return outcome.error.code !== 'internal';
    }
    if (turn.kind === 'submit' && 'card' in outcome) {
      if (await saying.redrawn(context, turn, { card: outcome.card })) {
        await askTeams(context, turn, outcome);
        return true;
      }
    }
    await saying.answer(context, turn, outcome, arrival);
    return true;
  }

  /** Overheard, not said to the bot: only in a thread of ours is that anybody's concern. */
  async function isOverheard({ kind, place }: Turn): Promise<boolean> {
    if (kind !== 'message' || place.kind === 'chat' || place.mentioned) return false;
    if (place.kind === 'group') return true;
    const { channelId, thread } = place;
    if (thread === null) return true;
    return (await deps.actions.notifications.subjectOf(channelId, thread)) === null;
  }

  return {
    /** What is asked for by these words; null where nothing is. */
    commandIn,

    /**
     * Answers one activity. Bad input is answered in words. Throws only where no answer could be given at all, with
     * the activity released, so that the endpoint answers 500 and the channel's resend is handled.
     */
    async run(context: TurnContext): Promise<void> {
      const turn = readTurn(context.activity);
      if (!turn || turn.kind === 'ignored' || (await isOverheard(turn))) return;
      if (turn.kind === 'invoke') {
        // Pressing is answered every time it comes; what it does is made once by the key of the card.
        const outcome = await handle(context, turn);
        await answerInvoke(context, outcome ?? { text: '' });
        await askTeams(context, turn, outcome);
        return;
      }
      if (turn.kind === 'named') return answerNamed(context, turn);
      if (turn.kind === 'uninstall') {
        await once(turn.sourceKey, async () => {
          await addresses.left(turn);
          return true;
        });
        return;
      }
      if (turn.kind === 'edited' || turn.kind === 'deleted') {
        // Under the id of the message itself, which the inbox has seen; and a refusal has nobody to be told to.
        const outcome = await handle(context, turn);
        if (outcome && 'error' in outcome && outcome.error.code === 'internal') {
          throw new Error('what was made of a changed message was not changed');
        }
        return;
      }
      // Asked while the inbox looks: nearly every turn is new, and whoever waits for both in turn waits twice.
      const speaker = whoSpeaks(turn);
      // Where it failed, that is heard by whoever handles the turn; a resend that is not handled needs nobody.
      speaker.catch(() => undefined);
      await once(turn.sourceKey, async (arrival) =>
        say(context, turn, await handle(context, turn, speaker), arrival),
      );
    },
  };
}

export type Bot = ReturnType<typeof createBot>;
