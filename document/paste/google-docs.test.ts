import { testExamples } from './clipboard-for-tests.ts';
import { googleDocs } from './programs-for-tests.ts';

testExamples(googleDocs);
