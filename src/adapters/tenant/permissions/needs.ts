/** Calls that need the same rights. Any one of the named rights will do; `*` is any valid token, '' none at all. */
export interface Needs {
  /** Delegated: the application acting for a person. */
  readonly person: string;
  /** The application by itself; `same` as for a person. Names ending in `.Group` or `.User` are resource-specific:
   * given with the installation in a team or for a person. */
  readonly app: string;
  /** One method a line, then its paths below `/v1.0`; `{ITEM}` is a drive item by whatever address. */
  readonly calls: string;
}
