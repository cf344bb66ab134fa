import type { Card } from '../../../bot/cards/card.ts';
import { type ReadButton, type ReadInput, readCard } from '../../../bot/cards/reading.ts';
import type { SeenMessage } from './messages.ts';

/** What a client sends for the inputs of a card; refuses as a client would. */
function filled(
  inputs: readonly ReadInput[],
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  for (const id of Object.keys(given)) {
    if (!inputs.some((input) => input.id === id)) {
      throw new Error(`the card has no input "${id}", only ${inputs.map((input) => input.id)}`);
    }
  }
  return Object.fromEntries(
    inputs.map((input) => {
      const value = given[input.id] ?? input.value;
      if (input.required && value.trim() === '') throw new Error(`client: ${input.error}`);
      if (input.maxLength !== null && value.length > input.maxLength) {
        throw new Error(`client: ${input.label} takes ${input.maxLength} characters`);
      }
      if (input.kind === 'choice' && value && !input.choices.some((one) => one.value === value)) {
        throw new Error(`client: ${value} is no choice of ${input.label}`);
      }
      return [input.id, value];
    }),
  );
}

/** A button by its title or verb, or by verb and part of its data where several look alike. */
export type Which =
  | string
  | { readonly verb: string; readonly data: Readonly<Record<string, string>> };

type Execute = ReadButton & { readonly kind: 'execute' };

export const named = (which: Which): string =>
  typeof which === 'string' ? which : `${which.verb} ${JSON.stringify(which.data)}`;

export function buttonOf(card: Card, which: Which): Execute | undefined {
  return readCard(card).buttons.find((button): button is Execute => {
    if (button.kind !== 'execute') return false;
    if (typeof which === 'string') return button.title === which || button.verb === which;
    const { verb, data } = which;
    return (
      button.verb === verb &&
      Object.entries(data).every(([key, value]) => button.data[key] === value)
    );
  });
}

export function pressing(
  message: SeenMessage,
  which: Which,
  inputs: Readonly<Record<string, string>>,
) {
  const button = message.card ? buttonOf(message.card, which) : undefined;
  if (!message.card || !button) throw new Error(`the card has no button "${named(which)}"`);
  const entered = button.inputs ? filled(readCard(message.card).inputs, inputs) : {};
  return { button, data: { ...button.data, ...entered } };
}
