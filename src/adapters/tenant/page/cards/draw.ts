import {
  type Action,
  AdaptiveCard,
  GlobalRegistry,
  SerializationContext,
  Table,
  Versions,
} from 'adaptivecards';
import { webAddress } from '../links.ts';
import { hostConfig } from './host-config.ts';
import { markdown } from './markdown.ts';

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};
// The library registers it by being loaded, which a build leaves out as having no effect.
if (!GlobalRegistry.elements.findByName('Table'))
  GlobalRegistry.elements.register('Table', Table, Versions.v1_5);

export interface Drawn {
  readonly element: HTMLElement;
  readonly card: AdaptiveCard;
}

/** Where parsing and drawing would go too deep for the browser, and no person would follow. */
const DEEPEST = 40;

/**
 * Draws a card. Whatever its JSON holds, nothing of it runs.
 * @throws Error where it is no card that can be drawn
 */
export function draw(json: unknown, onAction: (action: Action) => void): Drawn {
  if (typeof json !== 'object' || json === null) throw new Error('The card is no object.');
  if (depthOf(json) > DEEPEST) throw new Error('The card is nested too deeply.');
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig();
  card.parse(json, new SerializationContext(Versions.v1_6));
  card.onExecuteAction = onAction;
  card.onAnchorClicked = (_, anchor) => {
    const url = webAddress(anchor.href);
    if (url) card.onExecuteAction?.(openUrl(url));
    return true;
  };
  card.onElementVisibilityChanged = ({ renderedElement }) => {
    // The library says of the text itself that it is expanded, which only what expands it may say of itself.
    queueMicrotask(() => renderedElement?.removeAttribute('aria-expanded'));
  };
  const element = card.render();
  if (!element) throw new Error('The card shows nothing.');
  disarm(element);
  return { element, card };
}

/** A link in a text is opened the same way as a button that opens an address. */
function openUrl(url: URL): Action {
  const action = GlobalRegistry.actions.createInstance('Action.OpenUrl', Versions.v1_6);
  if (!action) throw new Error('The library knows no Action.OpenUrl.');
  return Object.assign(action, { url: url.href });
}

/** Addresses that are none of the web lead nowhere; others never reach back into this page. */
export function disarm(root: HTMLElement): void {
  for (const link of root.querySelectorAll('a[href]')) {
    if (!webAddress(link.getAttribute('href') ?? '')) link.removeAttribute('href');
    else link.setAttribute('rel', 'noopener noreferrer');
    link.setAttribute('target', '_blank');
  }
  for (const image of root.querySelectorAll('img[src]')) {
    const source = image.getAttribute('src') ?? '';
    if (!webAddress(source) && !/^data:image\/(png|jpe?g|gif|webp|svg\+xml)[;,]/i.test(source))
      image.removeAttribute('src');
    image.setAttribute('referrerpolicy', 'no-referrer');
  }
  for (const element of root.querySelectorAll('iframe, object, embed, script')) element.remove();
}

function depthOf(value: unknown): number {
  let level: unknown[] = [value];
  let depth = 0;
  while (level.length > 0 && depth <= DEEPEST) {
    level = level.flatMap((entry) =>
      typeof entry === 'object' && entry !== null ? Object.values(entry) : [],
    );
    depth += 1;
  }
  return depth;
}
