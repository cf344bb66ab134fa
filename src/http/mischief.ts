export const FAULT_SIDES = [
  'graph',
  'connector',
  'token',
  'bot',
  'notification',
  'outside',
] as const;
export const FAULT_KINDS = [
  'throttle',
  'delay',
  'fail',
  'cut',
  'lose-before',
  'lose-after',
  'double',
  'reorder',
  'expire-delta',
] as const;
export type FaultSide = (typeof FAULT_SIDES)[number];
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Something that shall go wrong between Praxis and the local tenant. */
export interface LocalFault {
  readonly side: FaultSide;
  readonly kind: FaultKind;
  /** Regular expression on `METHOD /path`; null: every call of the side. */
  readonly call: string | null;
  /** How often; 0: until removed. */
  readonly times: number;
  /** throttle: when to come back; delay: how long. */
  readonly seconds: number;
  /** fail: the status answered. */
  readonly status: number;
}

export interface LocalFaults {
  /** In the order they were set; `over` ones strike no more and stay to be looked at. */
  readonly items: readonly {
    readonly id: string;
    readonly side: string;
    readonly kind: string;
    readonly call: string | null;
    readonly times: number;
    readonly struck: number;
    readonly over: boolean;
  }[];
  /** What can be done to each side. */
  readonly kinds: Readonly<Record<FaultSide, readonly FaultKind[]>>;
}

export interface LocalRight {
  readonly scope: string;
  readonly granted: boolean;
}

/** Making the local tenant misbehave as a real one can. */
export interface LocalMischief {
  faults(): Promise<LocalFaults>;
  /** @throws AppError `invalid-input` for a fault that side cannot have */
  add(fault: LocalFault): Promise<void>;
  remove(id: string): Promise<void>;
  /** What was consented to for the application itself, and for everybody who uses it. */
  rights(): Promise<{
    readonly app: readonly LocalRight[];
    readonly everyone: readonly LocalRight[];
  }>;
  consent(whose: 'app' | 'everyone', right: LocalRight): Promise<void>;
  /** Takes the app away from a person, as they can themselves. */
  uninstall(person: string): Promise<void>;
}
