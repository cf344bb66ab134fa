import { type RewritingPage, waitsForReader } from '../../src/features/rewriting/actions.ts';
import { type DraftKind, progressOf, type Rewriting } from '../../src/features/rewriting/model.ts';
import type { Language } from '../../src/kernel/language.ts';
import type { Worded } from '../../src/kernel/wording.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, cut, type Element, line, run, sentence, title } from './card.ts';
import { link, press } from './inputs.ts';

const MOST_SHOWN = 10;
const LONGEST_SHOWN = 300;

const called = (voice: Voice, language: Language): string =>
  voice.say(`common.languages.${language}`);

/** How far the last one is, or what came of it, and why statements keep their words. */
function outcome(last: Rewriting, voice: Voice): Element[] {
  const { done, total, taken, unchecked, kept } = progressOf(last);
  const { task } = last;
  const language = task.kind === 'translate' ? called(voice, task.language) : '';
  if (last.endedAt === null)
    return [sentence(voice.say(`rewriting.under-way.${task.kind}`, { done, total, language }))];
  if (total === 0) return [sentence(voice.say('rewriting.nothing'))];
  return [
    sentence(voice.say(`rewriting.ended.${task.kind}`, { count: taken, total, language })),
    ...(unchecked > 0 ? [sentence(voice.say('rewriting.unchecked', { count: unchecked }))] : []),
    ...kept.map(({ why, count }) =>
      sentence(
        voice.say('rewriting.kept', { count, why: voice.say(`rewriting.why.${why}`) }),
        true,
      ),
    ),
  ];
}

/** What a machine worded and nobody has read, beside what it said before. */
function unreadWords(statements: readonly Worded[], voice: Voice): Element[] {
  return statements.flatMap(({ text, machine }) =>
    machine
      ? [
          line(run(cut(text, LONGEST_SHOWN), { weight: 'Bolder' })),
          line(
            run(
              voice.say('rewriting.by', {
                name: machine.by,
                extracted: cut(machine.extracted, LONGEST_SHOWN),
              }),
              { subtle: true },
            ),
          ),
        ]
      : [],
  );
}

function unreadTranslations(
  statements: readonly Worded[],
  language: Language,
  voice: Voice,
): Element[] {
  return statements.flatMap(({ text, translations = [] }) => {
    const one = translations.find((other) => other.language === language && !other.readBy);
    if (!one) return [];
    const mark = one.unchecked ? ` (${voice.say('rewriting.translation-unchecked')})` : '';
    return [
      line(run(cut(one.text, LONGEST_SHOWN), { weight: 'Bolder' }), run(mark)),
      line(run(cut(text, LONGEST_SHOWN), { subtle: true })),
    ];
  });
}

interface Item {
  readonly kind: DraftKind;
  readonly id: string;
  readonly title: string;
}

/** One of the things to read, and the button that says that it was read; a card holds only so much. */
function toRead({ draft }: RewritingPage, { kind, id }: Item, voice: Voice) {
  const { statements, version, languages } = draft;
  const language = languages.find((one) => waitsForReader(draft, one)) ?? null;
  const words = waitsForReader(draft, null);
  if (!words && language === null) return { elements: [], button: null };
  const elements =
    words || language === null
      ? unreadWords(statements, voice)
      : unreadTranslations(statements, language, voice);
  const count = elements.length / 2;
  const head = words
    ? voice.say('rewriting.unread', { count })
    : voice.say('rewriting.translation-unread', {
        count,
        language: called(voice, language ?? 'en'),
      });
  if (count > MOST_SHOWN)
    return { elements: [sentence(head), sentence(voice.say('rewriting.too-many'))], button: null };
  const data = { kind, id, version: String(version), language: words ? '' : (language ?? '') };
  return {
    elements: [sentence(head), ...elements],
    button: press(voice.say('rewriting.read'), 'reword.confirm', data, { style: 'positive' }),
  };
}

/** What a language model may do for a draft, how far it is, and what somebody must read of it. */
export function rewritingCard(
  page: RewritingPage,
  item: Item,
  editorUrl: string | null,
  voice: Voice,
): Card {
  const { kind, id } = item;
  const { draft, last } = page;
  const underWay = last !== null && last.endedAt === null;
  const { elements, button } = toRead(page, item, voice);
  const asks = draft.open && !underWay;
  return card({
    lang: voice.language,
    fallback: voice.say('rewriting.title'),
    body: [
      title(item.title),
      line(run(voice.say('rewriting.what', { name: page.model ?? '' }), { subtle: true })),
      ...(last ? outcome(last, voice) : []),
      ...(underWay || !draft.open ? [] : elements),
    ],
    actions: [
      underWay ? press(voice.say('rewriting.again'), 'reword.show', { kind, id }) : null,
      asks ? button : null,
      asks ? press(voice.say('rewriting.rewrite'), 'reword.ask', { kind, id, language: '' }) : null,
      ...(asks ? draft.languages : []).map((language) =>
        press(
          voice.say('rewriting.translate', { language: called(voice, language) }),
          'reword.ask',
          { kind, id, language },
        ),
      ),
      link(voice.say('bot.synthesis.edit'), editorUrl),
      press(voice.say('bot.discussion.return'), `${kind}.read`, { id }),
    ],
  });
}

/** On the card of a draft: the way there, where there is a model to ask. */
export const rewritingButton = (
  model: string | null,
  kind: DraftKind,
  id: string,
  voice: Voice,
): Element | null =>
  model === null ? null : press(voice.say('rewriting.open'), 'reword.show', { kind, id });
