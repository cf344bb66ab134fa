import type { AttributionDesk } from '../../src/features/attribution/actions/desk.ts';
import type { PointKind } from '../../src/features/queries/consolidated.ts';
import type { ReplyId } from '../../src/kernel/ids.ts';
import type { Doubt } from '../../src/kernel/support/doubts.ts';
import type { LabelPage } from '../../src/views/labels.ts';
import type { ConsolidatedPage, PointView } from '../../src/views/query.ts';
import type { Voice } from '../voice.ts';
import { checkLines, deskButton } from './attribution-desk.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  heading,
  line,
  run,
  sentence,
  subheading,
} from './card.ts';
import { doubtLines } from './doubts.ts';
import { link, press } from './inputs.ts';
import { labelButton, labelElements } from './labels.ts';
import { questionTitle } from './replies.ts';
import { rewritingButton } from './rewriting.ts';

const MOST_POINTS = 20;
const LONGEST_POINT = 400;
const KINDS: readonly PointKind[] = ['summary', 'country', 'resource', 'open'];

/** What is told of a consolidated reply besides itself. */
interface ConsolidatedBeside {
  readonly labels: LabelPage | null;
  readonly doubts: readonly Doubt[];
  /** Whether those who are named have looked at it; null: it is out. */
  readonly checks: AttributionDesk | null;
  /** What the language model is called that may word it otherwise; null: there is none. */
  readonly model: string | null;
}

/** The draft to read before it goes: every point with the numbers of the replies it rests on. */
export function consolidatedCard(
  page: ConsolidatedPage,
  { labels, doubts, checks, model }: ConsolidatedBeside,
  editorUrl: string | null,
  voice: Voice,
): Card {
  const { query, consolidated, points, unused } = page;
  const draft = consolidated.state === 'draft';
  const left = points.length - MOST_POINTS;
  return card({
    lang: voice.language,
    fallback: voice.say(`asking.consolidated.states.${consolidated.state}`),
    body: [
      heading(voice.say(`asking.consolidated.states.${consolidated.state}`)),
      questionTitle(query),
      sentence(
        voice.say('asking.consolidated.count', {
          count: page.contributors,
          points: points.length,
        }),
      ),
      ...KINDS.flatMap((kind) => part(kind, page, voice)),
      left > 0 ? sentence(voice.say('asking.consolidated.more', { count: left }), true) : null,
      unused.length > 0
        ? sentence(voice.say('asking.consolidated.unused', { count: unused.length }))
        : null,
      ...(labels ? labelElements(labels, voice) : []),
      ...doubtLines(doubts, points, voice),
      ...checkLines(checks, voice),
      draft ? sentence(voice.say('asking.consolidated.before')) : null,
    ],
    actions: buttons(page, { labels, checks, model }, editorUrl, voice),
  });
}

function buttons(
  { query: { id }, consolidated, points }: ConsolidatedPage,
  { labels, checks, model }: Pick<ConsolidatedBeside, 'labels' | 'checks' | 'model'>,
  editorUrl: string | null,
  voice: Voice,
): (Element | null)[] {
  const draft = consolidated.state === 'draft';
  return [
    draft && points.length > 0
      ? press(
          voice.say('asking.consolidated.publish'),
          'consolidated.publish',
          { id, version: String(consolidated.version) },
          { style: 'positive' },
        )
      : null,
    labels ? labelButton('consolidated', id, voice) : null,
    draft ? link(voice.say('bot.synthesis.edit'), editorUrl) : null,
    checks ? deskButton({ kind: 'consolidated', item: id }, voice) : null,
    draft ? rewritingButton(model, 'consolidated', id, voice) : null,
    link(voice.say('asking.consolidated.open'), consolidated.webUrl),
    press(voice.say('asking.return'), 'query.read', { id }),
  ];
}

function part(kind: PointKind, page: ConsolidatedPage, voice: Voice): Element[] {
  const numbers = new Map(page.sources.map(({ reply }, index) => [reply.id, index + 1]));
  const here = page.points.slice(0, MOST_POINTS).filter((point) => point.kind === kind);
  if (here.length === 0) return [];
  return [
    subheading(voice.say(`asking.consolidated.kinds.${kind}`)),
    ...here.map((point) => pointElement(point, numbers, voice)),
  ];
}

function pointElement(
  { text, country, sources, machine }: PointView,
  numbers: ReadonlyMap<ReplyId, number>,
  voice: Voice,
): Element {
  const known = sources.flatMap((source) => numbers.get(source) ?? []).sort((a, b) => a - b);
  const note =
    known.length === 0
      ? voice.say('asking.consolidated.no-source')
      : voice.say('asking.consolidated.rests-on', {
          count: known.length,
          numbers: known.join(', '),
        });
  return line(
    ...(country === null
      ? []
      : [run(`${voice.country(country)}${voice.say('bot.colon')}`, { weight: 'Bolder' })]),
    run(`${cut(text, LONGEST_POINT)} `),
    run(machine ? `(${voice.say('rewriting.mark')} · ${note})` : `(${note})`, { subtle: true }),
  );
}
