import type { ReadsWords } from '#messages/ar/reads.ts';

export interface StoryReadsProps {
  /** «1234 قراءة» */
  total: string;
  days: { day: string; label: string; reads: number; text: string }[];
  sources: { source: string; reads: number; text: string }[];
  depths: number[];
  words: ReadsWords;
}

/** A story's readers: how many by day, from where, how far. Each bar says its number in words beside it. */
export function StoryReads({ total, days, sources, depths, words }: StoryReadsProps) {
  const sourceName = (source: string) =>
    source === 'ours' ? words.ours : source === 'none' ? words.direct : source;
  const ended = depths.reduce((sum, count) => sum + count, 0);
  return (
    <section className="reads" aria-labelledby="reads">
      <h2 id="reads">{words.title}</h2>
      {days.length === 0 ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <>
          <p className="reads-total">{total}</p>
          <Bars
            title={words.byDay}
            rows={days.map(({ day, label, reads, text }) => ({ key: day, label, value: reads, text }))}
          />
          <Bars
            title={words.from}
            rows={sources.map(({ source, reads, text }) => ({
              key: source,
              label: sourceName(source),
              value: reads,
              text,
            }))}
          />
          {ended > 0 ? (
            <Bars
              title={words.depth}
              rows={words.quarters.map((label, index) => ({
                key: label,
                label,
                value: depths[index] ?? 0,
                text: `${Math.round(((depths[index] ?? 0) / ended) * 100)}%`,
              }))}
            />
          ) : null}
        </>
      )}
      <p className="quiet">{words.about}</p>
    </section>
  );
}

function Bars({
  title,
  rows,
}: {
  title: string;
  rows: { key: string; label: string; value: number; text: string }[];
}) {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <>
      <h3>{title}</h3>
      <ul className="reads-bars">
        {rows.map(({ key, label, value, text }) => (
          <li key={key}>
            <span dir="auto">{label}</span> <span className="reads-number">{text}</span>
            <meter min={0} max={most} value={value} aria-hidden="true" />
          </li>
        ))}
      </ul>
    </>
  );
}
