import { type Dispatch, type SetStateAction, useRef, useState } from 'react';
import { type Bench, useBench } from '../context.tsx';
import { unfurled } from '../extension/action.ts';
import { linksOf } from '../links.ts';
import type { Attachment, Member, Place } from '../shapes.ts';

export interface Draft {
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly mentioned: readonly Member[];
}
export const EMPTY: Draft = { text: '', attachments: [], mentioned: [] };

/** A message being written: what it will say, and the previews of addresses that were pasted into it. */
export function useDraft(place: Place, failed: (error: unknown) => void) {
  const bench = useBench();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const asked = useRef(new Set<string>());
  const attach = (attachment: Attachment): void =>
    setDraft((before) => ({ ...before, attachments: [...before.attachments, attachment] }));
  const change = (text: string): void => setDraft((before) => ({ ...before, text }));
  const pasted = (text: string): void => {
    for (const url of linksOf(text, bench.app.linkDomains)) {
      if (asked.current.has(url)) continue;
      asked.current.add(url);
      unfurl(bench, place, url, setDraft).catch(failed);
    }
  };
  const clear = (): Draft => {
    asked.current.clear();
    setDraft(EMPTY);
    return draft;
  };
  return { draft, setDraft, attach, change, pasted, clear };
}

async function unfurl(
  bench: Bench,
  place: Place,
  url: string,
  setDraft: Dispatch<SetStateAction<Draft>>,
): Promise<void> {
  const preview = await unfurled(bench, place.id, url);
  if (!preview) return;
  // Whoever has deleted the address, or sent it, meanwhile wants no preview of it.
  setDraft((before) =>
    before.text.includes(url)
      ? { ...before, attachments: [...before.attachments, preview] }
      : before,
  );
  bench.announce('A preview of the link was attached.');
}
