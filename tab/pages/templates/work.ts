import { useCallback } from 'react';
import type { TemplateBody, TemplateKind } from '../../../src/contract/templates.ts';
import { useApp } from '../../app-context.tsx';
import { useKept } from '../../kept.ts';
import { isPlan } from './draft.ts';

/** What somebody has written and not saved. */
export interface Work {
  /** The version that it was made of; 0: of none. */
  readonly base: number;
  readonly body: TemplateBody;
  readonly why: string;
  /** It takes in what a later release of the product changes. */
  readonly offered: boolean;
}

export interface Desk {
  /** Under which name it is kept on this device. */
  readonly key: string;
  readonly work: Work;
  readonly change: (part: Partial<Work>) => void;
  /** As it is saved. */
  readonly clear: () => void;
  readonly isDirty: boolean;
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Kept over a reload until it is saved or given up. @param id null: a new one */
export function useDesk(
  kind: TemplateKind,
  id: string | null,
  saved: { readonly version: number; readonly body: TemplateBody },
): Desk {
  const { me } = useApp();
  const { version, body } = saved;
  const make = useCallback(
    (): Work => ({ base: version, body, why: '', offered: false }),
    [version, body],
  );
  const key = `praxis.template.${me.id}.${kind}.${id ?? 'new'}`;
  const [work, set, clear] = useKept<Work>(key, make, (kept) =>
    same(kept.body, body) ? make() : kept,
  );
  return {
    key,
    work,
    change: (part) => set({ ...work, ...part }),
    clear,
    isDirty: !same(work.body, body),
  };
}

/** As it is sent: a line that was begun and left empty is no question. */
export function cleaned(body: TemplateBody): TemplateBody {
  if (!isPlan(body)) return body;
  const lines = (said: readonly string[]) => said.map((one) => one.trim()).filter(Boolean);
  return {
    ...body,
    phases: body.phases.map((phase) => {
      const { en, fr, es } = phase.questions;
      return { ...phase, questions: { en: lines(en), fr: lines(fr), es: lines(es) } };
    }),
  };
}
