/** What a form's server action answers; `fields` keeps what was typed, since a form without a script is drawn anew. */
export interface FormAnswer {
  ok: boolean;
  message: string;
  /** The name of the field that the message is about. */
  field?: string;
  fields?: Record<string, string>;
  /** Shown once, never stored in the clear: a new password or token. */
  secret?: string;
}

export type FormAction = (previous: FormAnswer | null, form: FormData) => Promise<FormAnswer | null>;
