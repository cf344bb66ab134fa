import type { AttributionDesk } from '../../src/features/attribution/actions/desk.ts';
import type { Beside } from '../../src/features/knowledge/beside.ts';
import type { Doubt } from '../../src/kernel/support/doubts.ts';
import type { StatementView, SynthesisPage } from '../../src/views/discussion.ts';
import type { LabelPage } from '../../src/views/labels.ts';
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
  title,
} from './card.ts';
import { fedLine, fullTexts } from './documents.ts';
import { doubtLines } from './doubts.ts';
import { link, press } from './inputs.ts';
import { labelButton, labelElements } from './labels.ts';
import { rewritingButton } from './rewriting.ts';
import { besideLine } from './said-beside.ts';

const MOST_STATEMENTS = 20;
const LONGEST_STATEMENT = 400;

/** What is told of a synthesis besides itself. */
export interface SynthesisBeside {
  readonly labels: LabelPage | null;
  readonly said: Beside | null | undefined;
  /** Of a draft. */
  readonly doubts: readonly Doubt[];
  /** Whether those who are named have looked at it; null: it is out. */
  readonly checks: AttributionDesk | null;
  /** What the language model is called that may word it otherwise; null: there is none. */
  readonly model: string | null;
}

/** A draft to read before it goes: every statement with how many contributions stand behind it. */
export function synthesisCard(
  page: SynthesisPage,
  { labels, said, doubts, checks, model }: SynthesisBeside,
  editorUrl: string | null,
  voice: Voice,
): Card {
  const { discussion, synthesis, statements } = page;
  const { id } = discussion;
  const shown = statements.slice(0, MOST_STATEMENTS);
  const left = statements.length - shown.length;
  const draft = synthesis.state === 'draft';
  return card({
    lang: voice.language,
    fallback: voice.say('bot.synthesis.fallback', { title: discussion.title }),
    body: [
      heading(voice.say(`bot.synthesis.states.${synthesis.state}`)),
      title(discussion.title),
      besideLine(said, voice),
      sentence(
        voice.say('bot.synthesis.count', {
          count: synthesis.contributors,
          statements: statements.length,
        }),
      ),
      ...fedLine(synthesis.languages, voice).map((said) => sentence(said, true)),
      ...[...discussion.questions.keys(), null].flatMap((question) =>
        answers(question, discussion.questions, shown, voice),
      ),
      left > 0 ? sentence(voice.say('bot.synthesis.more', { count: left }), true) : null,
      ...(labels ? labelElements(labels, voice) : []),
      ...doubtLines(doubts, statements, voice),
      ...checkLines(checks, voice),
      draft ? sentence(voice.say('bot.synthesis.before')) : null,
    ],
    actions: [
      draft ? publishButton(synthesis, voice) : null,
      labels ? labelButton('synthesis', id, voice) : null,
      draft ? link(voice.say('bot.synthesis.edit'), editorUrl) : null,
      checks ? deskButton({ kind: 'synthesis', item: id }, voice) : null,
      draft ? rewritingButton(model, 'synthesis', id, voice) : null,
      ...documentLinks(page, voice),
      press(voice.say('bot.discussion.return'), 'discussion.read', { id }),
    ],
  });
}

const publishButton = ({ discussion: id, version }: SynthesisPage['synthesis'], voice: Voice) =>
  press(
    voice.say('bot.synthesis.publish'),
    'synthesis.publish',
    { id, version: String(version) },
    { style: 'positive' },
  );

/** The full text in each language, everything else in the reader's own. */
function documentLinks({ synthesis, documents }: SynthesisPage, voice: Voice): (Element | null)[] {
  const others = documents.filter(
    ({ kind, language }) => kind !== 'synthesis' && language === voice.language,
  );
  return [
    ...fullTexts(documents, synthesis.webUrl, voice),
    ...others.map(({ kind, group, webUrl }) =>
      link(
        voice.say(group ? `document.versions.group.${group}` : `document.versions.${kind}`),
        webUrl,
      ),
    ),
  ];
}

function answers(
  question: number | null,
  questions: readonly string[],
  statements: readonly StatementView[],
  voice: Voice,
): Element[] {
  const here = statements.filter((statement) => statement.question === question);
  if (here.length === 0) return [];
  const head =
    question === null
      ? subheading(voice.say('bot.synthesis.other'))
      : line(run(`${question + 1}. ${questions[question] ?? ''}`, { weight: 'Bolder' }));
  return [head, ...here.map((statement) => statementElement(statement, voice))];
}

function statementElement({ kind, text, sources, machine }: StatementView, voice: Voice): Element {
  const behind = voice.say('bot.synthesis.rests-on', { count: sources.length });
  const rests = machine ? `${voice.say('rewriting.mark')} · ${behind}` : behind;
  const note = kind === 'point' ? rests : `${voice.say(`bot.synthesis.kinds.${kind}`)} · ${rests}`;
  return line(run(`${cut(text, LONGEST_STATEMENT)} `), run(`(${note})`, { subtle: true }));
}
