import type { MomentText } from '#components/ui/moment.tsx';
import type { BanDays, RejectReason } from '#newsroom/comments/types.ts';

export type CommentState = 'waiting' | 'approved' | 'rejected';
export type QueueFilter = CommentState | 'reported';

/** A comment as the queue shows it; all words but its own are the desk's. */
export interface ModeratedComment {
  id: string;
  version: number;
  state: CommentState;
  name: string;
  isStaff: boolean;
  text: string;
  /** What the house noticed, in words. */
  flags: string[];
  reason: RejectReason;
  /** «بلاغان»; null for none. */
  reports: string | null;
  when: MomentText;
  story: { id: string; headline: string };
  /** Its address is still known, as a hash. */
  hasSender: boolean;
}

export interface QueuePage {
  comments: ModeratedComment[];
  more: boolean;
  counts: Record<'waiting' | 'reported', number>;
}

/** What a decision answers; `message` says why it was not carried out. */
export type DecisionAnswer =
  | { ok: true; changed: ModeratedComment[]; stale: ModeratedComment[]; banId?: string }
  | { ok: false; message: string };

/** Which comments, each in the version that was seen. */
export type Seen = { id: string; version: number }[];

export interface QueueActions {
  load(filter: QueueFilter, storyId: string | null, after: string | null): Promise<QueuePage>;
  decide(comments: Seen, to: CommentState, reason: RejectReason): Promise<DecisionAnswer>;
  ban(comment: Seen[number], kind: 'name' | 'sender', days: BanDays): Promise<DecisionAnswer>;
  liftBan(id: string): Promise<void>;
}
