import { HostConfig } from 'adaptivecards';

/** Colours by name: the theme of the page decides them, so a card in use need not be drawn anew at a change. */
const of = (name: string) => ({ default: `var(--${name})`, subtle: `var(--${name}-subtle)` });

const foregroundColors = {
  default: of('card-text'),
  dark: of('card-text'),
  light: of('card-light'),
  accent: of('card-accent'),
  good: of('card-good'),
  warning: of('card-warning'),
  attention: of('card-attention'),
};

const container = (name: string) => ({
  backgroundColor: `var(--card-${name}-back)`,
  borderColor: `var(--card-${name}-edge)`,
  foregroundColors,
});

/** How Teams draws cards, as far as a host may say it; light, dark and contrast by the page's variables. */
export const hostConfig = (): HostConfig =>
  new HostConfig({
    fontFamily: 'var(--font)',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    spacing: { small: 6, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 14 },
    separator: { lineThickness: 1, lineColor: 'var(--line)' },
    supportsInteractivity: true,
    actions: {
      maxActions: 6,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
      preExpandSingleShowCardAction: false,
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', weight: 'bolder' },
    },
    textBlock: { headingLevel: 2 },
    containerStyles: {
      default: container('default'),
      emphasis: container('emphasis'),
      accent: container('accent'),
      good: container('good'),
      warning: container('warning'),
      attention: container('attention'),
    },
    adaptiveCard: { allowCustomStyle: false },
  });
