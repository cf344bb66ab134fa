import type { Entry, Section } from '../../src/features/capture/handover/contents.ts';
import type { HandoverPack, HandoverSummary } from '../../src/views/handover.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  heading,
  line,
  prose,
  run,
  sentence,
  subheading,
  title,
} from './card.ts';
import { dayWords } from './departure.ts';
import { followUpElements } from './handover-questions.ts';
import { link, press } from './inputs.ts';

const LONGEST_ENTRY = 600;
const MOST_COMMITMENTS = 12;
const MOST_LINKS = 3;

const may = ({ actions }: HandoverSummary, verb: string): boolean =>
  actions.some((one) => one === verb);

/** Whose words an answer is: the leaver's, assembled and not confirmed, or added by somebody else. */
function headOf({ label, suggested, addedBy }: Entry, { adders }: HandoverPack, voice: Voice) {
  if (addedBy) return voice.say('bot.handover.added', { label, name: adders.get(addedBy) ?? '—' });
  return suggested ? voice.say('bot.handover.unconfirmed', { label }) : label;
}

function section(
  { title: name, entries, missing }: Section,
  pack: HandoverPack,
  voice: Voice,
): Element[] {
  return [
    subheading(name),
    ...entries.flatMap((entry) => [
      line(run(headOf(entry, pack, voice), { weight: 'Bolder' })),
      ...prose(cut(entry.text, LONGEST_ENTRY)),
    ]),
    ...missing.map((label) => line(run(voice.say('bot.handover.not-filled', { label })))),
  ];
}

/** What was asked before the last day. */
const questions = ({ followUps }: HandoverPack, voice: Voice): Element[] =>
  followUps.length === 0
    ? []
    : [
        subheading(voice.say('bot.handover.questions')),
        ...followUps.flatMap((one) => followUpElements(one, voice)),
      ];

/** What must be kept, first what comes first. */
function commitments({ commitments: all }: HandoverPack, voice: Voice): Element[] {
  if (all.length === 0) return [];
  return [
    subheading(voice.say('bot.handover.commitments')),
    ...all
      .slice(0, MOST_COMMITMENTS)
      .map(({ text, due }) =>
        line(
          ...(due ? [run(`${dayWords(due, voice)} · `, { weight: 'Bolder' })] : []),
          run(cut(text, LONGEST_ENTRY)),
        ),
      ),
    all.length > MOST_COMMITMENTS
      ? sentence(voice.say('bot.handover.more', { count: all.length - MOST_COMMITMENTS }), true)
      : null,
  ].filter((element) => element !== null);
}

function buttons(pack: HandoverPack, tabUrl: string | null, voice: Voice): (Element | null)[] {
  const { id } = pack.handover;
  return [
    may(pack, 'acknowledge')
      ? press(
          voice.say('bot.handover.acknowledge'),
          'handover.acknowledge',
          { id },
          {
            style: 'positive',
          },
        )
      : null,
    ...pack.documents.map(({ webUrl }) => link(voice.say('bot.handover.document'), webUrl)),
    pack.role === 'supervisor'
      ? press(voice.say('bot.handover.gaps'), 'handover.gaps', { id })
      : null,
    pack.role === 'supervisor' && may(pack, 'name-successor')
      ? press(voice.say('bot.handover.name'), 'handover.ask-successor', { id })
      : null,
    may(pack, 'share-lessons')
      ? press(voice.say('bot.handover.share'), 'handover.ask-share', { id })
      : null,
    link(voice.say('bot.discussion.tab'), tabUrl),
  ];
}

/** What this reader was given, as much of it as a card holds; the whole is in the document and in the tab. */
export const packCard = (pack: HandoverPack, tabUrl: string | null, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('bot.handover.of', { name: pack.person.name }),
    body: [
      heading(voice.say('bot.handover.title')),
      title(pack.person.name),
      line(
        run(voice.say('bot.departure.last-day', { date: dayWords(pack.handover.lastDay, voice) })),
      ),
      sentence(voice.say(`bot.handover.states.reader.${pack.handover.state}`)),
      ...pack.sections.flatMap((one) => section(one, pack, voice)),
      ...questions(pack, voice),
      ...commitments(pack, voice),
    ],
    actions: buttons(pack, tabUrl, voice),
  });

/** The successor's first week: what must be kept, where things are, and the rest behind a button. */
export const firstWeekCard = (
  pack: HandoverPack,
  tabUrl: string | null,
  voice: Voice,
  when: 'pack' | 'week' = 'pack',
): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('bot.handover.pack-title', { name: pack.person.name }),
    body: [
      heading(voice.say(`bot.handover.${when}-heading`)),
      title(voice.say('bot.handover.pack-title', { name: pack.person.name })),
      sentence(voice.say(`bot.handover.${when}-what`)),
      ...commitments(pack, voice),
      ...(pack.links.length > 0
        ? [subheading(voice.say('bot.handover.links')), ...prose(pack.links.join('\n'))]
        : []),
    ],
    actions: [
      press(
        voice.say('bot.handover.read'),
        'handover.pack',
        { id: pack.handover.id },
        {
          style: 'positive',
        },
      ),
      ...pack.links
        .slice(0, MOST_LINKS)
        .map((url, index) => link(voice.say('bot.handover.link', { number: index + 1 }), url)),
      ...pack.documents.map(({ webUrl }) => link(voice.say('bot.handover.document'), webUrl)),
      link(voice.say('bot.discussion.tab'), tabUrl),
    ],
  });
