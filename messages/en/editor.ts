import type { EditorWords } from '../ar/editor.ts';
import { blocks } from './blocks.ts';
import { embeds } from './embeds.ts';
import { hands } from './hands.ts';
import { paste } from './paste.ts';
import { saving } from './saving.ts';

export const editor = {
  hands,
  story: 'Story',
  headline: 'Headline',
  headlineHint: 'Write the headline',
  lead: 'Lead',
  leadHint: 'Lead: the story in a sentence or two',
  body: 'Story text',
  bodyHint: 'Write here, or paste text or the address of a post on X',
  details: 'About the story',
  section: 'Section',
  byline: 'Byline',
  bylineHint: 'The writer’s name as readers see it',
  tags: 'Tags',
  tagsHint: 'Separate them with commas',
  readOnly: 'This story can only be read right now.',
  unreadable:
    'The text of this story can’t be opened as it is stored. Editing is closed so that nothing of it is lost.',

  blocks,
  embeds: embeds.editor,

  toolbar: {
    label: 'Writing tools',
    paragraph: 'Paragraph',
    heading2: 'Heading',
    heading3: 'Smaller heading',
    headingShort2: 'Heading',
    headingShort3: 'Smaller',
    bold: 'Bold',
    italic: 'Italic',
    link: 'Link',
    bulletList: 'Bulleted list',
    orderedList: 'Numbered list',
    blockquote: 'Quote',
    pullQuote: 'Pull quote',
    figure: 'Picture',
    embed: 'Post or video',
    library: 'Media library',
    horizontalRule: 'Divider',
    rtl: 'Right to left',
    ltr: 'Left to right',
    insert: 'New block',
    block: 'Options for the block',
    undo: 'Undo',
    redo: 'Redo',
    pastePlain: 'Paste as plain text',
  },

  address: {
    link: 'Link address',
    embed: 'Address of the post or video',
    put: 'Insert',
    remove: 'Remove link',
    close: 'Close',
    badLink: 'This isn’t a page’s address. One looks like https://example.org/page',
    badEmbed: 'This is no page’s address. A right one: https://x.com/name/status/123',
  },

  figure: {
    label: 'Picture',
    caption: 'Caption',
    captionHint: 'Caption',
    credit: 'Credit',
    creditHint: 'Where the picture is from',
    alt: 'Description',
    altHint: 'What the picture shows, for those who can’t see it',
    noPicture: 'No picture file yet',
    choose: 'Choose a picture',
    replace: 'Replace picture',
    remove: 'Remove picture',
    uploading: 'Uploading “{name}”…',
    retry: 'Try again',
    dismiss: 'Close',
    failed: {
      network: '“{name}” wasn’t uploaded: the connection failed.',
      not_a_picture:
        '“{name}” wasn’t uploaded: it isn’t a readable picture. JPEG, PNG, WebP, GIF and AVIF are.',
      unsupported_type:
        '“{name}” wasn’t uploaded: files of this kind aren’t taken. JPEG, PNG, WebP, GIF and AVIF are.',
      too_large: '“{name}” wasn’t uploaded: it is larger than 25 MB or 50 million pixels.',
      damaged_file:
        '“{name}” wasn’t uploaded: the file is damaged or did not arrive whole. Open it on your device to check it.',
      heic_picture:
        '“{name}” wasn’t uploaded: it is a HEIC picture, as iPhones keep them. Export it as JPEG and upload that.',
      two_files_in_one:
        '“{name}” wasn’t uploaded: another file is hidden in it. Save the picture anew and upload that.',
      too_many_requests: '“{name}” wasn’t uploaded: many files wait their turn. Try again in a minute.',
      not_signed_in: '“{name}” wasn’t uploaded: your session has ended. Sign in, then try again.',
      other: '“{name}” wasn’t uploaded. Try again.',
    },
  },

  pullQuote: {
    label: 'Pull quote',
    attribution: 'Said by',
    attributionHint: 'Who said it',
  },

  save: {
    now: 'Save',
    saved: 'Saved {time}',
    savedPlain: 'Saved',
    unsaved: 'Not saved yet',
    saving: 'Saving…',
    failed: 'Not saved: {why}',
    why: {
      network: 'the server can’t be reached. Your text is safe here, and we keep trying.',
      not_signed_in: 'your session has ended. Your text is safe here.',
      too_many_requests: 'the server is busy. Your text is safe here, and we keep trying.',
      refused: 'the server didn’t accept this text. Your text is safe here.',
      too_large: 'the story is over the size limit. Your text is safe here.',
      controls: '{field} holds an invisible mark that isn’t allowed. Delete it and write the word again.',
      tooLong:
        '{field}: longer than {n} characters. Shorten it so that it can be saved; your text stays here.',
      tooMany: '{field}: more than {n}. Remove some so that it can be saved.',
      stale_revision: 'a newer version of this story was saved.',
      closed: 'you can’t edit this story right now.',
      other_person:
        'another account is signed in. Your text is safe here, and isn’t saved under another name.',
      elsewhere: 'you are writing in another window.',
    },
    retry: 'Try now',
  },

  trouble: {
    staleBy: '{name} saved a newer version of this story at {time}.',
    stale: 'A newer version of this story was saved at {time}, by somebody else or in another window.',
    staleUnknown: 'A newer version of this story was saved, by somebody else or in another window.',
    closed: 'This story has moved on, and you can’t edit it any more.',
    safe: 'Your text is kept as it is on this page and on this device. Nothing is sent until you choose.',
    copy: 'Copy my text',
    copied: 'Your text was copied.',
    notCopied: 'Copying failed. Select the text and copy it yourself.',
    loadTheirs: 'Open the newer version',
  },

  saving,

  count: {
    label: 'Length',
    words: {
      zero: 'no words',
      one: '1 word',
      two: '2 words',
      few: '{n} words',
      many: '{n} words',
      other: '{n} words',
    },
    characters: {
      zero: 'no characters',
      one: '1 character',
      two: '2 characters',
      few: '{n} characters',
      many: '{n} characters',
      other: '{n} characters',
    },
  },

  paste,
} satisfies EditorWords;
