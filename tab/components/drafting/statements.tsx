import { Button, mergeClasses } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { newNonce } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { useLayout } from '../layout.ts';
import { Section } from '../page.tsx';
import type { Desk } from './desk.ts';
import { StatementForm } from './statement.tsx';
import { put, restore, type Statement } from './work.ts';

/** The statements in their groups, each group with a way to add another. */
export function StatementList<T extends Statement>({ desk }: { readonly desk: Desk<T> }) {
  const { words, work, change } = desk;
  const { say } = useWords();
  const layout = useLayout();
  return desk.groups(work.statements).map(({ key, title, statements, make }) => (
    <Section key={key} id={`group-${key}`} title={title}>
      {statements.length === 0 ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say(`tab.drafting.${words}.nothing-here`)}
        </p>
      ) : (
        <ol className={layout.list}>
          {statements.map((statement, index) => (
            <StatementForm
              key={statement.id}
              desk={desk}
              statement={statement}
              first={!nextTo(desk, statements, index, -1)}
              last={!nextTo(desk, statements, index, 1)}
            />
          ))}
        </ol>
      )}
      <div>
        <Button icon={<AddRegular />} onClick={() => change(put(work, make(newNonce())))}>
          {say(`tab.drafting.${words}.add`)}
          <span className={layout.hidden}> {title}</span>
        </Button>
      </div>
    </Section>
  ));
}

/** Is there one, above or below, with which it can change places? */
function nextTo<T extends Statement>(
  { together }: Desk<T>,
  statements: readonly T[],
  at: number,
  by: -1 | 1,
): boolean {
  const one = statements[at];
  const others = by < 0 ? statements.slice(0, at) : statements.slice(at + 1);
  return one !== undefined && others.some((other) => together(other, one));
}

/** What was left out, with the reason that readers will see. */
export function SetAsideList<T extends Statement>({ desk }: { readonly desk: Desk<T> }) {
  const { words, work, change } = desk;
  const { say } = useWords();
  const layout = useLayout();
  if (work.setAside.length === 0) return null;
  return (
    <Section id="set-aside" title={say(`tab.drafting.${words}.set-aside`)}>
      <ul className={layout.list}>
        {work.setAside.map(({ statement, reason }) => (
          <li key={statement.id} className={layout.card}>
            <p className={layout.written}>{statement.text}</p>
            <p className={mergeClasses(layout.plain, layout.muted)}>
              {say('tab.drafting.because', { reason })}
            </p>
            <div>
              <Button size="small" onClick={() => change(restore(work, statement.id))}>
                {say(`tab.drafting.${words}.restore`)}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
