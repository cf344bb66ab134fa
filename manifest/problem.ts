/** A package that Teams would refuse or that would not work, with every fault and its remedy. */
export class PackageError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`No package was made:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'PackageError';
    this.faults = faults;
  }
}
