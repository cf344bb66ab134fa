import type { ElsewhereItem } from '../../src/features/knowledge/answers.ts';
import type { PushedWide } from '../../src/features/knowledge/elsewhere.ts';
import type { Unable } from '../../src/ports/personal.ts';
import type { Voice } from '../voice.ts';
import { type Element, group, line, row, run, sentence, subheading, title } from './card.ts';
import { link, press } from './inputs.ts';
import { reasonsIn } from './reasons.ts';

/** What of an answer lies elsewhere, or could not be looked at. */
export interface Beyond {
  /** Absent or null where only what is ours is searched. */
  readonly elsewhere?: PushedWide['elsewhere'];
  /** Why what is shared with this person alone was not looked at. */
  readonly unable?: Unable | null;
}

/** Kind, site and day: all that is known of it. */
export const aboutElsewhere = (item: ElsewhereItem, voice: Voice): string =>
  [
    item.type ? item.type.toUpperCase() : null,
    item.site ? voice.say('elsewhere.site', { site: item.site }) : null,
    item.modifiedAt ? voice.say('elsewhere.changed', { date: voice.date(item.modifiedAt) }) : null,
    item.copies > 0 ? voice.say('elsewhere.copies', { count: item.copies }) : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');

function itemElement(item: ElsewhereItem, voice: Voice): Element {
  const why = reasonsIn(item, voice);
  const about = aboutElsewhere(item, voice);
  const open = link(voice.say('bot.search.open', { title: item.title }), item.webUrl);
  return group([
    title(item.title),
    about ? line(run(about, { subtle: true })) : null,
    item.namesake
      ? line(run(voice.say('elsewhere.namesake', { title: item.namesake }), { subtle: true }))
      : null,
    why ? line(run(voice.say('bot.search.why', { reasons: why }), { italic: true })) : null,
    open ? row([open]) : null,
  ]);
}

/** What lies elsewhere in SharePoint, told apart from what is ours. */
export function elsewhereElements({ elsewhere }: Beyond, voice: Voice): readonly Element[] {
  if (!elsewhere || elsewhere.items.length === 0) return [];
  const { items, more } = elsewhere;
  return [
    subheading(voice.say('elsewhere.title')),
    sentence(voice.say('elsewhere.what'), true),
    ...items.map((item) => itemElement(item, voice)),
    ...(more > 0 ? [sentence(voice.say('elsewhere.more', { count: more }), true)] : []),
  ];
}

/** What could not be looked at, and why; what is said of the one holds for the other too. */
export function unableElements({ unable, elsewhere }: Beyond, voice: Voice): readonly Element[] {
  const silence = elsewhere?.silence;
  return [
    ...(unable ? [sentence(voice.say(`bot.search.unable.${unable}`), true)] : []),
    ...(silence && silence !== unable
      ? [sentence(voice.say(`elsewhere.silence.${silence}`), true)]
      : []),
  ];
}

export const signIn = ({ unable, elsewhere }: Beyond, voice: Voice): Element | null =>
  unable === 'sign-in' || elsewhere?.silence === 'sign-in'
    ? press(voice.say('bot.search.unable.button'), 'session.show')
    : null;
