import { onBothDatabases } from './contract/both.ts';
import { knowledgeContract } from './contract/knowledge.ts';

onBothDatabases(knowledgeContract);
