import { AppError, type ErrorCode } from './errors.ts';

/**
 * A state machine as data: for each state, the verbs that apply there and the state each leads to.
 * Cards and pages draw their buttons from the same table that decides, so they cannot disagree.
 */
export type Transitions<State extends string, Verb extends string> = {
  readonly [S in State]: { readonly [V in Verb]?: State };
};

/** May this actor use this verb on this item? `null` allows; a code is the refusal in words. */
export type Policy<Item, Verb extends string, Who> = {
  readonly [V in Verb]: (item: Item, who: Who) => ErrorCode | null;
};

export interface Machine<
  Item extends { readonly state: State },
  State extends string,
  Verb extends string,
  Who,
> {
  readonly transitions: Transitions<State, Verb>;
  readonly policy: Policy<Item, Verb, Who>;
}

/**
 * The state the verb leads to.
 * @throws AppError `illegal-move` where the state does not know the verb, or the policy's refusal.
 */
export function decide<
  Item extends { readonly state: State },
  State extends string,
  Verb extends string,
  Who,
>(machine: Machine<Item, State, Verb, Who>, item: Item, verb: Verb, who: Who): State {
  const refusal = machine.policy[verb](item, who);
  if (refusal) throw new AppError(refusal, `${verb} refused in state ${item.state}`);
  const next = machine.transitions[item.state][verb];
  if (!next) {
    throw new AppError('illegal-move', `${verb} does not apply in state ${item.state}`, {
      state: item.state,
      verb,
    });
  }
  return next;
}

/** The verbs that `who` may use on `item` now, in the table's order: what a card or page offers. */
export function availableActions<
  Item extends { readonly state: State },
  State extends string,
  Verb extends string,
  Who,
>(machine: Machine<Item, State, Verb, Who>, item: Item, who: Who): Verb[] {
  const verbs = Object.keys(machine.transitions[item.state]) as Verb[];
  return verbs.filter((verb) => machine.policy[verb](item, who) === null);
}
