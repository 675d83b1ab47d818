/** What moderators may give as a reason; readers are told none of them. */
export const rejectReasons = ['abuse', 'off_topic', 'advert', 'falsehood'] as const;
export type RejectReason = (typeof rejectReasons)[number] | '';

export const commentStates = ['waiting', 'approved', 'rejected'] as const;

export const commentFilters = ['waiting', 'reported', 'approved', 'rejected'] as const;

/** For how many days somebody may be banned. An address is another person's after a while: never for longer. */
export const banDays = [1, 7, 30] as const;
export type BanDays = (typeof banDays)[number];
