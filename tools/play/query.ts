import type { Scenario } from '../lib/stage/stage.ts';
import { ask } from './query/ask.ts';
import { publish } from './query/publish.ts';
import { reply } from './query/reply.ts';

export const scenario: Scenario = {
  title: 'A question: what is there comes first, colleagues reply, and the reply is found again',
  about:
    'Adjoa Mensah (Abidjan) asks in plain words. Her first question is answered by what is there; her second goes to the channel of “Formalization and the informal economy”, where colleagues in Beirut, Brasília and Bangkok reply from the channel and the tab. Thandiwe Mokoena (Pretoria) moderates and publishes the consolidated reply, twice, because the first did not solve it. Meanwhile nobody replies to Elena Petrescu (Budapest).',
  steps: [...ask, ...reply, ...publish],
};
