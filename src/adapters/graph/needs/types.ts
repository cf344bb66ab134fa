/** Who asks: the application itself, a person by the application (`delegated`), or nobody: the address carries its
 * own permission, or what is inside the call is judged on its own. */
export type Mode = 'app' | 'delegated' | 'none';

export interface Need {
  /** Method and route as the gateway names them: `GET /users/{id}`. */
  readonly call: string;
  readonly mode: Mode;
  /** The least that covers the call, all of them together. Names ending in `.Group` are given by a team with the
   * installation of the app, for this team alone. */
  readonly rights: readonly string[];
  /** Where a right is a team's to give: what gives the same for every team at once. */
  readonly everywhere?: string;
  readonly why: string;
}

export type FeatureKey =
  | 'people'
  | 'zones'
  | 'communities'
  | 'places'
  | 'making'
  | 'joining'
  | 'projects'
  | 'departures'
  | 'register-files'
  | 'missions'
  | 'mission-calendars'
  | 'knowledge'
  | 'publishing'
  | 'sharing'
  | 'reaching'
  | 'mailing'
  | 'own-reading'
  | 'elsewhere'
  | 'removing'
  | 'following'
  | 'receipts';

export interface FeatureNeeds {
  readonly feature: FeatureKey;
  readonly name: string;
  /** What happens without any one of its rights. */
  readonly without: string;
  readonly calls: readonly Need[];
}

export interface ToolNeeds {
  readonly name: string;
  readonly calls: readonly Need[];
  readonly without: string;
}

/** What the app package and its registration ask for beside Graph's calls. */
export interface TeamsNeed {
  readonly right: string;
  /** Who gives it, and where it is written down. */
  readonly given: string;
  readonly why: string;
  readonly without: string;
}
