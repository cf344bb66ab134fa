import { mergeClasses } from '@fluentui/react-components';
import type { LessonSynthesis } from '../../../src/contract/lessons.ts';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useWords } from '../../words.tsx';

/** One lesson in its author's words, with every record that says so. */
export function Point(props: {
  readonly point: LessonSynthesis['groups'][number]['points'][number];
}) {
  const { say, day } = useWords();
  const layout = useLayout();
  const { said, because, language, voices, lessons } = props.point;
  return (
    <li className={layout.card}>
      <p className={layout.written} lang={language}>
        {said}
      </p>
      {because ? (
        <p className={mergeClasses(layout.written, layout.muted)} lang={language}>
          {because}
        </p>
      ) : null}
      <p className={layout.plain}>{say('experience.voices', { count: voices })}</p>
      <ul className={layout.plain}>
        {lessons.map(({ id, title, on }) => (
          <li key={id}>
            <TextLink to={`/captures/${id}`}>
              {say('experience.source', { title, date: day(on) })}
            </TextLink>
          </li>
        ))}
      </ul>
    </li>
  );
}
