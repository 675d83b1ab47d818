/** One message of a chat as it was copied. */
export interface ChatMessage {
  author: string;
  text: string;
}

// `[9:41 م، 3/2/2026] أم كريم: …`: two parts of figures in brackets, then a name.
const whatsappHead =
  /^\[[^\]\n]{0,6}\p{Nd}{1,2}[:.]\p{Nd}{2}[^\]\n]{0,24}\]\s[^\n:]{1,80}:\s|^\[[^\]\n]{0,20}\p{Nd}{1,4}[/.-]\p{Nd}{1,2}[^\]\n]{0,24}\]\s[^\n:]{1,80}:\s/u;
const telegramHead = /^(.{1,80}?), \[(\p{Nd}{1,4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{1,4},? [^\]\n]{3,12})\]$/u;
const invisible = /[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** The messages of a WhatsApp chat; null where the text isn't one. */
export function readWhatsApp(text: string): ChatMessage[] | null {
  return readMessages(text, (line) => {
    if (!whatsappHead.test(line.replace(invisible, ''))) return null;
    // A name may be a telephone number, whose own marks keep its order: only the test is done without them.
    const end = line.indexOf(']');
    const colon = line.indexOf(':', end);
    return { author: line.slice(end + 1, colon).trim(), text: line.slice(colon + 1).trimStart() };
  });
}

/** The messages of a Telegram Desktop chat; null where the text isn't one. */
export function readTelegram(text: string): ChatMessage[] | null {
  return readMessages(text, (line) => {
    const head = telegramHead.exec(line.replace(invisible, '').trim());
    return head ? { author: (head[1] ?? '').trim(), text: '' } : null;
  });
}

function readMessages(text: string, readHead: (line: string) => ChatMessage | null): ChatMessage[] | null {
  const messages: ChatMessage[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const head = readHead(line);
    const last = messages.at(-1);
    if (head) messages.push(head);
    else if (!last) return null;
    else last.text += last.text === '' ? line : `\n${line}`;
  }
  return messages.length > 0 ? messages : null;
}

/** Whether names must stay: with one voice they say nothing, with two they say everything. */
export function needsNames(messages: readonly ChatMessage[]): boolean {
  return new Set(messages.map((message) => message.author)).size > 1;
}
