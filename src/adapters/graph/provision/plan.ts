/** One change, said before it is made. */
export interface Step {
  /** For example `add the column Slug (Single line of text, indexed) to Communities`. */
  readonly what: string;
  /** Does nothing where it was done meanwhile. @throws ProvisionError */
  perform(): Promise<void>;
}

/** What differs and is left as it is, because changing it could lose or hide something. */
export interface Difference {
  readonly what: string;
  readonly remedy: string;
}

export interface Plan {
  readonly steps: readonly Step[];
  readonly differences: readonly Difference[];
  /** What only a person can do or confirm. */
  readonly byHand: readonly string[];
}

export const plan = (parts: Partial<Plan> = {}): Plan => ({
  steps: [],
  differences: [],
  byHand: [],
  ...parts,
});

export const together = (plans: readonly Plan[]): Plan => ({
  steps: plans.flatMap(({ steps }) => steps),
  differences: plans.flatMap(({ differences }) => differences),
  byHand: plans.flatMap(({ byHand }) => byHand),
});
