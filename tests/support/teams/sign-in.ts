import type { Activity } from 'botbuilder';
import { OAUTH_TYPE, type OAuthCard } from '../../../bot/cards/sign-in.ts';
import type { Json, SeenMessage } from './messages.ts';

/** How a person's client gets a token for an address without asking them; null where it cannot. */
export type SilentTokens = (person: string, resource: string) => Promise<string | null>;

interface Waiting {
  readonly person: string;
  readonly message: string;
  readonly card: OAuthCard;
}

interface Client {
  readonly messages: SeenMessage[];
  /** The chat's person by its place; undefined where it is no personal chat. */
  personIn(place: string): string | undefined;
  /** @returns the status that the bot answered with */
  invoke(person: string, name: string, value: Json): Promise<number>;
}

/** Signing in as Teams does it on a card that asks for it: by itself where it can, by the card's button where not. */
export class SilentSignIn {
  tokens: SilentTokens | null = null;
  /** Clients of the person that show the chat: each answers the card. */
  devices = 1;
  /** What the bot answered each of them. */
  readonly answers: number[] = [];
  private readonly waiting: Waiting[] = [];
  private readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }

  sees(activity: Partial<Activity>, message: string, place: string): void {
    const found = activity.attachments?.find(({ contentType }) => contentType === OAUTH_TYPE);
    const person = this.client.personIn(place);
    if (found && person) {
      this.waiting.push({ person, message, card: found.content as OAuthCard });
    }
  }

  /** Answers every card that came since. The card is not shown where the bot took what it was brought. */
  async goOn(): Promise<void> {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      const { person, card, message } = next;
      const { id, uri } = card.tokenExchangeResource;
      const statuses: number[] = [];
      for (let device = 0; device < this.devices; device += 1) {
        const token = (await this.tokens?.(person, uri)) ?? null;
        const value = { id, connectionName: card.connectionName, token };
        const failure = { code: 'resourcematchfailed', message: 'no consent' };
        statuses.push(
          token === null
            ? await this.client.invoke(person, 'signin/failure', failure)
            : await this.client.invoke(person, 'signin/tokenExchange', value),
        );
        if (token === null) break;
      }
      this.answers.push(...statuses);
      const at = this.client.messages.findIndex((one) => one.id === message);
      const taken = this.tokens !== null && statuses.every((status) => status === 200);
      if (taken && at >= 0) this.client.messages.splice(at, 1);
    }
  }
}
