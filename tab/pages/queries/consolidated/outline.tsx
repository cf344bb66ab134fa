import { mergeClasses } from '@fluentui/react-components';
import type { ConsolidatedPage, Point } from '../../../../src/contract/queries.ts';
import { useLayout } from '../../../components/layout.ts';
import { Section } from '../../../components/page.tsx';
import { useWords } from '../../../words.tsx';
import { PARTS } from './rules.tsx';

const EXCERPT = 80;

/** The parts of the reply before it goes out: which hold something, and which miss what they rest on. */
export function Outline(props: {
  readonly page: ConsolidatedPage;
  readonly points: readonly Point[];
}) {
  const { page, points } = props;
  const { say } = useWords();
  const layout = useLayout();
  const known = new Set(page.sources.map(({ id }) => id));
  const unsourced = (point: Point) =>
    point.sources.length === 0 || point.sources.some((source) => !known.has(source));
  const stands = (kind: Point['kind']) => {
    const here = points.filter((point) => point.kind === kind);
    const bad = here.filter(unsourced);
    if (bad.length > 0) {
      const text = (bad[0]?.text ?? '').slice(0, EXCERPT);
      return { text: say('questions.outline.unsourced', { count: bad.length, text }), bad: true };
    }
    return here.length === 0
      ? { text: say('questions.outline.empty'), bad: false }
      : { text: say('questions.outline.points', { count: here.length }), bad: false };
  };
  const there = { text: say('questions.outline.there'), bad: false };
  const parts = [
    { key: 'question', ...there },
    ...PARTS.filter((kind) => kind !== 'open').map((kind) => ({ key: kind, ...stands(kind) })),
    { key: 'open', ...stands('open') },
    { key: 'contributors', ...there },
    { key: 'full', ...there },
  ];
  return (
    <Section id="outline" title={say('questions.outline.title')}>
      <ul className={layout.plain}>
        {parts.map(({ key, text, bad }) => (
          <li key={key} className={mergeClasses(bad && layout.asked)}>
            {bad ? (
              <strong>{say(`questions.outline.${key}`)}</strong>
            ) : (
              say(`questions.outline.${key}`)
            )}
            {say('common.colon')}
            {text}
          </li>
        ))}
      </ul>
    </Section>
  );
}
