/** One letter as it arrived: what a donor's mail program would have got, and what travels beside it. */
export interface ReceivedLetter {
  id: number;
  receivedAt: string;
  to: Correspondent;
  /** Further readers of the same letter: more of `to`, `cc` and `bcc`. */
  alsoTo?: Correspondent[];
  from: Correspondent;
  replyTo?: Correspondent;
  subject: string;
  text: string;
  html: string;
  customArgs: Record<string, string>;
  headers: Record<string, string>;
  /** Documents beside it, base64; pictures that lie in the letter are in its HTML. */
  attachments?: { filename: string; type: string; content: string }[];
}

export interface Correspondent {
  email: string;
  name?: string | undefined;
}
