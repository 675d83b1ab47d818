import { testExamples } from './clipboard-for-tests.ts';
import { pdf } from './programs-for-tests.ts';

testExamples(pdf);
