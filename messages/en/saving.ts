import type { saving as arabic } from '../ar/saving.ts';

export const saving = {
  elsewhere: 'You are writing in another window of yours; this one follows. Type here to move over.',
  notKept: 'This browser keeps no copy on the device: don’t close the page before the text is saved.',
  found: 'You wrote this at {time} and it hadn’t reached the server. It is back, and being saved.',
  foundClose: 'OK',
  aside: 'This device has text of yours from {time} that was put aside when you chose another version.',
  asideRestore: 'Restore it',
  asideDrop: 'Delete it',

  others: 'Open here now: {names}',
  otherWindow: 'another window of yours',

  unsent:
    'This device has text that hasn’t reached the server and couldn’t be saved by itself. Open the story to see why:',
  untitled: 'Untitled',

  signIn: {
    open: 'Sign in here',
    title: 'Sign in again',
    safe: 'Your text is kept as it is on this page and on this device. It is saved as soon as you are in.',
    otherPerson:
      'This browser is signed in to another account by now. {name} wrote this text, and it isn’t saved under anybody else’s name.',
    account: 'Account',
    password: 'Password',
    submit: 'Sign in',
    busy: 'One moment…',
    later: 'Later',
    network: 'The server can’t be reached. Your text is safe here. Try again.',
  },

  compare: {
    open: 'Compare and merge',
    merge: 'Merge',
    ready: 'You changed different places: the merge is ready, and nothing is lost in it.',
    title: 'Two versions of one story',
    intro: '{name} saved a newer version at {time}. Your text hasn’t been sent yet.',
    introUnknown: 'A newer version of this story was saved. Your text hasn’t been sent yet.',
    proposal:
      'Chosen in each place is what was changed there. Where both of you changed it, it is marked and holds both texts or yours: choose as you like.',
    somebody: 'the other',
    mine: 'Your text',
    theirs: 'Text by {name}',
    both: 'Both texts',
    change: { mine: 'Your change', theirs: 'Change by {name}', both: 'Changed by both' },
    nothing: 'Nothing in this place',
    sameWords: 'The same words, formatted differently',
    choose: 'What stays in this place',
    body: 'Story text',
    noDifference: 'The versions don’t differ.',
    apply: 'Merge as chosen',
    allMine: 'Take all of mine',
    allTheirs: 'Take all of {name}’s',
    close: 'Close and change nothing',
  },
} satisfies typeof arabic;
