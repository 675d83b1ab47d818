import { houseReason } from '#components/desk/house-reason.ts';
import type { HistoryLine } from '#components/desk/story-history.tsx';
import { countWords, editionWords, fill, numberWords, scheduleWords } from '#components/desk/words.ts';
import { isEdition } from '#document/edition.ts';
import { getOriginal } from '#newsroom/editions.ts';
import type { Actor, HistoryEntry } from '#newsroom/types.ts';
import type { Desk } from '../../get-desk.ts';

/** A story's history in the words of the desk, for this person. */
export function historyLines(entries: HistoryEntry[], actor: Actor, desk: Desk): Promise<HistoryLine[]> {
  const { words, locale, settings, moment } = desk;
  return Promise.all(
    entries.map(async (entry) => ({
      entry,
      moment: moment(entry.at),
      due: entry.due === null ? null : { label: scheduleWords(locale).dueAt, moment: moment(entry.due) },
      what: await whatHappened(entry, actor, desk),
      revision:
        entry.revision === null
          ? null
          : fill(words.story.revision, { n: numberWords(entry.revision, locale, settings.digits) }),
      note: noteOf(entry, desk),
    })),
  );
}

async function whatHappened(entry: HistoryEntry, actor: Actor, desk: Desk): Promise<string> {
  const { words, locale, settings } = desk;
  const { action, saves = 1 } = entry;
  if (action === 'choose-edition') return editionChosen(entry, actor, desk);
  if (action === 'edit' && saves > 1) return countWords(saves, words.counts.saves, locale, settings.digits);
  return words.story.events[action];
}

async function editionChosen({ note }: HistoryEntry, actor: Actor, { db, locale }: Desk): Promise<string> {
  const words = editionWords(locale).desk;
  const [edition, original] = (note ?? '').split(' ');
  const values = { edition: isEdition(edition) ? words.editions[edition] : '' };
  if (!original) return fill(words.chose, values);
  const known = await getOriginal(db.read, actor, original);
  return known?.headline
    ? fill(words.choseOriginal, { ...values, headline: known.headline })
    : fill(words.choseUnseen, values);
}

function noteOf({ action, note, actor }: HistoryEntry, { locale }: Desk): string | null {
  if (action === 'choose-edition') return null;
  return note && actor.id === null ? houseReason(note, locale) : note;
}
