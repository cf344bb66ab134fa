import { Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Quality } from '../../../src/contract/quality.ts';
import { useApp } from '../../app-context.tsx';
import { type Cell, CsvButton } from '../../components/csv.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useWords, type Words } from '../../words.tsx';
import { ScaleTable } from './table.tsx';

/** What assessments say of products, by programme. */
export default function QualityPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['quality'], queryFn: api.quality });
  return (
    <Page title={say('rating.title')}>
      <p className={layout.plain}>{say('rating.what')}</p>
      <Read query={query}>{(found) => <Portfolios found={found} />}</Read>
    </Page>
  );
}

function Portfolios({ found }: { readonly found: Quality }) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const [chosen, setChosen] = useState(0);
  const portfolio = found.portfolios[chosen] ?? found.portfolios[0];
  if (!portfolio || found.portfolios[0]?.assessments.length === 0) {
    return (
      <>
        <Empty title={say('rating.none')} />
        <Reached found={found} />
      </>
    );
  }
  return (
    <>
      <div className={layout.fields}>
        <Field label={say('rating.programme')}>
          <Select value={String(chosen)} onChange={(_, { value }) => setChosen(Number(value))}>
            {found.portfolios.map(({ programme }, at) => (
              <option key={programme ?? ''} value={at}>
                {programme ?? say('rating.all')}
              </option>
            ))}
          </Select>
        </Field>
        <CsvButton name="quality" rows={() => rowsOf(found, words)}>
          {say('rating.csv')}
        </CsvButton>
      </div>
      {(['context', 'quality'] as const).map((scale) => (
        <ScaleTable
          key={scale}
          scale={scale}
          dimensions={found.dimensions}
          figures={portfolio.figures}
        />
      ))}
      <Section id="behind" title={say('rating.behind')}>
        <p className={layout.plain}>
          {say('rating.count', { count: portfolio.assessments.length })}
        </p>
        <ul className={layout.plain}>
          {portfolio.assessments.map(({ id, product }) => (
            <li key={id}>
              <TextLink to={`/captures/${id}`}>{product}</TextLink>
            </li>
          ))}
        </ul>
      </Section>
      <Reached found={found} />
    </>
  );
}

/** Of what is out, how much says yes to each point of the checklist. */
function Reached({ found: { reached } }: { readonly found: Quality }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section id="reached" title={say('rating.reached.title')}>
      <p className={layout.plain}>{say('rating.reached.what')}</p>
      <ul className={layout.plain}>
        {reached.map(({ point, yes, of }) => (
          <li key={point}>
            {say(`reviewing.checklist.point.${point}`)} {say('rating.reached.line', { yes, of })}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Every programme and dimension, with numbers as sheets read them. */
function rowsOf(found: Quality, { say, language }: Words): readonly (readonly Cell[])[] {
  const labels = new Map(found.dimensions.map(({ id, label }) => [id, label[language]]));
  const head = ['dimension', 'scale', 'n', 'mean', 'sd', 'iia', 'warning'] as const;
  return [
    [say('rating.programme'), ...head.map((name) => say(`rating.column.${name}`))],
    ...found.portfolios.flatMap(({ programme, figures }) =>
      figures.map(({ dimension, scale, n, mean, sd, iia, small }): readonly Cell[] => [
        programme ?? say('rating.all'),
        labels.get(dimension) ?? dimension,
        say(`rating.scale.${scale}`),
        n,
        mean === null ? '' : mean.toFixed(2),
        sd === null ? '' : sd.toFixed(2),
        iia,
        small ? say('rating.small') : '',
      ]),
    ),
  ];
}
