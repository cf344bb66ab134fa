import type { CalendarDate } from '../../../src/contract/membership.ts';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Empty } from '../../components/states.tsx';
import { Day } from '../../components/when.tsx';
import { useWords } from '../../words.tsx';

/** Days of a calendar: what, when, of which kind, and the way to it. */
export function Dates({ dates }: { readonly dates: readonly CalendarDate[] }) {
  const { say } = useWords();
  const layout = useLayout();
  if (dates.length === 0) return <Empty title={say('membership.calendar.none')} />;
  return (
    <ul className={layout.list}>
      {dates.map(({ uid, kind, title, startsOn, endsOn, place, path }) => (
        <li key={uid} className={layout.card}>
          <span>{path === null ? title : <TextLink to={path}>{title}</TextLink>}</span>
          <span className={layout.muted}>
            <Day on={startsOn} />
            {endsOn === startsOn ? null : (
              <>
                {' – '}
                <Day on={endsOn} />
              </>
            )}
            {` · ${say(`membership.kinds.${kind}`)}`}
            {place ? ` · ${place}` : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
