/**
 * Sound, video and documents: looked through from end to end, box by box, never decoded. What is cut short or only
 * begins like one is found here; so is what tells where and by whom a recording was made, which must not go out with it.
 */
import type { RecordingMime } from '../formats.ts';
import type { Source } from '../source.ts';
import { inspectMp3 } from './mp3.ts';
import { inspectMp4 } from './mp4.ts';
import { inspectOgg } from './ogg.ts';
import { inspectPdf } from './pdf.ts';
import type { Inspected } from './recording.ts';
import { inspectWebm } from './webm.ts';

export const maxRecordingBytes = 256 * 1024 * 1024;
export const maxDocumentBytes = 64 * 1024 * 1024;

/** What the file is, by its whole structure. */
export async function inspectRecording(source: Source, mime: RecordingMime): Promise<Inspected> {
  switch (mime) {
    case 'audio/mpeg':
      return inspectMp3(source);
    case 'audio/ogg':
      return inspectOgg(source);
    case 'video/webm':
      return inspectWebm(source);
    case 'application/pdf':
      return inspectPdf(source);
    default:
      return inspectMp4(source);
  }
}
