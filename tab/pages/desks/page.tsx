import type { DeskFigures, DeskRequest } from '../../../src/contract/desks.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { AskDesk } from './ask.tsx';
import { RequestCard } from './parts.tsx';
import { useDesks } from './queries.ts';

/** Desks of specialists: what waits for one's own, what one asked, what all may read, and how they do. */
export default function DesksPage() {
  const { say } = useWords();
  const { me } = useApp();
  const query = useDesks();
  return (
    <Page
      title={say('preparing.desk.title')}
      above={<TextLink to="/">{say('tab.shell.home')}</TextLink>}
      actions={
        me.administrator ? (
          <TextLink to="/admin/desks">{say('preparing.desk.keep.title')}</TextLink>
        ) : null
      }
    >
      <AskDesk />
      <Read query={query}>
        {({ staffs, waiting, mine, shared, figures }) => (
          <>
            {staffs ? <Requests name="waiting" all={waiting} /> : null}
            <Requests name="mine" all={mine} />
            <Requests name="shared" all={shared} />
            {figures ? <Figures figures={figures} /> : null}
          </>
        )}
      </Read>
    </Page>
  );
}

function Requests(props: {
  readonly name: 'waiting' | 'mine' | 'shared';
  readonly all: readonly DeskRequest[];
}) {
  const { name, all } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section id={name} title={say(`preparing.desk.${name}`, { count: all.length })}>
      {all.length === 0 ? (
        <p className={layout.plain}>{say(`preparing.desk.${name}-none`)}</p>
      ) : (
        <ul className={layout.list}>
          {all.map((request) => (
            <RequestCard key={request.id} request={request} />
          ))}
        </ul>
      )}
    </Section>
  );
}

const FIGURES = ['waiting', 'overdue', 'answered', 'refused', 'withdrawn'] as const;

function Figures({ figures }: { readonly figures: readonly DeskFigures[] }) {
  const { say, number } = useWords();
  return (
    <Section id="figures" title={say('preparing.desk.figures')}>
      <div style={{ overflowX: 'auto' }}>
        <table style={{ borderSpacing: '16px 4px', textAlign: 'start' }}>
          <thead>
            <tr>
              <th scope="col">{say('preparing.desk.your-desk')}</th>
              {FIGURES.map((name) => (
                <th key={name} scope="col">
                  {say(`preparing.desk.figure.${name}`)}
                </th>
              ))}
              <th scope="col">{say('preparing.desk.figure.days')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((row) => (
              <tr key={row.desk}>
                <th scope="row">{row.desk}</th>
                {FIGURES.map((name) => (
                  <td key={name}>{number(row[name])}</td>
                ))}
                <td>{row.medianDays === null ? '—' : number(row.medianDays)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
