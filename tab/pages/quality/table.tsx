import {
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import type { Quality, QualityFigures } from '../../../src/contract/quality.ts';
import { Section } from '../../components/page.tsx';
import { useWords } from '../../words.tsx';

const COLUMNS = ['dimension', 'n', 'mean', 'sd', 'iia', 'warning'] as const;

/** The dimensions of one scale: the two run in opposite directions and stand in tables of their own. */
export function ScaleTable(props: {
  readonly scale: QualityFigures['scale'];
  readonly dimensions: Quality['dimensions'];
  readonly figures: readonly QualityFigures[];
}) {
  const { say, language } = useWords();
  const { scale, dimensions, figures } = props;
  const labels = new Map(dimensions.map(({ id, label }) => [id, label[language]]));
  const columns = COLUMNS.filter((column) => scale === 'quality' || column !== 'iia');
  const shown = (value: number | null) =>
    value === null
      ? say('rating.nothing')
      : new Intl.NumberFormat(language, {
          minimumFractionDigits: 1,
          maximumFractionDigits: 1,
        }).format(value);
  return (
    <Section id={`scale-${scale}`} title={say(`rating.scale.${scale}`)}>
      <Table aria-labelledby={`scale-${scale}`}>
        <TableHeader>
          <TableRow>
            {columns.map((column) => (
              <TableHeaderCell key={column}>{say(`rating.column.${column}`)}</TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {figures
            .filter((one) => one.scale === scale)
            .map(({ dimension, n, mean, sd, iia, small }) => (
              <TableRow key={dimension}>
                <TableCell>{labels.get(dimension) ?? dimension}</TableCell>
                <TableCell>{n}</TableCell>
                <TableCell>{shown(mean)}</TableCell>
                <TableCell>{shown(sd)}</TableCell>
                {scale === 'quality' ? <TableCell>{iia}</TableCell> : null}
                <TableCell>{small ? say('rating.small') : null}</TableCell>
              </TableRow>
            ))}
        </TableBody>
      </Table>
    </Section>
  );
}
