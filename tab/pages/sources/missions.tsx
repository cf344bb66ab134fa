import { makeStyles, tokens } from '@fluentui/react-components';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { Day } from '../../components/when.tsx';
import { useWords } from '../../words.tsx';
import { Marker } from './marker.tsx';
import { useMissions } from './queries.ts';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: {
    borderCollapse: 'collapse',
    '& th, & td': {
      textAlign: 'start',
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`,
      verticalAlign: 'top',
    },
  },
});

const COLUMNS = ['person', 'where', 'from', 'to', 'what', 'state'] as const;

/** Missions as registers announce them, the soonest end first. */
export function Missions() {
  const { say } = useWords();
  const layout = useLayout();
  const styles = useStyles();
  const query = useMissions();
  return (
    <Section id="missions" title={say('sources.missions.title')}>
      <Read query={query}>
        {({ planned, cancelled, items, marker }) => (
          <>
            <p className={layout.plain}>
              {planned + cancelled === 0
                ? say('sources.missions.none')
                : `${say('sources.missions.count', { count: planned })}, ${say('sources.missions.cancelled', { count: cancelled })}`}
            </p>
            {items.length > 0 ? (
              <div className={styles.scroll}>
                <table className={styles.table}>
                  <thead>
                    <tr>
                      {COLUMNS.map((column) => (
                        <th key={column} scope="col">
                          {say(`sources.missions.${column}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((mission) => (
                      <tr key={mission.key}>
                        <td>{mission.person}</td>
                        <td>{mission.country ?? '–'}</td>
                        <td>
                          <Day on={mission.startsOn} />
                        </td>
                        <td>
                          <Day on={mission.endsOn} />
                        </td>
                        <td>{mission.title ?? '–'}</td>
                        <td>
                          {say(
                            mission.state === 'planned'
                              ? 'sources.missions.planned'
                              : 'sources.missions.called-off',
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            ) : null}
            <Marker marker={marker} />
          </>
        )}
      </Read>
    </Section>
  );
}
