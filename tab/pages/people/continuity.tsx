import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { useContinuity } from './queries.ts';
import { topicName } from './said.ts';

/** Topics that hang on one person, for those who answer for continuity and for nobody else. */
export function Continuity() {
  const words = useWords();
  const { say, day } = words;
  const layout = useLayout();
  return (
    <Section title={say('expertise.continuity.title')} id="continuity">
      <p className={layout.plain}>{say('expertise.continuity.what')}</p>
      <Read query={useContinuity()}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('expertise.continuity.none')} />
          ) : (
            <ul className={layout.list}>
              {items.map(({ topic, person, pieces, leavesOn }) => (
                <li key={topic} className={layout.card}>
                  <h3 className={layout.h3}>{topicName(topic, words)}</h3>
                  <p className={layout.plain}>
                    {person ? (
                      <TextLink to={`/people/${encodeURIComponent(person.id)}`} inText>
                        {person.name}
                      </TextLink>
                    ) : (
                      say('expertise.continuity.hidden')
                    )}
                    {' · '}
                    {say('expertise.continuity.pieces', { count: pieces })}
                    {leavesOn ? (
                      <>
                        {' · '}
                        <strong>
                          {say('expertise.continuity.leaves', { date: day(leavesOn) })}
                        </strong>
                      </>
                    ) : null}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </Section>
  );
}
