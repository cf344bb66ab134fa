import { Button, mergeClasses } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useLayout } from '../../../components/layout.ts';
import { Section } from '../../../components/page.tsx';
import { newNonce } from '../../../system.ts';
import { useWords } from '../../../words.tsx';
import { grouped } from './groups.ts';
import type { EditProps } from './props.ts';
import { questionTitle } from './reader.tsx';
import { StatementForm } from './statement.tsx';
import { put, restore } from './work.ts';

/** The statements under their questions, each with a way to add another. */
export function StatementList({ page, work, change, showFaults }: EditProps) {
  const { say } = useWords();
  const layout = useLayout();
  const add = (question: number | null) =>
    change(put(work, { id: newNonce(), kind: 'point', question, text: '', sources: [] }));
  const groups = grouped(page.questions, work.statements);
  // Numbered through the page, so that a number names one statement only.
  const numbers = new Map(
    groups.flatMap(({ statements }) => statements).map(({ id }, index) => [id, index + 1]),
  );
  return groups.map(({ question, statements }) => {
    const title = questionTitle(page, question, say('tab.synthesis.no-question'));
    return (
      <Section key={question ?? 'none'} id={`question-${question ?? 'none'}`} title={title}>
        {statements.length === 0 ? (
          <p className={mergeClasses(layout.plain, layout.muted)}>
            {say('tab.synthesis.nothing-here')}
          </p>
        ) : (
          <ol className={layout.list}>
            {statements.map((statement, index) => (
              <StatementForm
                key={statement.id}
                {...{ page, work, change, showFaults, statement }}
                number={numbers.get(statement.id) ?? 0}
                first={index === 0}
                last={index === statements.length - 1}
              />
            ))}
          </ol>
        )}
        <div>
          <Button icon={<AddRegular />} onClick={() => add(question)}>
            {say('tab.synthesis.add')}
            <span className={layout.hidden}> {title}</span>
          </Button>
        </div>
      </Section>
    );
  });
}

/** Dissent that was left out, with the reason that readers will see. */
export function SetAsideList({ work, change }: Pick<EditProps, 'work' | 'change'>) {
  const { say } = useWords();
  const layout = useLayout();
  if (work.setAside.length === 0) return null;
  return (
    <Section id="set-aside" title={say('tab.synthesis.set-aside')}>
      <ul className={layout.list}>
        {work.setAside.map(({ statement, reason }) => (
          <li key={statement.id} className={layout.card}>
            <p className={layout.written}>{statement.text}</p>
            <p className={mergeClasses(layout.plain, layout.muted)}>
              {say('tab.synthesis.because', { reason })}
            </p>
            <div>
              <Button size="small" onClick={() => change(restore(work, statement.id))}>
                {say('tab.synthesis.restore')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
