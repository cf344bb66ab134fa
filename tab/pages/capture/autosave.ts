import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaptureSheet } from '../../../src/contract/capture.ts';
import { useApp } from '../../app-context.tsx';
import { useKept } from '../../kept.ts';

export type Answers = Readonly<Record<string, string>>;

export interface Autosave {
  /** What the person sees: saved answers under what was typed since. */
  readonly answers: Answers;
  readonly status: 'saved' | 'unsaved' | 'saving' | 'failed';
  readonly error: unknown;
  type(field: string, value: string): void;
  /** Sends what is not saved yet; resolves to false where that failed. */
  flush(): Promise<boolean>;
}

/** Long enough not to send every letter, short enough that a closed lid loses a sentence at most. */
const PAUSE_MS = 1_500;

const nothing = (): Answers => ({});

/** What is still unsaved after `sent` arrived: a field typed further meanwhile stays. */
const without = (unsaved: Answers, sent: Answers): Answers =>
  Object.fromEntries(Object.entries(unsaved).filter(([field, value]) => sent[field] !== value));

/** What is saved as it is typed, wherever it is kept. */
export interface Saving {
  /** Under which name it is kept on this device until it is sent. */
  readonly keep: string;
  /** False: it is no draft any more. */
  readonly open: boolean;
  /** What the server has. */
  readonly saved: Answers;
  readonly send: (answers: Answers) => Promise<unknown>;
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

  const update = useCallback(
    (next: Answers) => {
      latest.current = next;
      setUnsaved(next);
    },
    [setUnsaved],
  );
  const send = useCallback(async (): Promise<boolean> => {
    const sent = latest.current;
    if (Object.keys(sent).length === 0) return true;
    setState({ busy: true, error: null });
    try {
      await sender.current(sent);
      update(without(latest.current, sent));
      setState({ busy: false, error: null });
      return true;
    } catch (error) {
      setState({ busy: false, error });
      return false;
    }
  }, [update]);
  // One sending at a time: two at once could arrive in the wrong order.
  const flush = useCallback(async (): Promise<boolean> => {
    while (sending.current) await sending.current;
    sending.current = send().finally(() => {
      sending.current = null;
    });
    return sending.current;
  }, [send]);

  const open = saving.open && Object.keys(unsaved).length > 0;
  useEffect(() => {
    if (!open || Object.keys(unsaved).length === 0) return;
    const timer = setTimeout(() => void flush(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [open, unsaved, flush]);

  const status = state.busy ? 'saving' : state.error ? 'failed' : open ? 'unsaved' : 'saved';
  return {
    answers: { ...saving.saved, ...unsaved },
    status,
    error: state.error,
    type: (field, value) => update({ ...latest.current, [field]: value }),
    flush,
  };
}

/** The answers of a record. @param onSaved what the server then has */
export function useAutosave(
  { capture }: CaptureSheet,
  onSaved: (sheet: CaptureSheet) => void,
): Autosave {
  const { api, me } = useApp();
  return useSaving({
    keep: `praxis.capture:${me.id}:${capture.id}`,
    open: capture.state === 'draft',
    saved: capture.answers,
    send: async (answers) => onSaved(await api.answer(capture.id, answers)),
  });
}
