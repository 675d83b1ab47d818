import { testExamples } from './clipboard-for-tests.ts';
import { mail } from './programs-for-tests.ts';

testExamples(mail);
