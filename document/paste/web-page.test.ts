import { testExamples } from './clipboard-for-tests.ts';
import { webPage } from './programs-for-tests.ts';

testExamples(webPage);
