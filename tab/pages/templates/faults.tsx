import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { TemplateFault } from '../../../src/contract/templates.ts';
import { useWords } from '../../words.tsx';

type Faults = ReadonlyMap<string, string>;
const Context = createContext<Faults>(new Map());

/** What was found wrong when it was to be saved, by place: `steps.0.fields.1.label.fr`. */
export function FaultsProvider(props: {
  readonly faults: readonly TemplateFault[];
  readonly children: ReactNode;
}) {
  const { faults, children } = props;
  const byPlace = useMemo(
    () => new Map(faults.map(({ path, word }) => [path.join('.'), word])),
    [faults],
  );
  return <Context.Provider value={byPlace}>{children}</Context.Provider>;
}

/** For a field: its message, where something is wrong at this place. */
export function useFault(place: string): { readonly validationMessage?: string } {
  const faults = useContext(Context);
  const { say } = useWords();
  const word = faults.get(place);
  return word === undefined ? {} : { validationMessage: say(`templates.faults.${word}`) };
}

/** Whether anything at or below this place is wrong. */
export function useFaulty(place: string): boolean {
  const faults = useContext(Context);
  return [...faults.keys()].some((one) => one === place || one.startsWith(`${place}.`));
}
