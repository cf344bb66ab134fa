import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';

const useStyles = makeStyles({
  chart: { display: 'block', width: '100%', maxWidth: '520px', height: 'auto', direction: 'ltr' },
  bar: {
    fill: tokens.colorBrandBackground,
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  open: {
    fill: 'none',
    stroke: tokens.colorNeutralForeground3,
    strokeDasharray: '3 2',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  axis: {
    stroke: tokens.colorNeutralStrokeAccessible,
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  label: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '11px',
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  goal: {
    stroke: tokens.colorNeutralForeground1,
    strokeDasharray: '6 3',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
});

export interface Column {
  readonly key: string;
  /** Below the column. */
  readonly label: string;
  /** Null: nothing is drawn but, where it is `hidden`, an open frame. */
  readonly value: number | null;
  /** As it is read, above the column. */
  readonly shown: string;
  readonly hidden: boolean;
}

const WIDTH = 520;
const TOP = 18;
const HEIGHT = 96;
const BASE = TOP + HEIGHT;
const GAP = 6;

/**
 * Columns of one measure, with their values as text: the words of `name` say all of it to those who do not see it, and
 * what is not shown is an open frame, so that no meaning is in a colour.
 */
export function Columns(props: {
  readonly name: string;
  readonly columns: readonly Column[];
  /** A line across; null: none. */
  readonly goal: number | null;
}) {
  const styles = useStyles();
  const title = useId();
  const { columns, goal } = props;
  const most = Math.max(goal ?? 0, ...columns.map(({ value }) => value ?? 0)) || 1;
  const step = WIDTH / Math.max(columns.length, 1);
  const height = (value: number) => (HEIGHT * Math.max(0, value)) / most;
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${WIDTH} ${BASE + 20}`}
      role="img"
      aria-labelledby={title}
    >
      <title id={title}>{props.name}</title>
      {columns.map(({ key, label, value, shown, hidden }, at) => {
        const tall = hidden ? HEIGHT / 3 : height(value ?? 0);
        const middle = at * step + step / 2;
        return (
          <g key={key}>
            {hidden || value !== null ? (
              <rect
                className={mergeClasses(hidden ? styles.open : styles.bar)}
                x={at * step + GAP / 2}
                y={BASE - tall}
                width={step - GAP}
                height={tall}
              />
            ) : null}
            <text className={styles.label} x={middle} y={BASE - tall - 4} textAnchor="middle">
              {hidden ? '' : shown}
            </text>
            <text className={styles.label} x={middle} y={BASE + 15} textAnchor="middle">
              {label}
            </text>
          </g>
        );
      })}
      <line className={styles.axis} x1={0} x2={WIDTH} y1={BASE} y2={BASE} />
      {goal === null ? null : (
        <line
          className={styles.goal}
          x1={0}
          x2={WIDTH}
          y1={BASE - height(goal)}
          y2={BASE - height(goal)}
        />
      )}
    </svg>
  );
}
