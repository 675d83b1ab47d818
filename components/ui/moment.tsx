/** A moment in words, with the exact one on hover and for machines. Both texts are the server's: no clock here. */
export interface MomentText {
  iso: string;
  /** «قبل 5 دقائق» */
  relative: string;
  /** «13 حزيران (يونيو) 2022، 15:04» */
  exact: string;
}

export function Moment({ moment, show = 'relative' }: { moment: MomentText; show?: 'relative' | 'exact' }) {
  return (
    <time dateTime={moment.iso} title={moment.exact}>
      {show === 'relative' ? moment.relative : moment.exact}
    </time>
  );
}
