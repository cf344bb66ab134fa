/** A rule of the product, and the code without it: a test that does not fail there does not hold the rule. */
export interface Mutation {
  /** One sentence, as it was asked for. */
  readonly rule: string;
  /** From the root; `text` stands in it once. */
  readonly file: string;
  readonly text: string;
  readonly becomes: string;
  /** The test file that must fail, and the beginning of the name of the test in it that does. */
  readonly test: string;
  readonly name: string;
}
