/** What was said without a name and does not stand anywhere yet: no author, no time, no number in order. */
export interface AnonymousTables {
  anonymous_waiting: {
    key: string;
    kind: string;
    discussion: string;
    text: string;
    question: number | null;
    /** `YYYY-MM-DD`. */
    day: string;
  };
}
