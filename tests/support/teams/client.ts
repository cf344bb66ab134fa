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

export function buttonOf(
  card: Card,
  titleOrVerb: string,
): (ReadButton & { kind: 'execute' }) | undefined {
  return readCard(card).buttons.find(
    (button): button is ReadButton & { kind: 'execute' } =>
      button.kind === 'execute' && (button.title === titleOrVerb || button.verb === titleOrVerb),
  );
}

export function pressing(
  message: SeenMessage,
  titleOrVerb: string,
  inputs: Readonly<Record<string, string>>,
) {
  const button = message.card ? buttonOf(message.card, titleOrVerb) : undefined;
  if (!message.card || !button) throw new Error(`the card has no button "${titleOrVerb}"`);
  const entered = button.inputs ? filled(readCard(message.card).inputs, inputs) : {};
  return { button, data: { ...button.data, ...entered } };
}
