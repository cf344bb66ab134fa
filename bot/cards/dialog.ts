import type { CardData } from '../turn.ts';
import type { Card, Element } from './card.ts';

interface Button extends Element {
  readonly title?: string;
  readonly url?: string;
  readonly data?: CardData;
  readonly associatedInputs?: string;
}

/**
 * A form or page of the chat as a dialog shows it. There only a submit comes back to the command that opened it, so
 * that a button that would lead elsewhere in the chat is left out: the dialog's own cross closes it.
 * @param hidden goes with what was entered
 */
export function inDialog(drawn: Card, hidden: CardData): Card {
  const { actions = [], ...rest } = drawn;
  const kept = [...buttonsIn(drawn.body), ...(actions as readonly Button[])].flatMap((button) =>
    adapted(button, hidden),
  );
  return {
    ...rest,
    body: drawn.body.flatMap(withoutButtons),
    ...(kept.length > 0 ? { actions: kept } : {}),
  };
}

const itemsOf = (element: Element): readonly Element[] =>
  Array.isArray(element.items) ? (element.items as Element[]) : [];

const buttonsIn = (elements: readonly Element[]): Button[] =>
  elements.flatMap((element) =>
    element.type === 'ActionSet' ? (element.actions as Button[]) : buttonsIn(itemsOf(element)),
  );

function withoutButtons(element: Element): Element[] {
  if (element.type === 'ActionSet') return [];
  if (!Array.isArray(element.items)) return [element];
  return [{ ...element, items: itemsOf(element).flatMap(withoutButtons) }];
}

function adapted(button: Button, hidden: CardData): Element[] {
  if (button.type === 'Action.OpenUrl') return [button];
  if (button.type !== 'Action.Execute' || button.associatedInputs !== 'auto') return [];
  const { verb: _verb, nonce: _nonce, ...own } = button.data ?? {};
  return [{ type: 'Action.Submit', title: button.title, data: { ...own, ...hidden } }];
}
