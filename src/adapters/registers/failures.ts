/** What the system calls a failure, such as `ENOENT`; empty where it does not say. By shape: errors come of several realms. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** The name of an error, such as `TypeError`. */
export const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
