import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../where.ts';

/** What is shown of one message. `card` is the JSON of an Adaptive Card. */
export interface Bubble {
  readonly who: string;
  /** Shown at the right, as one's own messages are. */
  readonly mine: boolean;
  readonly text: string;
  readonly card: unknown;
  /** In a channel: an answer in a thread. */
  readonly reply: boolean;
}

const STYLE = `
  body { margin: 0; background: #f5f5f5; color: #242424; font: 14px/20px "Segoe UI", "DejaVu Sans", sans-serif; }
  main { padding: 20px 24px; display: flex; flex-direction: column; gap: 12px; width: 712px; }
  h1 { font-size: 16px; margin: 0 0 4px; }
  article { max-width: 620px; }
  article.mine { align-self: flex-end; }
  article.reply { margin-inline-start: 48px; }
  .who { font-size: 12px; color: #616161; margin: 0 0 2px 2px; }
  .text, .card { background: #fff; border-radius: 6px; padding: 8px 14px; box-shadow: 0 0 2px #0002, 0 1px 2px #0002; }
  .mine .text { background: #e8ebfa; }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; }
  .ac-pushButton { font: inherit; font-weight: 600; padding: 5px 12px; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; }
  .ac-pushButton.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff; }
  .ac-pushButton.style-destructive { color: #c4314b; border-color: #c4314b; }
  .ac-input { font: inherit; border: 1px solid #d1d1d1; border-radius: 4px; padding: 5px 8px; box-sizing: border-box; width: 100%; }
  .ac-input[type=checkbox] { width: auto; }
  .ac-multichoiceInput { width: 100%; }
`;

/** How Teams draws cards, as far as a host may say it. */
const HOST = {
  fontFamily: '"Segoe UI", "DejaVu Sans", sans-serif',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 4 },
  actions: {
    maxActions: 6,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    buttonSpacing: 8,
  },
  inputs: {
    label: {
      inputSpacing: 4,
      requiredInputs: { weight: 'bolder' },
      optionalInputs: { weight: 'bolder' },
    },
  },
  containerStyles: {
    default: { backgroundColor: '#ffffff', foregroundColors: colours() },
    emphasis: { backgroundColor: '#f5f5f5', foregroundColors: colours() },
    good: { backgroundColor: '#e7f2e7', foregroundColors: colours() },
    attention: { backgroundColor: '#fce8e9', foregroundColors: colours() },
  },
};

function colours() {
  const of = (normal: string) => ({ default: normal, subtle: '#616161' });
  return {
    default: of('#242424'),
    accent: of('#5b5fc7'),
    good: of('#237b4b'),
    attention: of('#c4314b'),
  };
}

const library = (): string =>
  readFileSync(join(ROOT, 'node_modules', 'adaptivecards', 'dist', 'adaptivecards.min.js'), 'utf8');

/** Runs in the page. Texts are set as text, cards are drawn by the library that clients use. */
const DRAW = `
  const { title, bubbles, host } = JSON.parse(document.getElementById('data').textContent);
  const main = document.querySelector('main');
  const add = (parent, name, className, text) => {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    parent.append(element);
    return element;
  };
  add(main, 'h1', '', title);
  for (const { who, mine, text, card, reply } of bubbles) {
    const article = add(main, 'article', [mine && 'mine', reply && 'reply'].filter(Boolean).join(' '), '');
    add(article, 'p', 'who', who);
    if (text) add(article, 'div', 'text', text);
    if (card) {
      const drawer = new AdaptiveCards.AdaptiveCard();
      drawer.hostConfig = new AdaptiveCards.HostConfig(host);
      drawer.parse(card);
      add(article, 'div', 'card', '').append(drawer.render());
    }
  }
`;

/** A page that shows a conversation as people see it. */
export function chatPage(title: string, bubbles: readonly Bubble[]): string {
  // A closing tag inside a text would end the script that holds it.
  const data = JSON.stringify({ title, bubbles, host: HOST }).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>${STYLE}</style></head><body><main></main>
<script type="application/json" id="data">${data}</script>
<script>${library().replaceAll('</script', '<\\/script')}</script>
<script>${DRAW}</script></body></html>`;
}
