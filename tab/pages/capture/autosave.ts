import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaptureSheet } from '../../../src/contract/capture.ts';
import { useApp } from '../../app-context.tsx';
import { onResume } from '../../host/resumed.ts';
import { useKept } from '../../kept.ts';

export type Answers = Readonly<Record<string, string>>;

export interface Autosave {
  /** What the person sees: saved answers under what was typed since. */
  readonly answers: Answers;
  readonly status: 'saved' | 'unsaved' | 'saving' | 'failed';
  readonly error: unknown;
  type(field: string, value: string): void;
  /** Fields that were answered elsewhere meanwhile: what was typed waits until somebody chose. */
  readonly conflicts: readonly string[];
  settle(field: string, whose: 'mine' | 'theirs'): void;
  /** Sends what is not saved yet; resolves to false where that failed, or where somebody has to choose first. */
  flush(): Promise<boolean>;
}

/** Long enough not to send every letter, short enough that a closed lid loses a sentence at most. */
const PAUSE_MS = 1_500;

const nothing = (): Answers => ({});

/** What is still unsaved after `sent` arrived: a field typed further meanwhile stays. */
const without = (unsaved: Answers, sent: Answers): Answers =>
  Object.fromEntries(Object.entries(unsaved).filter(([field, value]) => sent[field] !== value));

const omit = (answers: Answers, fields: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([field]) => !fields.includes(field)));

/** What is saved as it is typed, wherever it is kept. */
export interface Saving {
  /** Under which name it is kept on this device until it is sent. */
  readonly keep: string;
  /** False: it is no draft any more. */
  readonly open: boolean;
  /** What the server has. */
  readonly saved: Answers;
  /** Answers the fields that were not taken, since they were answered elsewhere meanwhile. */
  readonly send: (answers: Answers) => Promise<readonly string[]>;
}

/**
 * Saves answers as they are typed, a pause after the last key. What could not be sent is kept on this device
 * and sent with the next try, also after a reload.
 */
export function useSaving(saving: Saving): Autosave {
  const [unsaved, setUnsaved] = useKept(saving.keep, nothing);
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({
    busy: false,
    error: null,
  });
  const latest = useRef(unsaved);
  const sending = useRef<Promise<boolean> | null>(null);
  const sender = useRef(saving.send);
  useEffect(() => {
    sender.current = saving.send;
  }, [saving.send]);

  const [conflicts, setConflicts] = useState<readonly string[]>([]);
  const waiting = useRef(conflicts);
  const wait = useCallback((fields: readonly string[]) => {
    waiting.current = [...new Set(fields)];
    setConflicts(waiting.current);
  }, []);

  const update = useCallback(
    (next: Answers) => {
      latest.current = next;
      setUnsaved(next);
    },
    [setUnsaved],
  );
  const send = useCallback(async (): Promise<boolean> => {
    const sent = omit(latest.current, waiting.current);
    if (Object.keys(sent).length === 0) return waiting.current.length === 0;
    setState({ busy: true, error: null });
    try {
      const kept = await sender.current(sent);
      update(without(latest.current, omit(sent, kept)));
      wait([...waiting.current, ...kept]);
      setState({ busy: false, error: null });
      return waiting.current.length === 0;
    } catch (error) {
      setState({ busy: false, error });
      return false;
    }
  }, [update, wait]);
  // One sending at a time: two at once could arrive in the wrong order.
  const flush = useCallback(async (): Promise<boolean> => {
    while (sending.current) await sending.current;
    sending.current = send().finally(() => {
      sending.current = null;
    });
    return sending.current;
  }, [send]);

  const open = saving.open && Object.keys(omit(unsaved, conflicts)).length > 0;
  useEffect(() => {
    if (!open || Object.keys(unsaved).length === 0) return;
    const timer = setTimeout(() => void flush(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [open, unsaved, flush]);

  const failed = open && state.error !== null;
  useEffect(() => (failed ? onResume(() => void flush()) : undefined), [failed, flush]);

  const status = state.busy ? 'saving' : state.error ? 'failed' : open ? 'unsaved' : 'saved';
  return {
    answers: { ...saving.saved, ...unsaved },
    status,
    error: state.error,
    conflicts,
    settle(field, whose) {
      wait(waiting.current.filter((one) => one !== field));
      if (whose === 'theirs') update(omit(latest.current, [field]));
    },
    type: (field, value) => update({ ...latest.current, [field]: value }),
    flush,
  };
}

/**
 * The answers of a record. With each goes what this device saw last of its field, so that what was answered elsewhere
 * meanwhile is not written over.
 * @param onSaved what the server then has
 */
export function useAutosave(
  { capture, answeredAt }: CaptureSheet,
  onSaved: (sheet: CaptureSheet) => void,
): Autosave {
  const { api, me } = useApp();
  const keep = `praxis.capture:${me.id}:${capture.id}`;
  const [kept, setKept] = useKept(`${keep}:seen`, nothing);
  const seen = useRef(kept);
  const note = (next: Answers) => {
    seen.current = next;
    setKept(next);
  };
  const save = useSaving({
    keep,
    open: capture.state === 'draft' || capture.state === 'changing',
    saved: capture.answers,
    async send(answers) {
      const fields = Object.keys(answers).filter((field) => field in seen.current);
      const known = Object.fromEntries(fields.map((field) => [field, seen.current[field] ?? '']));
      const saved = await api.answer(capture.id, {
        answers: { ...answers },
        ...(answeredAt ? { seen: known } : {}),
      });
      onSaved(saved);
      const conflicts = saved.conflicts ?? [];
      const taken = Object.keys(answers).filter((field) => !conflicts.includes(field));
      const stamps = taken.map((field) => [field, saved.answeredAt?.[field] ?? ''] as const);
      note({ ...seen.current, ...Object.fromEntries(stamps) });
      return conflicts;
    },
  });
  return {
    ...save,
    type(field, value) {
      // What stood there when somebody began to type is what they know of.
      const began =
        save.answers[field] === (capture.answers[field] ?? '') || !(field in seen.current);
      if (began) note({ ...seen.current, [field]: answeredAt?.[field] ?? '' });
      save.type(field, value);
    },
    settle(field, whose) {
      note({ ...seen.current, [field]: answeredAt?.[field] ?? '' });
      save.settle(field, whose);
    },
  };
}
