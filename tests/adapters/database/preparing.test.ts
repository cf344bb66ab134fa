import { onBothDatabases } from './contract/both.ts';
import { preparingContract } from './contract/preparing.ts';

onBothDatabases(preparingContract);
