import type { PersonId } from '../kernel/ids.ts';
import type { Unable } from './personal.ts';

/** What the organization has not allowed the application to do in people's names. */
export interface MissingConsent {
  /** Delegated rights of Microsoft Graph, by name. */
  readonly rights: readonly string[];
  /** Where an administrator gives them. */
  readonly link: string;
}

/** What people's clients show us of them, and what can be done in their name by it. */
export interface SignIn {
  /**
   * A token for our own API that a client of this person sent and that was verified: exchanged for one of Graph (on
   * behalf of), which is kept, encrypted, for all instances. Repeating it changes nothing.
   * @throws AppError `forbidden` where Microsoft says that the token is another person's
   */
  learn(person: PersonId, assertion: string): Promise<'ready' | Unable>;
  /** Whether Graph can be asked in this person's name now, without asking it. */
  state(person: PersonId): Promise<'ready' | Unable>;
  /** Forgets every token of the person. */
  forget(person: PersonId): Promise<void>;
  /** As Microsoft said when it last gave or refused a person's token; null where nothing is known to be missing. */
  missing(): Promise<MissingConsent | null>;
}

/** Signing in as chat and tab see it: by tokens that people's clients send to our own API. */
export interface ClientSignIn {
  readonly tokens: SignIn;
  /** What a client asks a token for, so that nobody has to be asked: the application's own address. */
  readonly resource: string;
  /** Whose token it is. @throws AppError `unauthenticated`, or `unavailable` where that cannot be known */
  whoIs(token: string): Promise<PersonId>;
  /** A verified token came by: learned in the background, once; never delays or fails what it came with. */
  seen(person: PersonId, token: string): void;
  /** Once nothing of that is under way any more. */
  settled(): Promise<void>;
}
