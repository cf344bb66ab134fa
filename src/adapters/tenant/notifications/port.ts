/** Sends change notifications: what was noted is told, retried and given up by the tenant's clock. */
export interface Notifier {
  /** Looks at once for what is to be told. */
  wake(): void;
  /** Asks an address whether it wants notifications. @throws ODataError 400 */
  shakeHands(url: string): Promise<void>;
  /** Resolves when nothing is under way and nothing is due; what waits for its time goes on waiting. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}
