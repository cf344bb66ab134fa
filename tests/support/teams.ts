import {
  type Activity,
  BotAdapter,
  type ConversationParameters,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import { ConnectorError, type Failure, refused } from './teams/failures.ts';
import {
  chatOf,
  type InvokeOutcome,
  type Json,
  type Played,
  placeOf,
  type SeenMessage,
  shown,
} from './teams/messages.ts';
import { FakeChannel, FakePerson } from './teams/people.ts';
import { SilentSignIn } from './teams/sign-in.ts';

export type { Which } from './teams/client.ts';
export type { Failure } from './teams/failures.ts';
export { chatOf, type Played, reading, type SeenMessage } from './teams/messages.ts';
export type { FakeChannel, FakeMember, FakePerson } from './teams/people.ts';

type Handler = { run(context: TurnContext): Promise<void> };

const INVOKED = 'fake.invoke';

interface Envelope {
  readonly status: number;
  readonly body?: InvokeOutcome;
}

/**
 * Teams in process: several people and channels, what they see, and the ways in which the real one fails. It is the
 * adapter the bot answers through and the messenger speaks through. Nothing waits and nothing is polled: every
 * method answers when the bot has.
 *
 * ```ts
 * const teams = new FakeTeams();
 * teams.connect(bot);
 * const ada = teams.person(ADA);
 * await ada.says('help');
 * await ada.presses('Discussions');
 * expect(ada.sees()).toContain('What works in the field?');
 * await ada.presses('Send the contribution', { text: 'We began with the employers.' });
 * await ada.in(CHANNEL).replies(teams.channel(CHANNEL).posts()[0], 'In Peru as well.');
 * ```
 */

export class FakeTeams extends BotAdapter {
  readonly messages: SeenMessage[] = [];
  /** Places and service addresses in the order in which the bot spoke there unasked. */
  readonly proactive: { readonly place: string; readonly serviceUrl: string }[] = [];
  readonly serviceUrl: string;
  readonly signIn = new SilentSignIn({
    messages: this.messages,
    personIn: (place) => [...this.people.keys()].find((id) => chatOf(id) === place),
    invoke: async (person, name, value) => {
      const frame = this.person(person).frame();
      const id = `f:${this.nextId()}`;
      return (await this.turn({ ...frame, type: 'invoke', id, name, value }))?.status ?? 501;
    },
  });
  private handler: Handler | null = null;
  private counter = 1_700_000_000_000;
  private readonly failures: Failure[] = [];
  private readonly deadServices = new Set<string>();
  private readonly people = new Map<string, FakePerson>();
  private readonly channels = new Map<string, FakeChannel>();

  constructor(options: { readonly serviceUrl?: string } = {}) {
    super();
    this.serviceUrl = options.serviceUrl ?? 'http://127.0.0.1:1/teams/';
  }

  /** Whom the activities go to. */
  connect(handler: Handler): void {
    this.handler = handler;
  }

  /** The same person for the same id. */
  person(who: string | Played): FakePerson {
    const played = typeof who === 'string' ? { id: who } : who;
    const known = this.people.get(played.id) ?? new FakePerson(this, played);
    this.people.set(played.id, known);
    return known;
  }

  channel(id: string, teamId = 'team'): FakeChannel {
    const known = this.channels.get(id) ?? new FakeChannel(this, id, teamId);
    this.channels.set(id, known);
    return known;
  }

  /** The next messages and updates fail in this order; after them everything works again. */
  failsNext(...failures: readonly Failure[]): void {
    this.failures.push(...failures);
  }

  /** Whatever was to fail works again. */
  heals(): void {
    this.failures.length = 0;
  }

  /** Nobody listens at this address any more. */
  serviceDies(serviceUrl: string): void {
    this.deadServices.add(serviceUrl);
  }

  nextId(): string {
    this.counter += 1;
    return String(this.counter);
  }

  /** Brings an activity to the bot as the endpoint would. @throws what the turn threw: a 500, so that it is resent */
  async deliver(activity: Json): Promise<InvokeOutcome | null> {
    const envelope = await this.turn(activity);
    await this.signIn.goOn();
    return envelope?.body ?? null;
  }

  private async turn(activity: Json): Promise<Envelope | undefined> {
    if (!this.handler) throw new Error('connect a bot first');
    const { handler } = this;
    const context = new TurnContext(this, structuredClone(activity) as Partial<Activity>);
    await this.runMiddleware(context, (safe) => handler.run(safe));
    return context.turnState.get(INVOKED) as Envelope | undefined;
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const sent: ResourceResponse[] = [];
    for (const activity of activities) {
      if ((activity.type as string) === 'invokeResponse') {
        context.turnState.set(INVOKED, activity.value);
        sent.push({ id: '' });
      } else {
        sent.push({
          id: this.post(context.activity.serviceUrl, activity, activity.conversation?.id),
        });
      }
    }
    return sent;
  }

  override async updateActivity(
    context: TurnContext,
    activity: Partial<Activity>,
  ): Promise<ResourceResponse> {
    this.stumble(context.activity.serviceUrl, () => undefined);
    const found = this.messages.find(({ id }) => id === activity.id);
    if (!found) throw new ConnectorError(404, 'ActivityNotFoundInConversation');
    if (found.from !== 'bot') throw new ConnectorError(403, 'NotEnoughPermissions');
    Object.assign(found, shown(activity), { edits: found.edits + 1 });
    return { id: found.id };
  }

  override async deleteActivity(): Promise<void> {
    throw new ConnectorError(501, 'NotImplemented');
  }

  override async continueConversation(): Promise<void> {
    throw new Error('superseded by continueConversationAsync');
  }

  override async continueConversationAsync(
    _app: unknown,
    reference: Partial<ConversationReference>,
    logicOrAudience: unknown,
    maybeLogic?: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const logic = (typeof logicOrAudience === 'function' ? logicOrAudience : maybeLogic) as (
      context: TurnContext,
    ) => Promise<void>;
    const continued = TurnContext.applyConversationReference(
      { type: 'event', name: 'ContinueConversation' },
      reference,
      true,
    );
    this.proactive.push({
      place: placeOf(reference.conversation?.id),
      serviceUrl: reference.serviceUrl ?? '',
    });
    await this.runMiddleware(new TurnContext(this, continued), logic);
  }

  override async createConversationAsync(
    _app: string,
    channelId: string,
    serviceUrl: string,
    _audience: string,
    parameters: ConversationParameters,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const channel = (parameters.channelData as { channel?: { id: string } } | undefined)?.channel;
    const member = parameters.members?.[0]?.id ?? '';
    const place = channel?.id ?? chatOf(member);
    this.proactive.push({ place, serviceUrl });
    let id = place;
    if (channel && parameters.activity) {
      this.channel(place);
      id = `${place};messageid=${this.post(serviceUrl, parameters.activity, place)}`;
    } else {
      this.stumble(serviceUrl, () => undefined);
    }
    const made = {
      type: 'event',
      name: 'CreateConversation',
      channelId,
      serviceUrl,
      conversation: { id, isGroup: parameters.isGroup, conversationType: '', name: '' },
      recipient: parameters.bot,
    };
    await this.runMiddleware(new TurnContext(this, made as Partial<Activity>), logic);
  }

  /** Takes the next failure, if one waits; `done` is what happened before an answer got lost. */
  private stumble<T>(serviceUrl: string, done: () => T): T {
    if (this.deadServices.has(serviceUrl)) throw refused();
    const failure = this.failures.shift();
    switch (failure?.kind) {
      case 'throttled':
        throw new ConnectorError(429, 'TooManyRequests', {
          'retry-after': String(failure.seconds),
        });
      case 'blocked':
        throw new ConnectorError(403, 'MessageWritesBlocked');
      case 'gone':
        throw new ConnectorError(404, 'ConversationNotFound');
      case 'refused':
        throw refused();
      case 'broken':
        throw new ConnectorError(502, 'BadGateway');
      case 'taken':
        done();
        throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
      default:
        return done();
    }
  }

  private post(serviceUrl: string, activity: Partial<Activity>, conversation = ''): string {
    const place = placeOf(conversation);
    const thread = conversation.split(';messageid=')[1];
    const size = JSON.stringify(activity).length * 2;
    if (size > 100 * 1024) throw new ConnectorError(413, 'MessageSizeTooBig');
    return this.stumble(serviceUrl, () => {
      const id = this.nextId();
      const root = this.channels.has(place) || thread ? (thread ?? id) : null;
      this.messages.push({ id, place, root, from: 'bot', edits: 0, ...shown(activity) });
      this.signIn.sees(activity, id, place);
      return id;
    });
  }
}
