import type { PersonId } from '../kernel/ids.ts';

/** Why a person has no chat to be written to: words of `reach.why`. */
export type NoChat = 'no-right' | 'not-in-catalogue' | 'no-account';

export type Installation =
  | {
      readonly kind: 'chat';
      /** As the connector takes it. */
      readonly conversationId: string;
    }
  | { readonly kind: 'refused'; readonly why: NoChat };

/** Gives a person the app in Teams, so that the bot may write to them before they ever wrote to it. */
export interface Installer {
  /**
   * Installs the app for the person unless they have it, and answers their chat with the bot.
   * @throws AppError where that is not known now and may be asked again
   */
  install(person: PersonId): Promise<Installation>;
}

/**
 * What is known of the way to a person's chat beside its address. `installed`: by us. `removed`: the person took the
 * app away, and only they bring it back. `refused`: it could not be given to them.
 */
export interface Way {
  readonly state: 'installed' | 'removed' | 'refused';
  readonly why: string | null;
  readonly at: Date;
}

export interface Ways {
  of(person: PersonId): Promise<Way | null>;
  note(person: PersonId, state: Way['state'], why: string | null): Promise<void>;
  /** The person's chat is open as any other: nothing needs to be known. */
  clear(person: PersonId): Promise<void>;
}
