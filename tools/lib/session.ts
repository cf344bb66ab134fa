import { CardError } from './cards.ts';
import { connect, type Message, type Persona, type Pressed, wordsOf } from './client.ts';
import { type Command, HELP } from './command-line.ts';

export interface SessionOptions {
  readonly url: string;
  readonly as: string;
  readonly place: string;
  readonly json: boolean;
  readonly print: (line: string) => void;
}

export interface Session {
  /** Does what a line asked for; answers to it come by `listen`. */
  run(command: Command): Promise<void>;
  /**
   * Shows what others write until nothing came for `quiet` milliseconds.
   * @param once comes back after the first news, so that a change of place is heeded
   */
  listen(quiet: number, once?: boolean): Promise<void>;
  prompt(): string;
  hangUp(): void;
}

/** One terminal: who sits there, where, and what stands on the screen. */
export async function createSession(options: SessionOptions): Promise<Session> {
  const { json, print } = options;
  const teams = connect(options.url);
  const known = new Map<string, Persona>();
  let place = options.place;
  let me = await teams.as(options.as);
  known.set(me.person.id, me);
  let card: Message | null = null;
  /** Channel posts by the number they are shown with. */
  const posts: Message[] = [];
  let moved = new AbortController();

  const be = async (name: string): Promise<void> => {
    const persona = await teams.as(name);
    me = known.get(persona.person.id) ?? persona;
    known.set(me.person.id, me);
  };
  const go = async (to: string): Promise<void> => {
    await me.fresh(to);
    place = to;
    if (to !== 'personal') await showThreads();
  };
  const showThreads = async (): Promise<void> => {
    const roots = (await me.history(place)).filter(({ replyTo, deleted }) => !replyTo && !deleted);
    for (const post of roots.slice(-5)) show(post);
  };
  const show = (message: Message): void => {
    if (message.cards.length > 0) card = message;
    if (json) {
      print(JSON.stringify(message));
      return;
    }
    const edited = message.deleted ? ' (deleted)' : message.edited ? ' (edited)' : '';
    const reactions = message.reactions.map(({ type, people }) => ` [${type} ${people.length}]`);
    print(`${numbered(message)}${message.from.name}${edited}${reactions.join('')}:`);
    for (const line of wordsOf(message).split('\n')) print(`  ${line}`);
  };
  const numbered = (message: Message): string => {
    if (message.place === 'personal') return '';
    const root = message.replyTo ?? message.id;
    let number = posts.findIndex(({ id }) => id === root);
    if (number < 0 && !message.replyTo) number = posts.push(message) - 1;
    const name = number < 0 ? 'an older post' : `#${number + 1}`;
    return message.replyTo ? `  re ${name}: ` : `${name} `;
  };
  const showPressed = (pressed: Pressed): void => {
    if ('message' in pressed) card = pressed.message;
    if (json) print(JSON.stringify({ type: 'pressed', ...pressed }));
    else if ('message' in pressed) show({ ...pressed.message, text: '' });
    else if (pressed.kind === 'url') print(`Open in a browser: ${pressed.url}`);
    else if (pressed.kind === 'error') throw new CardError(pressed.text);
    else if (pressed.kind === 'text') print(`Praxis:\n  ${pressed.text}`);
  };
  const tell = (lines: readonly string[]): void => {
    if (!json) for (const line of lines) print(line);
  };

  /** The n-th last message here that is wanted: what stands, not what was deleted. */
  const nthLast = async (back: number, mine: boolean): Promise<Message> => {
    const found = (await me.history(place)).filter((one) => one.mine === mine && !one.deleted);
    // By when it was said: what was changed later comes later in the history.
    const one = found.sort((a, b) => Number(b.id) - Number(a.id))[back - 1];
    if (one) return one;
    const whose = mine ? 'You have' : 'Others have';
    throw new CardError(`${whose} said ${found.length} thing(s) here; there is no ${back}.`);
  };
  const change = async (
    command: Command & { readonly kind: 'plain' | 'edit' | 'delete' | 'react' },
  ): Promise<void> => {
    if (command.kind === 'plain') {
      const post = command.post === null ? null : posts[command.post - 1];
      if (post === undefined) throw new CardError(`There is no post ${command.post} here.`);
      const replyTo = post ? { replyTo: post.replyTo ?? post.id } : {};
      await me.say(command.text, { in: place, mention: false, ...replyTo });
      return;
    }
    const { id } = await nthLast(command.back, command.kind !== 'react');
    if (command.kind === 'edit') await me.edit(id, command.text, place);
    else if (command.kind === 'delete') await me.remove(id, place);
    else await me.react(id, command.type, { place, remove: command.remove });
  };

  const run = async (command: Command): Promise<void> => {
    switch (command.kind) {
      case 'nothing':
      case 'quit':
        return;
      case 'say':
        await me.say(command.text, { in: place });
        return;
      case 'press': {
        if (!card) throw new CardError('There is no card to press here yet.');
        showPressed(await me.press(card, command.action, command.inputs));
        return;
      }
      case 'reply': {
        const post = posts[command.post - 1];
        if (!post) throw new CardError(`There is no post ${command.post} here; /in shows them.`);
        await me.reply(post, command.text, place);
        return;
      }
      case 'plain':
      case 'edit':
      case 'delete':
      case 'react':
        await change(command);
        return;
      case 'as':
        await be(command.name);
        await go(place);
        return;
      case 'in':
        await go(command.name);
        return;
      case 'card':
        if (card) show(card);
        return;
      case 'help':
        tell(HELP.split('\n'));
        return;
      case 'who':
        tell(
          (await teams.people()).map(({ name, title, office }) => `${name}, ${title}, ${office}`),
        );
        return;
      case 'where':
        tell(
          (await me.places()).map(({ name, team, slug }) =>
            team ? `${slug}/${name}: ${team}` : 'personal',
          ),
        );
    }
  };

  await go(place);
  tell([`You are ${me.person.name}, in ${place}. /help says what you can type.`]);
  return {
    run: async (command) => {
      const before = `${me.person.id} ${place}`;
      await run(command);
      if (before === `${me.person.id} ${place}`) return;
      // Whoever listens at the old place comes back, to listen at the new one.
      moved.abort();
      moved = new AbortController();
    },
    listen: async (quiet, once = false) => {
      for (;;) {
        const news = await me.fresh(place, quiet, moved.signal);
        for (const message of news) show(message);
        if (once || news.length === 0) return;
      }
    },
    prompt: () => `${me.person.name} @ ${place}> `,
    hangUp: () => moved.abort(),
  };
}
