import { itemOf, pressed } from './pressed.ts';
import type { PermissionWorld, PersonRole } from './world.ts';

/** What the bot answers to whoever presses or says something, told by the sentences that it looks up for it. */

export interface Tried {
  /** `broken`: a defect, or a card that was filled in so that nobody was asked who presses it. */
  readonly kind: 'done' | 'refused' | 'broken';
  /** Keys of the refusals that it says. */
  readonly heard: readonly string[];
}

/** Whoever hears one of these was not let do it. Whatever else stops them, they were not refused. */
const REFUSALS = new Set([
  'errors.forbidden',
  'errors.moderators-only',
  'errors.not-a-member',
  'errors.not-found',
  'errors.not-yours',
  'errors.unauthenticated',
  'membership.guest-chat',
]);
/** Asked before anybody's rights are: such a press tries nothing. */
const UNREAD = new Set(['errors.invalid-input', 'errors.outdated-card', 'errors.too-large']);

export function listening(w: PermissionWorld) {
  const { people } = w.world.app.actions;
  const { words } = w.world;
  const heard: string[] = [];
  const { actor } = people;
  const { say } = words;
  Object.assign(people, {
    actor: async (id: Parameters<typeof actor>[0]) => w.byId(id) ?? actor(id),
  });
  Object.assign(words, {
    say: (...given: Parameters<typeof say>) => {
      heard.push(given[1]);
      return say(...given);
    },
  });

  async function sent(
    role: PersonRole,
    door: string,
    items: PermissionWorld['items'],
  ): Promise<void> {
    const person = w.world.teams.person(w.actor(role).id);
    if (door.startsWith('"')) {
      const name = door.slice(1, -1);
      const [trigger = ''] = say('en', `bot.words.${name}`).split(',');
      if (w.world.app.bot.commandIn(trigger) !== name) throw new Error(`${trigger} is not ${name}`);
      // What is taken back looks to Teams like a turn to be sent again.
      await person.says(trigger).catch(() => undefined);
      return;
    }
    const data = { ...pressed(door, items, w.versions), nonce: w.world.teams.nextId() };
    const action = { verb: door, data };
    await person.sends({ type: 'invoke', name: 'adaptiveCard/action', value: { action } });
  }

  return {
    async tries(role: PersonRole, door: string, items = w.items): Promise<Tried> {
      heard.length = 0;
      const kept = w.undone.count();
      await sent(role, door, items);
      // What was begun and goes on by itself is not the next one's doing.
      await w.world.app.actions.sources.idle();
      const keys = heard.filter((key) => /^errors\./.test(key) || REFUSALS.has(key));
      const takenBack = w.undone.count() > kept;
      const broken =
        keys.some((key) => UNREAD.has(key)) || (keys.includes('errors.internal') && !takenBack);
      const refused = !takenBack && keys.some((key) => REFUSALS.has(key));
      const kind = refused ? 'refused' : broken ? 'broken' : 'done';
      return { kind, heard: [...new Set(keys)] };
    },
    /** Whether anything that is there is named by it. */
    names: (door: string): boolean => itemOf(door) !== '',
  };
}
