import type { Card } from '../cards/card.ts';
import type { Call } from '../command.ts';
import type { ChosenMessage } from './values.ts';

/** A command that a message or an empty compose box is turned into something by. */
export interface ActionCommand {
  /** `extension.actions.<name>` */
  readonly name: string;
  /** Why this person cannot, in words; null where they can. */
  readonly refused?: (call: Call) => Promise<string | null>;
  /** What is entered already when the form opens. */
  readonly prefill: (call: Call, message: ChosenMessage | null) => Promise<Call['data']>;
  /** The form with `call.data` in it. */
  readonly form: (call: Call) => Promise<Card>;
  /** Makes it, once for a key however often it is pressed; answers what became of it. */
  readonly make: (call: Call) => Promise<Card>;
}
