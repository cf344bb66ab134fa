import all from '../en.ts';
import { saidIn } from '../parts.ts';

export default saidIn('first', all);
