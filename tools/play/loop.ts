import type { Scenario } from '../lib/stage/stage.ts';
import { capture } from './loop/capture.ts';
import { discuss } from './loop/discuss.ts';
import { moderate } from './loop/moderate.ts';
import { summarise } from './loop/summarise.ts';

export const scenario: Scenario = {
  title:
    'The loop: a discussion becomes a synthesis, a project’s end becomes a lesson, both are found again',
  about:
    'Amina Diallo (Dakar, in French) moderates the community “Formalization and the informal economy”. She opens an e-discussion; colleagues in Lima, Bangkok, Abidjan and Beirut take part from the channel, the chat and the tab in three languages. It is moderated, closes by itself, and its synthesis is edited and published. Meanwhile Jonas Weber (Geneva), whose project ends in three months, is asked what the next team should know.',
  steps: [...discuss, ...moderate, ...capture.asked, ...summarise, ...capture.answered],
};
