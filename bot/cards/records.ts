import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  group,
  heading,
  line,
  row,
  run,
  sentence,
  title,
} from './card.ts';
import { press } from './inputs.ts';

/** Somebody's own records: drafts first, since they are what somebody comes back for. */
export interface RecordList<T> {
  readonly title: string;
  /** Said where there are none. */
  readonly none: string;
  /** Stands before them: what waits for somebody else. */
  readonly before?: readonly Element[];
  readonly items: readonly T[];
  readonly isDraft: (item: T) => boolean;
  readonly most: number;
  readonly draw: (item: T) => Element;
  /** Begins another. */
  readonly begin: Element;
  /** Begins something else. */
  readonly also?: Element;
}

export function recordListCard<T>(list: RecordList<T>, voice: Voice): Card {
  const { items, isDraft, most, before = [] } = list;
  const ordered = [...items.filter(isDraft), ...items.filter((item) => !isDraft(item))];
  const shown = ordered.slice(0, most);
  const more = items.length - shown.length;
  return card({
    lang: voice.language,
    fallback: list.title,
    body: [
      heading(list.title),
      ...before,
      ...(shown.length + before.length === 0 ? [sentence(list.none)] : shown.map(list.draw)),
      more > 0 ? sentence(voice.say('bot.captures.more', { count: more }), true) : null,
    ],
    actions: [list.begin, list.also ?? null, press(voice.say('bot.help.button'), 'help.show')],
  });
}

/** One of them: its name, what is known of it, and what can be done with it. */
export const recordLine = (
  name: string,
  about: readonly string[],
  buttons: readonly Element[],
): Element =>
  group([
    title(name),
    line(run(about.join(' · '), { subtle: true })),
    buttons.length > 0 ? row(buttons) : null,
  ]);
