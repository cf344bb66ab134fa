/** The words of both web parts; plurals by the categories of Intl.PluralRules. */
declare interface IPraxisStrings {
  readonly RelatedTitle: string;
  readonly DiscussionsTitle: string;
  /** {0}: the community's name. */
  readonly DiscussionsIn: string;
  readonly Loading: string;
  readonly NothingRelated: string;
  readonly NothingOpen: string;
  readonly NotInAny: string;
  readonly NoAddress: string;
  readonly Unreachable: string;
  readonly NotAllowed: string;
  readonly NotInstalled: string;
  readonly Retry: string;
  readonly OpenInPraxis: string;
  readonly Outdated: string;
  readonly Contradicted: string;
  /** {0}: a name. */
  readonly Owner: string;
  /** {0}: a date. */
  readonly Ends: string;
  /** {0}: how many. */
  readonly ContributionsOne: string;
  readonly ContributionsOther: string;
  readonly SeeAll: string;
  readonly PaneWhat: string;
  readonly PaneAddress: string;
  readonly PaneAddressHint: string;
  readonly PaneAddressFault: string;
  readonly PaneAbout: string;
  readonly PaneAboutHint: string;
  readonly PaneCount: string;
  readonly PaneCommunity: string;
  readonly PaneAllMine: string;
}

declare module 'PraxisStrings' {
  const strings: IPraxisStrings;
  export = strings;
}
