export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What ran beside it in the same run, in the same unit. */
  readonly peer?: number;
  /** Ours by the peer's. */
  readonly ratio?: number;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** One line of JSON on standard output. */
export function tell(name: string, value: number, unit: string, peer?: number): Figure {
  const figure: Figure = {
    name,
    value: rounded(value),
    unit,
    ...(peer === undefined ? {} : { peer: rounded(peer), ratio: rounded(value / peer) }),
  };
  process.stdout.write(`${JSON.stringify(figure)}\n`);
  return figure;
}

/** Of a figure whose peer is the most that is wanted: what exceeds it is a failure of the run. */
export function within({ value, peer = Infinity }: Figure): void {
  if (value > peer) process.exitCode = 1;
}
