import type { Scenario } from '../lib/stage/stage.ts';
import { deliver } from './handover/deliver.ts';
import { write } from './handover/write.ts';

export const scenario: Scenario = {
  title: 'A handover: who leaves is asked first, hands over in two sittings, and the pack is there',
  about:
    'Pieter van Wyk (Pretoria) leaves in less than thirty days. He is asked before anybody else and is told who will see what; he writes in the chat and, on another day, in the tab, names David Mutua (Geneva) as successor and finishes with gaps that are named. On the last day his supervisor Paolo Ferrante (Geneva) acknowledges it and can do nothing else to it. Claire Fontaine and the administrator Samuel Boateng have no part in it and find nothing.',
  steps: [...write, ...deliver],
};
