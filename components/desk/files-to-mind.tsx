import { media as arabic } from '#messages/ar/media.ts';
import { media as english } from '#messages/en/media.ts';
import type { Locale } from '#messages/locale.ts';
import type { RightsCaution, RightsProblem } from '#newsroom/media-rights.ts';
import { countWords, fill } from './words.ts';

interface FilesToMindProps {
  files: {
    id: string;
    name: string;
    problem: RightsProblem | null;
    cautions: RightsCaution[];
    agency: string;
    territory: string;
    terms: string;
    rightsUntil: string;
  }[];
  locale: Locale;
  digits: 'western' | 'arabic';
}

/** What the rights of a story's files ask of whoever publishes it; nothing where they ask nothing. */
export function FilesToMind({ files, locale, digits }: FilesToMindProps) {
  const words = (locale === 'ar' ? arabic : english).rights;
  const named = files.filter(({ problem, cautions }) => problem || cautions.some((one) => one !== 'none'));
  const unrecorded = files.length - named.length;
  if (files.length === 0) return null;
  return (
    <section className="files-to-mind" aria-label={words.title}>
      <h3>{words.title}</h3>
      <ul>
        {named.map((file) => {
          const said = { date: file.rightsUntil, territory: file.territory, terms: file.terms };
          return (
            <li key={file.id}>
              <a href={`/desk/media?file=${file.id}`} dir="auto">
                {file.name || file.id}
              </a>
              {file.problem ? <strong>{fill(words.problems[file.problem], said)}</strong> : null}
              {file.agency ? <span dir="auto">{fill(words.from, { agency: file.agency })}</span> : null}
              {file.cautions
                .filter((one) => one !== 'none')
                .map((one) => (
                  <span key={one} dir="auto">
                    {fill(words.cautions[one], said)}
                  </span>
                ))}
            </li>
          );
        })}
      </ul>
      {unrecorded > 0 ? (
        <p className="quiet">{countWords(unrecorded, words.unrecorded, locale, digits)}</p>
      ) : null}
    </section>
  );
}
