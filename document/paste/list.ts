import { googleDocs } from './google-docs.ts';
import { mail } from './mail.ts';
import type { PasteSource } from './source.ts';
import { spreadsheet } from './spreadsheet.ts';
import { telegram } from './telegram.ts';
import { webPage } from './web-page.ts';
import { whatsapp } from './whatsapp.ts';
import { word } from './word.ts';
import { wordOnline } from './word-online.ts';

/**
 * The one list of what is understood at a paste. All that recognise a page have their turn, in this order: a letter
 * written in Outlook is Word's markup first and a letter second. What nobody recognises is cleaned all the same.
 */
export const pasteSources: readonly PasteSource[] = [
  word,
  wordOnline,
  googleDocs,
  spreadsheet,
  whatsapp,
  telegram,
  mail,
  webPage,
];
