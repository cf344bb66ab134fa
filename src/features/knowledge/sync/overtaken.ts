/** Another process began to list the same library anew: what this one reads has no place any more. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';

  constructor() {
    super('another process reads this library');
  }
}

/** By name: classes differ over a test runner's module boundary. */
export const isOvertaken = (error: unknown): boolean =>
  error instanceof Error && error.name === 'Overtaken';
