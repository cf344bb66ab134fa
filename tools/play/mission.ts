import type { Scenario } from '../lib/stage/stage.ts';
import { asking } from './mission/ask.ts';
import { out } from './mission/out.ts';
import { writing } from './mission/write.ts';

export const scenario: Scenario = {
  title: 'A mission report by phone, keys alone and a bad line',
  about:
    'Carlos Mendoza, who sees with a screen reader, is back from Paraguay with a phone and a line that drops. He is asked by himself; what the register knows stands in the report and is marked as such; every field has its name and the keys lead through them in order; no word is lost; it goes out once, and a colleague finds it by country and by partner.',
  steps: [...asking, ...writing, ...out],
};
