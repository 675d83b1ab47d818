import type { ErrorWords } from '../ar/errors.ts';

export const errors: ErrorWords = {
  malformed:
    'We could not make sense of that request, and nothing was changed. Reload the page and try again.',
  not_signed_in: 'Your session has ended. Everything saved is safe. Sign in, then try again.',
  wrong_role: 'Your account does not cover this step, and nothing was changed. Ask an editor or an admin.',
  own_story:
    'You wrote this story, so approving it takes a second pair of eyes. Nothing was changed; ask a colleague.',
  own_rights: 'An admin does not change their own rights. Nothing was changed; ask another admin.',
  other_person:
    'Somebody else has signed in since this page was opened, and nothing is done under another person’s name. Whoever’s page it was signs in again.',
  foreign_origin:
    'The request came from a page outside this site, so it was not carried out. Open the newsroom by its own address and try again.',
  not_found: 'We could not find that, or your account has no access to it. Nothing was changed.',
  wrong_state:
    'The story’s state had changed before your request, so it was not carried out. Everything saved is safe. Reload to see where it stands.',
  stale_revision:
    'A newer version of this story was saved since you last saw it, so the request was not carried out. Both versions are kept. Reload, read the newer one, then try again.',
  already_exists:
    'That exists already, and nothing was changed. Use the existing one, or choose another name or email.',
  comments_closed:
    'This story takes no more comments, so yours was not saved. Earlier ones can still be read.',
  commenter_banned: 'Comments under this name or from this address are not accepted now. Nothing was saved.',
  proof_refused:
    'This attempt has expired or was used before, so your comment was not saved. Try again; what you wrote is still here.',
  too_large:
    'That is larger than allowed, so it was not saved. The last saved version is safe. Shorten the text or shrink the file, then try again.',
  unsupported_type: 'Files of this kind are not accepted, and nothing was saved. Try another kind.',
  invalid:
    'One of the fields holds a value that won’t do, so nothing was saved. What you typed is still here. Correct the field and try again.',
  invalid_body:
    'Part of the text cannot be saved. The last saved version is safe. Remove what you pasted last, then try again.',
  note_needed: 'This step needs a note that says why. Nothing was changed. Write the note, then try again.',
  headline_needed:
    'A story cannot be sent without a headline. Your text is saved. Write one, then try again.',
  time_needed: 'The time is missing or has passed. Nothing was changed. Choose a time to come.',
  idempotency_mismatch:
    'This request’s key was used for another request, so it was not carried out. Reload the page and try again.',
  not_a_picture: 'The file is not a picture we can read, and nothing was saved. Try a JPEG, PNG or WebP.',
  damaged_file:
    'The file is damaged or did not arrive whole, and nothing was saved. Open it on your device to check it, then upload it again.',
  heic_picture:
    'This is a HEIC picture, as iPhones keep them. We cannot read it, and nothing was saved. Export it as JPEG and upload that: on the phone choose Settings, Camera, Formats, “Most Compatible”, or mail it to yourself.',
  two_files_in_one:
    'Another file (code or an archive) is hidden in this one, and nothing was saved. Open the picture on your device, save it anew and upload the new copy.',
  address_refused:
    'We do not fetch files from this address, and nothing was saved. Public internet addresses that begin with https:// are taken. Download the file to your device and upload it.',
  address_silent:
    'No file came from this address: there is none, or the site does not answer or forbids downloads. Nothing was saved. Download it to your device and upload it.',
  address_too_large:
    'The file at this address is larger than 30 MB, the most that is fetched, and nothing was saved. Download it to your device and upload it.',
  address_no_file:
    'This is the address of a page, not of a file, and nothing was saved. Open the picture by itself in your browser and copy its address.',
  picture_withdrawn:
    'The story holds a file that was withdrawn, so it was not published. Your text is saved. Remove or replace the file and try again.',
  rights_lapsed:
    'The story holds a file whose rights have ended, so it was not published. Your text is saved. Replace it, or extend its rights in the media library.',
  rights_needed:
    'The story holds a file for which no right is on record, so it was not published. Your text is saved. Write its right down in the media library, or replace it, and try again.',
  credit_needed:
    'A picture or recording in the story has no credit. Your text is saved. Write the credit and try again.',
  not_live:
    'This story was taken down or is not published yet, so it can’t stand before readers. Nothing has changed. Choose one that is published.',
  in_use:
    'This file is used in a story, so it was not deleted. Remove it from the stories first, or withdraw it.',
  edition_closed: 'The English edition is switched off. An admin switches it on in the settings.',
  frame_not_allowed: 'This frame is from a site that isn’t allowed. An admin adds sites in the settings.',
  too_many_requests: 'Too many tries in a short time. Nothing was changed. Wait a minute, then try again.',
  unexpected: 'Something went wrong on our side. Everything saved so far is safe. Try again in a moment.',
};
