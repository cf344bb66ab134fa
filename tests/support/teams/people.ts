import { CARD_TYPE, type Card } from '../../../bot/cards/card.ts';
import { type ReadInput, readCard } from '../../../bot/cards/reading.ts';
import { buttonOf, named, pressing, type Which } from './client.ts';
import {
  BOT,
  chatOf,
  type InvokeOutcome,
  type Json,
  type Played,
  type SeenMessage,
  type Wire,
  wordsOf,
} from './messages.ts';

export class FakePerson {
  readonly teams: Wire;
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  private last: Json | null = null;
  /** The sentence of a refusal that took no card's place. */
  refusal: { readonly code: string; readonly message: string } | null = null;

  constructor(teams: Wire, { id, name, locale }: Played) {
    this.teams = teams;
    this.id = id;
    this.name = name ?? id;
    this.locale = locale ?? 'en-GB';
  }

  /** What every activity of this person carries. */
  frame(): Json {
    return {
      channelId: 'msteams',
      serviceUrl: this.teams.serviceUrl,
      from: { id: `29:${this.id}`, name: this.name, aadObjectId: this.id },
      recipient: BOT,
      conversation: { id: chatOf(this.id), conversationType: 'personal' },
      channelData: { tenant: { id: 'tenant' } },
      locale: this.locale,
    };
  }

  /** Sends any activity of this person, as it is: for hostile ones. */
  async sends(activity: Json): Promise<InvokeOutcome | null> {
    const whole = { ...this.frame(), id: this.teams.nextId(), ...activity };
    this.last = whole;
    this.refusal = null;
    return this.teams.deliver(whole);
  }

  async says(text: string): Promise<void> {
    const id = this.teams.nextId();
    this.teams.messages.push({
      id,
      place: chatOf(this.id),
      root: null,
      from: this.id,
      text,
      card: null,
      summary: '',
      edits: 0,
    });
    await this.sends({ type: 'message', id, text, textFormat: 'plain' });
  }

  async installs(): Promise<void> {
    await this.sends({ type: 'installationUpdate', action: 'add' });
  }

  /** The service did not hear the answer and sends the last activity again, with its id. */
  async resends(): Promise<void> {
    if (!this.last) throw new Error('nothing was sent yet');
    await this.teams.deliver(this.last);
  }

  /** Messages of this chat, oldest first. */
  chat(): readonly SeenMessage[] {
    return this.teams.messages.filter(({ place }) => place === chatOf(this.id));
  }

  /** The bot's last message. */
  latest(): SeenMessage {
    const found = this.chat().findLast(({ from }) => from === 'bot');
    if (!found) throw new Error('the bot has said nothing yet');
    return found;
  }

  /** The words of the bot's last message, line by line. */
  sees(): string {
    return wordsOf(this.latest());
  }

  seesCard(): Card {
    const { card } = this.latest();
    if (!card) throw new Error(`the last message is no card but: ${this.latest().text}`);
    return card;
  }

  buttons(): readonly string[] {
    return readCard(this.seesCard()).buttons.map(({ title }) => title);
  }

  inputs(): readonly ReadInput[] {
    return readCard(this.seesCard()).inputs;
  }

  links(): readonly string[] {
    return readCard(this.seesCard()).buttons.flatMap((button) =>
      button.kind === 'link' ? [button.url] : [],
    );
  }

  /** Presses a button of the newest card that has it, by its title or verb. @returns what the client got */
  async presses(
    which: Which,
    inputs: Readonly<Record<string, string>> = {},
  ): Promise<InvokeOutcome | null> {
    const message = this.chat().findLast(({ card }) => card && buttonOf(card, which));
    if (!message) throw new Error(`no card with a button "${named(which)}"; last: ${this.sees()}`);
    return this.pressesOn(message, which, inputs);
  }

  /** As `presses`, on the card as it was when it was kept: for clicks on what is outdated by now. */
  async pressesOn(
    message: SeenMessage,
    which: Which,
    inputs: Readonly<Record<string, string>> = {},
  ): Promise<InvokeOutcome | null> {
    const { button, data } = pressing(message, which, inputs);
    const outcome = await this.sends({
      type: 'invoke',
      id: `f:${this.teams.nextId()}`,
      name: 'adaptiveCard/action',
      value: {
        action: { type: 'Action.Execute', title: button.title, verb: button.verb, data },
        trigger: 'manual',
      },
      replyToId: message.id,
    });
    this.takes(outcome, message.id);
    return outcome;
  }

  /** As a client that knows no Universal Actions: the fallback comes as a message. */
  async submits(which: Which, inputs: Readonly<Record<string, string>> = {}): Promise<void> {
    const message = this.chat().findLast(({ card }) => card && buttonOf(card, which));
    if (!message) throw new Error(`no card with a button "${named(which)}"`);
    const { data } = pressing(message, which, inputs);
    await this.sends({ type: 'message', value: data, replyToId: message.id });
  }

  /** The client puts the answer where the pressed card was. */
  private takes(outcome: InvokeOutcome | null, messageId: string): void {
    const message = this.teams.messages.find(({ id }) => id === messageId);
    if (!outcome || !message) return;
    if (outcome.type === CARD_TYPE) {
      message.card = outcome.value as Card;
    } else if (outcome.type === 'application/vnd.microsoft.error') {
      this.refusal = outcome.value as { code: string; message: string };
    }
  }

  /** This person in a channel. */
  in(channelId: string): FakeMember {
    return new FakeMember(this, new FakeChannel(this.teams, channelId));
  }
}

export class FakeMember {
  readonly person: FakePerson;
  readonly channel: FakeChannel;

  constructor(person: FakePerson, channel: FakeChannel) {
    this.person = person;
    this.channel = channel;
  }

  /** A new thread, the bot mentioned. @returns its message */
  says(text: string, options: { readonly mention?: boolean } = {}): Promise<SeenMessage> {
    return this.writes(null, text, options.mention ?? true);
  }

  /** In the thread of a message. @returns its message */
  replies(
    to: SeenMessage | undefined,
    text: string,
    options: { readonly mention?: boolean } = {},
  ): Promise<SeenMessage> {
    if (!to) throw new Error('there is no such post');
    return this.writes(to.root ?? to.id, text, options.mention ?? true);
  }

  /** Changes what this person wrote, as often as Teams tells it. */
  async edits(message: SeenMessage, text: string): Promise<void> {
    message.text = text;
    await this.changes(message, 'messageUpdate', 'editMessage', { text, textFormat: 'plain' });
  }

  async deletes(message: SeenMessage): Promise<void> {
    await this.changes(message, 'messageDelete', 'softDeleteMessage', {});
  }

  async bringsBack(message: SeenMessage): Promise<void> {
    const said = { text: message.text, textFormat: 'plain' };
    await this.changes(message, 'messageUpdate', 'undeleteMessage', said);
  }

  async reacts(message: SeenMessage, reaction: string): Promise<void> {
    await this.person.sends({
      ...this.place(message),
      type: 'messageReaction',
      replyToId: message.id,
      reactionsAdded: [{ type: reaction }],
    });
  }

  private async changes(
    message: SeenMessage,
    type: string,
    eventType: string,
    more: Json,
  ): Promise<void> {
    const { channelData, ...place } = this.place(message);
    await this.person.sends({
      ...place,
      ...more,
      type,
      id: message.id,
      channelData: { ...(channelData as Json), eventType },
    });
  }

  private place(message: SeenMessage): Json {
    return {
      conversation: {
        id: `${this.channel.id};messageid=${message.root ?? message.id}`,
        conversationType: 'channel',
        isGroup: true,
      },
      channelData: { channel: { id: this.channel.id }, team: { id: this.channel.id } },
    };
  }

  private async writes(root: string | null, text: string, mention: boolean): Promise<SeenMessage> {
    const { teams } = this.person;
    const id = teams.nextId();
    const thread = root ?? id;
    const message: SeenMessage = {
      id,
      place: this.channel.id,
      root: thread,
      from: this.person.id,
      text,
      card: null,
      summary: '',
      edits: 0,
    };
    teams.messages.push(message);
    await this.person.sends({
      type: 'message',
      id,
      text: mention ? `<at>${BOT.name}</at>&nbsp;${text}` : text,
      textFormat: 'plain',
      conversation: {
        id: `${this.channel.id};messageid=${thread}`,
        isGroup: true,
        conversationType: 'channel',
      },
      channelData: {
        channel: { id: this.channel.id },
        team: { id: this.channel.id, aadGroupId: this.channel.teamId },
        tenant: { id: 'tenant' },
      },
      ...(root ? { replyToId: root } : {}),
      entities: mention ? [{ type: 'mention', mentioned: BOT, text: `<at>${BOT.name}</at>` }] : [],
    });
    return message;
  }
}

export class FakeChannel {
  readonly teams: Wire;
  readonly id: string;
  readonly teamId: string;

  constructor(teams: Wire, id: string, teamId = 'team') {
    this.teams = teams;
    this.id = id;
    this.teamId = teamId;
  }

  /** Everything said here, oldest first. */
  messages(): readonly SeenMessage[] {
    return this.teams.messages.filter(({ place }) => place === this.id);
  }

  /** The bot's first messages of threads, oldest first. */
  posts(): readonly SeenMessage[] {
    return this.messages().filter(({ from, root, id }) => from === 'bot' && root === id);
  }

  /** What follows a post in its thread, oldest first. */
  repliesTo(post: SeenMessage | undefined): readonly SeenMessage[] {
    if (!post) throw new Error('there is no such post');
    return this.messages().filter(({ root, id }) => root === post.id && id !== post.id);
  }

  /** The words of all of it, a blank line between messages. */
  reads(): string {
    return this.messages().map(wordsOf).join('\n\n');
  }
}
