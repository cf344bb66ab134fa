/** To whoever wrote it: a moderator would show it on the community's home for a month. */
export interface ShowcaseMessage {
  readonly kind: 'showcase-asked';
  readonly showing: string;
}
