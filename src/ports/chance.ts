/** What nobody can foresee or work back: for what must not lead to a person or a moment. */
export interface Chance {
  /** An id that says nothing of when it was made (UUID version 4). */
  id(): string;
  /** A whole number from 0 to below `limit`, each as likely. */
  below(limit: number): number;
}
