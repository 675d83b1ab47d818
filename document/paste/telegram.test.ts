import { testExamples } from './clipboard-for-tests.ts';
import { telegram } from './programs-for-tests.ts';

testExamples(telegram);
