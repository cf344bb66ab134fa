import { anonymousStores } from './contract/anonymous.ts';
import { onBothDatabases } from './contract/both.ts';

onBothDatabases(anonymousStores);
