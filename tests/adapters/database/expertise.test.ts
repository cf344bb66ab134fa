import { onBothDatabases } from './contract/both.ts';
import { expertiseContract } from './contract/expertise.ts';

onBothDatabases(expertiseContract);
