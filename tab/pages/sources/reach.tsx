import type { ReachList } from '../../../src/contract/reach.ts';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { useReach } from './queries.ts';

/** Whom nothing reaches, and who reads of it by mail alone: with why, and what can be done about it. */
export function Reached() {
  const { say } = useWords();
  const layout = useLayout();
  const query = useReach();
  return (
    <Section id="reach" title={say('reach.title')}>
      <Read query={query}>
        {({ unreached, unreachedCount, mailed, mailedCount }) => (
          <>
            <p className={layout.plain}>
              {unreachedCount === 0
                ? say('reach.everybody')
                : say('reach.unreached', { count: unreachedCount })}
            </p>
            <Unreached people={unreached} />
            {mailedCount > 0 ? (
              <p className={layout.plain}>{say('reach.mailed', { count: mailedCount })}</p>
            ) : null}
            <Mailed people={mailed} />
          </>
        )}
      </Read>
    </Section>
  );
}

function Unreached({ people }: { readonly people: ReachList['unreached'] }) {
  const { say, date } = useWords();
  if (people.length === 0) return null;
  return (
    <ul>
      {people.map(({ id, name, messages, since, why }) => (
        <li key={id}>
          <strong>{name}</strong> {say('reach.waiting', { count: messages, date: date(since) })}{' '}
          {say(`reach.why.${why}`)} {say(`reach.remedy.${why}`)}
        </li>
      ))}
    </ul>
  );
}

function Mailed({ people }: { readonly people: ReachList['mailed'] }) {
  const { say, date } = useWords();
  if (people.length === 0) return null;
  return (
    <ul>
      {people.map(({ id, name, letters, last, why }) => (
        <li key={id}>
          <strong>{name}</strong> {say('reach.letters', { count: letters, date: date(last) })}{' '}
          {say(`reach.closed.${why}`)}
        </li>
      ))}
    </ul>
  );
}
