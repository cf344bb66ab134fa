import type { PersonId } from '../kernel/ids.ts';

export interface Letter {
  readonly to: { readonly person: PersonId; readonly address: string; readonly name: string };
  /** One line. */
  readonly subject: string;
  /** Plain text, without markup. */
  readonly text: string;
}

/** Sends mail in the organization's name. A letter that may have gone cannot be looked for afterwards. */
export interface Mailer {
  /** @throws UndeliveredError with `closed` where no letter goes at all before an administrator has done something */
  send(letter: Letter): Promise<void>;
}
