import type { Voice } from '../voice.ts';
import { stepCard } from './capture.ts';
import type { Sheet } from './capture-sheet.ts';
import type { Card } from './card.ts';

/** The cards of a form that nobody has begun, in order; pressed, they would lead nowhere. */
export const previewCards = (sheet: Sheet, voice: Voice): readonly Card[] =>
  sheet.template.steps.map((_, step) =>
    stepCard(
      {
        ...sheet,
        step,
        readBy: null,
        entered: {},
        topics: [],
        related: [],
        startable: new Set<string>(),
        changed: null,
        asked: false,
      },
      voice,
    ),
  );
