import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';

const useStyles = makeStyles({
  frame: { maxWidth: '520px', minWidth: 0 },
  chart: { display: 'block', width: '100%', direction: 'ltr' },
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

const WIDEST = 520;
const TOP = 18;
const HEIGHT = 96;
const BASE = TOP + HEIGHT;
const GAP = 6;
/** Of a letter of the labels, on the average, and of a line of them. */
const LETTER = 6.2;
const LINE = 14;
const MOST_LINES = 3;
/** Of labels no longer than this (`12/25`) one in several is left out where there is no room. */
const SHORT = 7;

/** A label in lines of so many letters; what is still too long is cut. */
function inLines(label: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const cut = (line: string, more: boolean) =>
    line.length > letters || more ? `${line.slice(0, Math.max(1, letters - 1))}…` : line;
  const shown = lines.slice(0, MOST_LINES);
  return shown.map((line, at) => cut(line, at === MOST_LINES - 1 && lines.length > MOST_LINES));
}

/** What stands below each column, so that letters keep their size however narrow the window is. */
function labelled(columns: readonly Column[], step: number): readonly (readonly string[])[] {
  const letters = Math.max(2, Math.floor((step - 2) / LETTER));
  const longest = Math.max(0, ...columns.map(({ label }) => label.length));
  const every = longest > SHORT ? 1 : Math.ceil((longest * LETTER + GAP) / step);
  const last = columns.length - 1;
  return columns.map(({ label }, at) =>
    (last - at) % every > 0 ? [] : longest > SHORT ? inLines(label, letters) : [label],
  );
}

/** The width that there is for it, in pixels; the widest where that is not known. */
function useWidth() {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(WIDEST);
  useEffect(() => {
    const { current } = place;
    if (!current || typeof ResizeObserver === 'undefined') return;
    const watch = new ResizeObserver(() => {
      setWidth(Math.min(WIDEST, current.clientWidth) || WIDEST);
    });
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  return { place, width };
}

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
  const { place, width } = useWidth();
  const most = Math.max(goal ?? 0, ...columns.map(({ value }) => value ?? 0)) || 1;
  const step = width / Math.max(columns.length, 1);
  const labels = labelled(columns, step);
  const under = LINE * Math.max(1, ...labels.map(({ length }) => length)) + GAP;
  const height = (value: number) => (HEIGHT * Math.max(0, value)) / most;
  const across = { x1: 0, x2: width };
  const goalAt = goal === null ? null : BASE - height(goal);
  return (
    <div ref={place} className={styles.frame}>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${width} ${BASE + under}`}
        height={BASE + under}
        role="img"
        aria-labelledby={title}
      >
        <title id={title}>{props.name}</title>
        {columns.map((column, at) => (
          <OneColumn
            key={column.key}
            column={column}
            x={at * step}
            wide={step}
            tall={column.hidden ? HEIGHT / 3 : height(column.value ?? 0)}
            label={labels[at] ?? []}
          />
        ))}
        <line className={styles.axis} {...across} y1={BASE} y2={BASE} />
        {goalAt === null ? null : (
          <line className={styles.goal} {...across} y1={goalAt} y2={goalAt} />
        )}
      </svg>
    </div>
  );
}

function OneColumn(props: {
  readonly column: Column;
  readonly x: number;
  readonly wide: number;
  readonly tall: number;
  /** In lines. */
  readonly label: readonly string[];
}) {
  const styles = useStyles();
  const { column, x, wide, tall } = props;
  const { value, shown, hidden } = column;
  const middle = { x: x + wide / 2, textAnchor: 'middle' } as const;
  const lines = props.label.map((words, row) => ({ words, y: BASE + (row + 1) * LINE }));
  return (
    <g>
      {hidden || value !== null ? (
        <rect
          className={hidden ? styles.open : styles.bar}
          x={x + GAP / 2}
          y={BASE - tall}
          width={wide - GAP}
          height={tall}
        />
      ) : null}
      <text className={styles.label} {...middle} y={BASE - tall - 4}>
        {hidden ? '' : shown}
      </text>
      {lines.map(({ words, y }) => (
        <text key={y} className={styles.label} {...middle} y={y}>
          {words}
        </text>
      ))}
    </g>
  );
}
