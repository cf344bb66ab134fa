/** Messages that are gone from their channel, so that older news of one does not bring back what it said. */
export interface Deletions {
  /** @param sourceKey `<channel>;messageid=<root>|<message>` */
  note(sourceKey: string): Promise<void>;
  has(sourceKey: string): Promise<boolean>;
}
