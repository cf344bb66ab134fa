import type { FocalPointId } from '../../kernel/ids.ts';

/** To whoever is named the focal point of a unit, or is one no more: with what is so when it is sent. */
export interface FocalMessage {
  readonly kind: 'focal-point';
  readonly about: 'named' | 'ended';
  readonly point: FocalPointId;
}
